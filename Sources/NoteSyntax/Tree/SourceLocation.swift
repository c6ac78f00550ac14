/// A place in a note's source file.
///
/// Lines count from 1. Columns count from 1 in UTF-8 bytes, as libcmark and the Swift compiler count;
/// the printer of diagnostics turns them into columns of characters for people.
public struct SourceLocation: Hashable, Comparable, Codable, Sendable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// A half-open stretch of a source file: `end` is the place after its last byte.
public struct SourceRange: Hashable, Codable, Sendable {
  public var start: SourceLocation
  public var end: SourceLocation

  public init(_ start: SourceLocation, _ end: SourceLocation) {
    self.start = start
    self.end = end
  }

  public init(_ location: SourceLocation) { self.init(location, location) }
}
