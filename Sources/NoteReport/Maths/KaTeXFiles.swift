#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// KaTeX as installed on this machine: read when a formula or the site needs it, and not before.
final class KaTeXFiles: @unchecked Sendable {
  /// Debian's place, then Homebrew's and npm's.
  private static let folders = [
    "/usr/share/javascript/katex",
    "/opt/homebrew/lib/node_modules/katex/dist",
    "/usr/local/lib/node_modules/katex/dist",
  ]

  /// Where the script is, or is expected.
  let expectedScript: String

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    let files = FileManager.default
    expectedScript =
      environment["MLNOTES_KATEX"]
      ?? Self.folders.map { $0 + "/katex.min.js" }.first { files.fileExists(atPath: $0) }
      ?? Self.folders[0] + "/katex.min.js"
  }

  private var folder: String {
    expectedScript.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
  }

  private(set) lazy var script: String? = bytes(expectedScript).map {
    String(decoding: $0, as: UTF8.self)
  }

  /// Tells one KaTeX from another: FNV-1a over the script, eight bytes at a time.
  private(set) lazy var fingerprint: String? = script.map { script in
    var script = script
    let hash = script.withUTF8 { text in
      let bytes = UnsafeRawBufferPointer(text)
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for offset in stride(from: 0, to: bytes.count - 7, by: 8) {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        hash = (hash ^ UInt64(littleEndian: word)) &* 0x100_0000_01b3
      }
      return hash
    }
    return "\(script.utf8.count)-\(String(hash, radix: 16))"
  }

  var styleSheet: [UInt8]? { bytes(folder + "/katex.min.css") }

  func font(_ name: String) -> [UInt8]? {
    bytes(folder + "/fonts/" + name) ?? bytes("/usr/share/fonts/truetype/katex/" + name)
  }

  private func bytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { [UInt8]($0) }
  }
}
