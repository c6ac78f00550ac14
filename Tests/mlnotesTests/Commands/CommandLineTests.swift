import Foundation
import Testing

@Suite struct `The command line` {
  @Test(arguments: [["--help"], ["build", "--help"], ["help"], ["--version"], ["help", "check"]])
  func `answers questions`(arguments: [String]) async throws {
    let ended = try await Site().start(arguments).end()
    #expect(ended.status == 0)
    #expect(!ended.output.isEmpty)
    #expect(ended.errors.isEmpty)
  }

  @Test func `says its version`() async throws {
    #expect(try await Site().start(["--version"]).end().output == "mlnotes 0.1.0\n")
  }

  @Test(arguments: [
    ["biuld"], ["chekc"], ["build", "--jbos", "2"], ["build", "--jobs", "many"],
    ["build", "--jobs", "0"],
    ["build", "--jobs", "-1"], ["new"], ["build", "a", "b"], ["build", "--json"], ["--nothing"],
  ])
  func `refuses what it does not understand`(arguments: [String]) async throws {
    let ended = try await Site(note: "# A\n").start(arguments).end()
    #expect(ended.status == 2)
    #expect(ended.output.isEmpty)
    #expect(ended.errors.lowercased().contains("error: "), "\(ended.errors)")
  }

  @Test(arguments: [
    (["biuld"], "build"), (["chekc"], "check"), (["lst"], "list"), (["claen"], "clean"),
    (["build", "--jbos", "2"], "--jobs"), (["build", "--quite"], "--quiet"),
    (["build", "--keep-goign"], "--keep-going"),
  ])
  func `names the nearest word for a mistyped one`(arguments: [String], word: String) async throws {
    let ended = try await Site(note: "# A\n").start(arguments).end()
    #expect(ended.status == 2)
    #expect(ended.errors.contains("'\(word)'"), "\(ended.errors)")
  }

  @Test func `makes completions for shells`() async throws {
    for shell in ["bash", "zsh", "fish"] {
      let ended = try await Site().start(["--generate-completion-script", shell]).end()
      #expect(ended.status == 0)
      #expect(ended.output.contains("keep-going"))
    }
  }

  @Test(arguments: ["build", "check", "list", "clean"])
  func `needs a folder of notes`(command: String) async throws {
    let site = try Site()
    let missing = try await site.run(command, "none")
    #expect(missing.status == 2)
    #expect(
      missing.errors.contains("mlnotes: error: there is no folder 'none'\n  help: "),
      "\(missing.errors)")
    try site.write("# A\n", to: "file.md")
    let file = try await site.run(command, "file.md")
    #expect(file.status == 2)
    #expect(
      file.errors.contains("mlnotes: error: 'file.md' is a file, not a folder of notes"),
      "\(file.errors)")
    #expect(!site.exists("none"))
    #expect(!site.exists("output"))
  }

  @Test(arguments: ["build", "check"]) func `needs notes in the folder`(command: String)
    async throws
  {
    let site = try Site()
    let ended = try await site.run(command)
    #expect(ended.status == 2)
    #expect(ended.errors.contains("there are no notes in 'notes' (files that end in .md)"))
    #expect(ended.errors.contains("help: begin one: mlnotes new 01-first-note"))
  }

  @Test func `builds notes with spaces in the folder's name, named from anywhere`() async throws {
    let site = try Site()
    try site.write(note("print(\"page\")"), to: "my notes 笔记/n.md")
    try await site.expectWell(site.path("my notes 笔记") + "/")
    #expect(site.text("output/n.html").contains("page"))
  }

  @Test func `is silent when it is told to be`() async throws {
    let site = try Site(note: note("1"))
    let ended = try await site.expectWell("--quiet")
    #expect(ended.output.isEmpty && ended.errors.isEmpty)
    try site.write(note("fatalError()"), to: "notes/n.md")
    let failed = try await site.build("-q")
    #expect(failed.output.isEmpty)
    #expect(failed.errors.contains("error: "))
  }

  @Test func `says plainly in a pipe what it does`() async throws {
    let ended = try await Site(note: note("Claim(\"yes\", true)") + "\nIt is `{check} 1 = 1`.\n")
      .expectWell()
    #expect(!ended.output.contains("\u{1b}") && !ended.output.contains("\r"))
    #expect(ended.output.contains("notes/n.md: ran in "))
    #expect(
      ended.output.contains("1 note, 1 of 1 claim holds, 1 of 1 checked number is right"),
      "\(ended.output)")
    #expect(ended.output.hasSuffix("open output/index.html\n"))
  }
}

