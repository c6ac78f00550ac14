/// A number as a reader wants it in a table or a sentence: up to six significant digits, no
/// trailing zeros, integers whole.
func readable(_ value: Double) -> String {
  if value.isFinite, value == value.rounded(), abs(value) < 1e15 {
    return NumberFormat.integer.string(from: value)
  }
  let text = NumberFormat.significant(6).string(from: value)
  guard let point = text.firstIndex(of: ".") else { return text }
  let end = text[point...].firstIndex(of: "×") ?? text.endIndex
  var number = text[..<end]
  while number.last == "0" { number.removeLast() }
  if number.last == "." { number.removeLast() }
  return String(number) + text[end...]
}
