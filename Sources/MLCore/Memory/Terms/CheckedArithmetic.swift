// # Arithmetic that refuses to overflow
//
// Sizes come from a note's text: a batch of 10¹² must end in words, not in a trap.

/// The product of all values.
///
/// - Parameter what: what it would be the number of, for the error.
func checkedProduct(
  _ values: some Sequence<Int>, of what: @autoclosure () -> String
) throws(MemoryError) -> Int {
  var product = 1
  for value in values {
    let (next, overflow) = product.multipliedReportingOverflow(by: value)
    guard !overflow else { throw .overflow(of: what()) }
    product = next
  }
  return product
}

/// The sum of all values.
func checkedSum(
  _ values: some Sequence<Int>, of what: @autoclosure () -> String
) throws(MemoryError) -> Int {
  var sum = 0
  for value in values {
    let (next, overflow) = sum.addingReportingOverflow(value)
    guard !overflow else { throw .overflow(of: what()) }
    sum = next
  }
  return sum
}

/// Checks that a size is at least 1.
func check(size: Int, _ name: String) throws(MemoryError) {
  guard size >= 1 else { throw .sizeTooSmall(size, name: name) }
}
