import Foundation
import NoteRunner
import NoteSyntax
import Testing

private let toolchain = Toolchain(
  compiler: "/swiftc", version: "Swift version 6", modules: "", libraries: "", moduleMaps: [],
  modulesHash: ContentHash("modules"))

@Suite struct `The key of the cache` {
  private let base = """
    ---
    title: One
    seed: 3
    ---
    A sentence with `{swift} a` and `{check} 8.3% = a`.

    ```swift experiment
    //| label: fig-x
    //| fig-cap: Words
    //| timeout: 2s
    let a = 1
    ```

    ```swift experiment
    a + 1
    ```

    """

  private func key(
    _ text: String, toolchain: Toolchain = toolchain, file: String = "n.md",
    folder: String = "/nowhere"
  ) -> ContentHash {
    parse(text).cacheKey(toolchain: toolchain, file: file, notesFolder: folder)
  }

  private func changed(_ old: String, _ new: String) -> String {
    let text = base.replacing(old, with: new)
    #expect(text != base, "the example has no '\(old)'")
    return text
  }

  @Test(arguments: [
    ("A sentence", "Another one, and\n\na paragraph"), ("title: One", "title: Two"),
    ("fig-cap: Words", "fig-cap: Other words"), ("8.3% =", "8.4% ="), ("8.3% =", "8.3% <"),
    ("label: fig-x", "label: fig-y"), ("//| fig-cap: Words\n", ""),
    ("//| label: fig-x", "//| echo: false\n//| label: fig-x"), ("a`.\n", "a`.  \n> a quote\n"),
  ])
  func `stays the same when only words change`(old: String, new: String) {
    #expect(key(changed(old, new)) == key(base))
  }

  @Test(arguments: [
    ("let a = 1", "let a = 2"), ("a + 1", "a + 1 // words"), ("seed: 3", "seed: 4"),
    ("seed: 3", "seed: 3\noptimize: true"), ("seed: 3", "seed: 3\ntimeout: 5s"),
    ("timeout: 2s", "timeout: 3s"), ("timeout: 2s", "memory: 1MiB"), ("timeout: 2s", "seed: 9"),
    ("timeout: 2s", "timeout: 2s\n//| eval: false"),
    ("timeout: 2s", "timeout: 2s\n//| error: true"),
    ("timeout: 2s", "timeout: 2s\n//| expect: trap"), ("timeout: 2s", "timeout: 2s\n//| seed: 0"),
    ("{swift} a`", "{swift} a + 0`"), ("= a`", "= a + 0`"), (" and `{check} 8.3% = a`", ""),
    ("```\n\n```swift experiment\na", "a"),
  ])
  func `changes with everything that can change a record`(old: String, new: String) {
    #expect(key(changed(old, new)) != key(base))
  }

  @Test func `changes with the place of a value among the blocks`() {
    let block = "```swift experiment\nvar a = 1\n```\n"
    #expect(key("`{swift} 1`\n\n\(block)") != key("\(block)\n`{swift} 1`\n"))
  }

  @Test func `changes with the compiler and the modules, and not with where they lie`() {
    func with(
      compiler: String = "/swiftc", version: String = "Swift version 6", modules: String = "modules"
    ) -> ContentHash {
      key(
        base,
        toolchain: Toolchain(
          compiler: compiler, version: version, modules: compiler, libraries: "", moduleMaps: [],
          modulesHash: ContentHash(modules)))
    }
    #expect(with() == key(base))
    #expect(with(compiler: "/elsewhere/swiftc") == key(base))
    #expect(with(version: "Swift version 7") != key(base))
    #expect(with(modules: "others") != key(base))
  }

  @Test func `changes with the file's name, which a program can print`() {
    #expect(key(base, file: "m.md") != key(base))
  }

  @Test func `changes with the content of declared files`() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/mlnotes-key-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let text = "```swift experiment\n//| deps: [data.csv]\n1\n```\n"
    let missing = key(text, folder: folder)
    try Data("1\n".utf8).write(to: URL(fileURLWithPath: folder + "/data.csv"))
    let first = key(text, folder: folder)
    try Data("2\n".utf8).write(to: URL(fileURLWithPath: folder + "/data.csv"))
    let second = key(text, folder: folder)
    try Data("1\n".utf8).write(to: URL(fileURLWithPath: folder + "/data.csv"))
    #expect(Set([missing, first, second]).count == 3)
    #expect(key(text, folder: folder) == first)
  }
}
