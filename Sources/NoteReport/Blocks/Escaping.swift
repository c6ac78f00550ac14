/// Text made safe for HTML: as content and inside double-quoted attributes.
func escaped(_ text: some StringProtocol) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "&"): bytes += "&amp;".utf8
    case UInt8(ascii: "<"): bytes += "&lt;".utf8
    case UInt8(ascii: ">"): bytes += "&gt;".utf8
    case UInt8(ascii: "\""): bytes += "&quot;".utf8
    default: bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// A link's destination as CommonMark's reference implementation writes it into an attribute: bytes that
/// may not stand in a URI are percent-encoded, and an existing `%` is left alone.
func escapedDestination(_ destination: some StringProtocol) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(destination.utf8.count)
  for byte in destination.utf8 {
    switch byte {
    case UInt8(ascii: "&"): bytes += "&amp;".utf8
    case UInt8(ascii: "'"): bytes += "&#x27;".utf8
    case _ where isAllowedInURI(byte): bytes.append(byte)
    default: bytes += percentEncoded(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// A file name or an anchor as one component of a relative link, ready for an attribute.
func escapedComponent(_ name: some StringProtocol) -> String {
  var bytes: [UInt8] = []
  for byte in name.utf8 {
    let isPlain =
      isAllowedInURI(byte) && !"#%/:?'&\"".utf8.contains(byte)
    bytes += isPlain ? [byte] : percentEncoded(byte)
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func percentEncoded(_ byte: UInt8) -> [UInt8] {
  let digits = Array("0123456789ABCDEF".utf8)
  return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
}

private func isAllowedInURI(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: "!#$%()*+,-./:;=?@_~&'".utf8.contains(byte)
  }
}

/// What a link's destination may do to the reader.
enum DestinationSafety {
  case safe
  /// Runs code, or shows what it carries as a page of its own.
  case dangerous
  /// Loads something from elsewhere, where it is an image.
  case remote

  /// - Parameter destination: as in the tree, entities and backslashes resolved.
  init(of destination: String, isImage: Bool) {
    // Browsers skip control characters and spaces before and inside the scheme.
    let plain = String(
      decoding: destination.utf8.filter { $0 > 32 && $0 != 127 }.prefix(64), as: UTF8.self
    ).lowercased()
    let isPicture = ["png", "gif", "jpeg", "webp"].contains {
      plain.hasPrefix("data:image/\($0)")
    }
    let schemes = ["javascript:", "vbscript:", "file:", "data:"]
    if schemes.contains(where: plain.hasPrefix), !(isImage && isPicture) {
      self = .dangerous
    } else if isImage,
      plain.hasPrefix("//") || plain.hasPrefix("http:") || plain.hasPrefix("https:")
    {
      self = .remote
    } else {
      self = .safe
    }
  }
}
