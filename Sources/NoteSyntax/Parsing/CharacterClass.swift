/// What the rules of emphasis see in a character.
enum CharacterClass {
  case space, punctuation, other

  init(before offset: Int, in bytes: [UInt8]) {
    guard offset > 0 else {
      self = .space
      return
    }
    var start = offset - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    self.init(at: start, in: bytes)
  }

  init(at offset: Int, in bytes: [UInt8]) {
    guard offset < bytes.count else {
      self = .space
      return
    }
    let byte = bytes[offset]
    if byte < 0x80 {
      switch byte {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20: self = .space
      case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: self = .punctuation
      default: self = .other
      }
      return
    }
    let width = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    let scalar = String(decoding: bytes[offset..<min(bytes.count, offset + width)], as: UTF8.self)
      .unicodeScalars.first!
    switch scalar.properties.generalCategory {
    case .spaceSeparator: self = .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      self = .punctuation
    default: self = .other
    }
  }
}
