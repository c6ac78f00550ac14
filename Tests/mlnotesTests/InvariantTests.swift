import Foundation
import Testing

/// What ARCHITECTURE.md says must stay true, read off the sources.
@Suite struct `The architecture's invariants` {
  private struct SourceFile {
    /// From the package's root: `Sources/MLCore/Numerics/Sums.swift`.
    var path: String
    var text: String
    var module: String { path.split(separator: "/")[1].description }
    var imports: Set<String> {
      Set(
        text.split(separator: "\n").compactMap { line -> String? in
          let words = line.split(separator: " ")
          guard let at = words.firstIndex(of: "import"), at + 1 < words.count,
            words[..<at].allSatisfy({ $0.hasPrefix("@") || $0 == "internal" || $0 == "public" })
          else { return nil }
          return words[at + 1].split(separator: ".").first.map(String.init)
        })
    }
  }

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private let files: [SourceFile]

  init() throws {
    let sources = Self.root.appendingPathComponent("Sources").resolvingSymlinksInPath().path
    files = try FileManager.default.subpathsOfDirectory(atPath: sources)
      .filter { $0.hasSuffix(".swift") }
      .map {
        SourceFile(
          path: "Sources/" + $0,
          text: try String(contentsOfFile: sources + "/" + $0, encoding: .utf8))
      }
    #expect(files.count > 100, "the sources were not found: \(sources)")
  }

  private func modules(importing name: String) -> Set<String> {
    Set(files.filter { $0.imports.contains(name) }.map(\.module))
  }

  @Test(arguments: ["CCMark", "CXXHash", "CSleef", "CKernels", "CDatasets", "CJavaScriptCore"])
  func `one file imports each C library`(_ name: String) {
    #expect(files.filter { $0.imports.contains(name) }.count == 1)
  }

  @Test func `what a note links does not need Foundation`() {
    let linked: Set = ["MLCore", "SVGCharts", "NoteRecord", "NoteKit"]
    #expect(modules(importing: "Foundation").isDisjoint(with: linked))
    #expect(modules(importing: "FoundationEssentials").isDisjoint(with: linked))
  }

  @Test func `the libraries know nothing of notes`() {
    let ours: Set = ["NoteSyntax", "NoteRecord", "NoteKit", "NoteRunner", "NoteReport"]
    for file in files where ["MLCore", "SVGCharts"].contains(file.module) {
      #expect(file.imports.isDisjoint(with: ours), "\(file.path)")
    }
  }

  @Test func `only NoteRunner starts processes`() {
    #expect(modules(importing: "Subprocess") == ["NoteRunner"])
    for file in files where file.module != "NoteRunner" {
      for call in ["posix_spawn", "execve(", "= Process()", "popen("] {
        #expect(!file.text.contains(call), "\(file.path) calls \(call)")
      }
    }
  }

  @Test func `only NoteRunner, the command line and KaTeX's files touch the file system`() {
    let allowed: Set = ["NoteRunner", "mlnotes"]
    for file in files
    where !allowed.contains(file.module) && !file.path.hasSuffix("Maths/KaTeXFiles.swift")
      && !file.path.hasPrefix("Sources/NoteKit/Session/")
    {
      for call in ["FileManager", "fopen(", "contentsOfFile", "contentsOf: URL", "FileHandle"] {
        #expect(!file.text.contains(call), "\(file.path) uses \(call)")
      }
    }
  }

  @Test func `nothing that makes a page reads a clock or draws a random id`() {
    for file in files where !["NoteRunner", "mlnotes", "NoteKit"].contains(file.module) {
      for call in [
        "Date()", "Date.now", "UUID()", "ContinuousClock", "SystemRandomNumberGenerator()",
      ] {
        #expect(!file.text.contains(call), "\(file.path) uses \(call)")
      }
    }
  }

  @Test func `MLCore takes no elementary function of the C library`() {
    // `sqrt` is correctly rounded everywhere, and a method of Double.
    for file in files where file.module == "MLCore" {
      #expect(file.imports.isDisjoint(with: ["Glibc", "Darwin", "Musl"]), "\(file.path)")
    }
  }

  @Test func `the committed pages ask nothing of a network, and name no folder of a machine`()
    throws
  {
    let output = Self.root.appendingPathComponent("output").path
    let pages = try FileManager.default.subpathsOfDirectory(atPath: output)
      .filter { $0.hasSuffix(".html") || $0.hasSuffix(".css") || $0.hasSuffix(".json") }
    #expect(pages.contains("index.html"))
    for page in pages {
      let text = try String(contentsOfFile: output + "/" + page, encoding: .utf8)
      for load in [
        "src=\"http", "src=\"//", "url(http", "url(//", "@import", "rel=\"stylesheet\" href=\"http",
      ] {
        #expect(!text.contains(load), "\(page) loads \(load)")
      }
      #expect(!text.contains(Self.root.path + "/"), "\(page) names the folder of the project")
    }
  }

  @Test func `the README and the front page of MLCore show the example that is run`() throws {
    let example = try String(
      contentsOf: Self.root.appendingPathComponent("Examples/Digits/Sources/Digits/main.swift"),
      encoding: .utf8)
    for page in ["README.md", "Sources/MLCore/MLCore.docc/MLCore.md"] {
      let text = try String(contentsOf: Self.root.appendingPathComponent(page), encoding: .utf8)
      #expect(text.contains("```swift\n" + example + "```"), "\(page)")
    }
  }
}
