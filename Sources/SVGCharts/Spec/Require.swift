/// A programmer's error ends the program with these words, in optimised builds too (where `precondition`
/// traps without a word): the person who reads them wrote a note, not this library.
@inline(__always)
func require(
  _ condition: @autoclosure () -> Bool, _ message: @autoclosure () -> String,
  file: StaticString = #fileID, line: UInt = #line
) {
  if !condition() { fatalError(message(), file: file, line: line) }
}