@Suite struct `A new note` {
  @Test(arguments: ["03-gradient-descent", "Ein \"Titel\" & mehr", "中文笔记", "a\\b"])
  func `builds as it is`(name: String) async throws {
    let site = try Site()
    let ended = try await site.run("new", name)
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.output == "wrote notes/\(name).md; build it with: mlnotes build notes\n")
    try await site.expectWell()
    #expect(site.exists("output/\(name).html"))
  }

  @Test func `has a title from its name`() async throws {
    let site = try Site()
    try await site.run("new", "03-gradient-descent.md")
    #expect(site.text("notes/03-gradient-descent.md").contains("title: \"Gradient descent\""))
  }

  @Test func `does not overwrite another`() async throws {
    let site = try Site(note: "mine")
    let ended = try await site.run("new", "n")
    #expect(ended.status == 2)
    #expect(
      ended.errors
        == "mlnotes: error: notes/n.md exists\n  help: choose another name, or edit that note\n")
    #expect(site.text("notes/n.md") == "mine")
  }

  @Test(arguments: ["a/b", ".hidden", "", " ", "../x", ".md"]) func `needs a name`(name: String)
    async throws
  {
    let site = try Site()
    let ended = try await site.run("new", name)
    #expect(ended.status == 2)
    #expect(ended.errors.contains("cannot name a note"), "\(ended.errors)")
    #expect(site.files(below: "notes").isEmpty)
  }

  @Test func `makes its folder`() async throws {
    let site = try Site()
    #expect(try await site.run("new", "n", "--notes", "deep/er").status == 0)
    #expect(site.exists("deep/er/n.md"))
  }
}

@Suite struct `Listing and cleaning` {
  @Test func `lists what a note covers and holds`() async throws {
    let site = try Site([
      "a.md":
        "---\ntitle: The *first*\nsource: [\"2.4\"]\ndraft: true\n---\n\nA `{swift} 1` `{check} 1 = 1`.\n\n"
        + "```swift experiment\n//| label: lst-one\n1\n```\n",
      "b.md": "# Second\n",
    ])
    let ended = try await site.run("list")
    #expect(ended.status == 0)
    #expect(
      ended.output == """
        notes/a.md  (draft)
          The first
          covers 2.4
          1 experiment block, 1 computed and 1 checked value
          labels: lst-one
        notes/b.md
          Second
          0 experiment blocks, 0 computed and 0 checked values

        """)
  }

  @Test func `lists with errors`() async throws {
    let site = try Site(note: note("1", options: "cahce: false"))
    let ended = try await site.run("list")
    #expect(ended.status == 1)
    #expect(ended.errors.contains("notes/n.md:4:5: error: unknown option 'cahce'"))
  }

  @Test func `cleans the caches and not the pages`() async throws {
    let site = try Site(note: note("1"))
    try await site.expectWell()
    let pages = site.files(below: "output")
    #expect(try await site.run("clean").output == "removed notes/.mlnotes\n")
    #expect(!site.exists("notes/.mlnotes"))
    #expect(site.files(below: "output") == pages)
    let again = try await site.run("clean")
    #expect(again.status == 0)
    #expect(again.output == "nothing to remove: there is no notes/.mlnotes\n")
  }
}
