/// Encodes any `Encodable` value as one line of JSON, without Foundation: a note's program must start fast,
/// and each module that NoteKit imports costs every note compile time. (The builder decodes with
/// Foundation's decoder.)
///
/// Numbers are written so that they read back as the same bits; values that are not finite as the
/// strings `"inf"`, `"-inf"` and `"nan"`. Keys stand in the order of the type's declaration.
public enum JSONLine {
  public static func encode(_ value: some Encodable) throws -> [UInt8] {
    let encoder = ValueEncoder(codingPath: [])
    try value.encode(to: encoder)
    var bytes: [UInt8] = []
    encoder.node.write(to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }
}

/// JSON under construction. Classes, since containers of `Encoder` are handles to something shared.
private class Node {
  func write(to bytes: inout [UInt8]) { bytes += "null".utf8 }
}

private final class Scalar: Node {
  let text: String
  init(_ text: String) { self.text = text }
  override func write(to bytes: inout [UInt8]) { bytes += text.utf8 }
}

private final class Text: Node {
  let text: String
  init(_ text: String) { self.text = text }
  override func write(to bytes: inout [UInt8]) { Text.write(text, to: &bytes) }

  static func write(_ text: String, to bytes: inout [UInt8]) {
    let hexadecimal = Array("0123456789abcdef".utf8)
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20:
        bytes += "\\u00".utf8
        bytes.append(hexadecimal[Int(byte >> 4)])
        bytes.append(hexadecimal[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

private final class Numbers: Node {
  let values: [Double]
  init(_ values: [Double]) { self.values = values }
  override func write(to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      node(of: value).write(to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }
}

private final class List: Node {
  var items: [Node] = []
  override func write(to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      item.write(to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }
}

private final class Object: Node {
  var members: [(key: String, value: Node)] = []
  override func write(to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for (index, member) in members.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      Text.write(member.key, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      member.value.write(to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }
}

private func node(of value: Double) -> Node {
  if value.isFinite { return Scalar(value.description) }
  return Text(value.isNaN ? "nan" : value > 0 ? "inf" : "-inf")
}

private func node(of value: some Encodable, at codingPath: [any CodingKey]) throws -> Node {
  switch value {
  case let value as String: return Text(value)
  case let value as Double: return node(of: value)
  case let value as Float: return node(of: Double(value))
  case let value as Bool: return Scalar(value ? "true" : "false")
  case let value as any BinaryInteger: return Scalar(String(value))
  case let value as [Double]: return Numbers(value)
  default:
    let encoder = ValueEncoder(codingPath: codingPath)
    try value.encode(to: encoder)
    return encoder.node
  }
}

private final class ValueEncoder: Encoder {
  var node = Node()
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  init(codingPath: [any CodingKey]) { self.codingPath = codingPath }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    let object = node as? Object ?? Object()
    node = object
    return KeyedEncodingContainer(Keyed<Key>(object: object, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    let list = node as? List ?? List()
    node = list
    return Unkeyed(list: list, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    Single(encoder: self, codingPath: codingPath)
  }
}

private struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let object: Object
  let codingPath: [any CodingKey]

  mutating func encodeNil(forKey key: Key) throws {
    object.members.append((key.stringValue, Node()))
  }

  mutating func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    object.members.append((key.stringValue, try node(of: value, at: codingPath + [key])))
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    let nested = Object()
    object.members.append((key.stringValue, nested))
    return KeyedEncodingContainer(Keyed<NestedKey>(object: nested, codingPath: codingPath + [key]))
  }

  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    let nested = List()
    object.members.append((key.stringValue, nested))
    return Unkeyed(list: nested, codingPath: codingPath + [key])
  }

  mutating func superEncoder() -> any Encoder { ValueEncoder(codingPath: codingPath) }
  mutating func superEncoder(forKey key: Key) -> any Encoder {
    ValueEncoder(codingPath: codingPath)
  }
}

private struct Unkeyed: UnkeyedEncodingContainer {
  let list: List
  let codingPath: [any CodingKey]
  var count: Int { list.items.count }

  mutating func encodeNil() throws { list.items.append(Node()) }

  mutating func encode<T: Encodable>(_ value: T) throws {
    list.items.append(try node(of: value, at: codingPath))
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> {
    let nested = Object()
    list.items.append(nested)
    return KeyedEncodingContainer(Keyed<NestedKey>(object: nested, codingPath: codingPath))
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    let nested = List()
    list.items.append(nested)
    return Unkeyed(list: nested, codingPath: codingPath)
  }

  mutating func superEncoder() -> any Encoder { ValueEncoder(codingPath: codingPath) }
}

private struct Single: SingleValueEncodingContainer {
  let encoder: ValueEncoder
  let codingPath: [any CodingKey]

  mutating func encodeNil() throws { encoder.node = Node() }

  mutating func encode<T: Encodable>(_ value: T) throws {
    encoder.node = try node(of: value, at: codingPath)
  }
}
