/// `{#name}`.
struct Attribute {
  var whole: Range<Int>
  var name: Range<Int>

  init?(_ bytes: [UInt8], at start: Int) {
    guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "{"),
      bytes[start + 1] == UInt8(ascii: "#")
    else { return nil }
    var end = start + 2
    while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: "}"),
      bytes[end] != UInt8(ascii: "{"), end - start < 1000
    {
      end += 1
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "}"), end > start + 2 else { return nil }
    whole = start..<(end + 1)
    name = (start + 2)..<end
  }
}
