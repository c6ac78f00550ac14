import Foundation
import Testing

@Suite(.serialized) struct `An output folder` {
  private let text = note("print(\"page\")")

  @Test func `that is a file is told`() async throws {
    let site = try Site(note: text)
    try site.write("mine", to: "output")
    let ended = try await site.build()
    #expect(ended.status == 2)
    #expect(
      ended.errors.contains("mlnotes: error: cannot make the folder output: "), "\(ended.errors)")
    #expect(ended.errors.contains("help: "))
    #expect(site.text("output") == "mine")
  }

  /// /proc takes no folder, from nobody.
  @Test func `that cannot be made is told`() async throws {
    let ended = try await Site(note: text).build("--output", "/proc/pages")
    #expect(ended.status == 2)
    #expect(ended.errors.contains("cannot make the folder /proc/pages: "), "\(ended.errors)")
  }

  @Test func `that may not be written is told`() async throws {
    let site = try Site(note: text)
    try await site.expectWell()
    let pages = site.files(below: "output")
    try site.write(note("print(\"other\")"), to: "notes/n.md")
    // The administrator may write anywhere: only an immutable folder stops that user.
    let chattr = "/usr/bin/chattr"
    func set(_ flag: String, _ mode: Int) async throws -> Bool {
      try? FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: site.path("output"))
      guard getuid() == 0 else { return true }
      guard FileManager.default.isExecutableFile(atPath: chattr) else { return false }
      return try await site.start([flag, site.path("output")], program: chattr).end().status == 0
    }
    guard try await set("+i", 0o555) else {
      // No immutable folders here: a file stands in the way of each of the site's folders instead.
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: site.path("output"))
      try site.remove("output/data")
      try site.write("in the way", to: "output/data")
      let ended = try await site.build()
      #expect(ended.status == 2)
      #expect(ended.errors.contains("output/data"), "\(ended.errors)")
      return
    }
    let ended = try await site.start(["build"]).end()
    _ = try await set("-i", 0o755)
    #expect(ended.status == 2)
    #expect(ended.errors.contains("mlnotes: error: cannot write output/"), "\(ended.errors)")
    #expect(ended.errors.contains("help: free some space, make the folder writable"))
    #expect(site.files(below: "output") == pages)
  }

  @Test func `that is full is told, and its pages are as they were`() async throws {
    let site = try Site(note: text)
    try FileManager.default.createDirectory(
      atPath: site.path("output"), withIntermediateDirectories: true)
    let mount = try? await site.start(
      ["-t", "tmpfs", "-o", "size=64k", "tmpfs", site.path("output")], program: "/bin/mount"
    ).end()
    guard mount?.status == 0 else {
      // Without the right to mount: the largest file that the build may write is small instead.
      try await expectFullByLimit()
      return
    }
    try site.write(String(repeating: "x", count: 40 << 10), to: "output/mine")
    let ended = try await site.start(["build"]).end()
    let mine = site.text("output/mine")
    let there = site.files(below: "output").keys.sorted()
    _ = try await site.start([site.path("output")], program: "/bin/umount").end()
    // The page had room, the style sheet had not: none is written without the other.
    #expect(there == ["mine"])
    #expect(ended.status == 2)
    #expect(ended.errors.lowercased().contains("no space left on device"), "\(ended.errors)")
    #expect(mine.utf8.count == 40 << 10)
  }

  private func expectFullByLimit() async throws {
    let site = try Site(note: text)
    try await site.expectWell()
    let pages = site.files(below: "output")
    try site.write(text + String(repeating: "\nMore words.\n", count: 100_000), to: "notes/n.md")
    // 512 blocks of 1 KiB: enough for the caches, not for the page.
    let ended = try await site.start(
      ["-c", "ulimit -f 1024; trap '' XFSZ; exec \"$0\" build", Site.program], program: "/bin/bash"
    ).end()
    #expect(ended.status == 2)
    #expect(
      ended.errors.contains("mlnotes: error: cannot write output/n.html: "), "\(ended.errors)")
    #expect(site.files(below: "output") == pages)
    #expect(site.leftovers() == [])
  }

  @Test func `holds no page of a note that is gone, and what is not ours`() async throws {
    let site = try Site(["a.md": text, "b.md": text])
    try await site.expectWell()
    try site.write("mine", to: "output/mine.txt")
    try site.remove("notes/b.md")
    try await site.expectWell()
    #expect(!site.exists("output/b.html"))
    #expect(!site.exists("output/data/b.json"))
    #expect(site.exists("output/a.html"))
    #expect(site.text("output/mine.txt") == "mine")
  }

  @Test func `may be named and may lie anywhere`() async throws {
    let site = try Site(note: text)
    try await site.expectWell("-o", "deep/er/页 面/")
    #expect(site.exists("deep/er/页 面/n.html"))
    #expect(!site.exists("output"))
  }

  @Test func `keeps the last good page of a note that fails`() async throws {
    let site = try Site(["a.md": text, "b.md": text])
    try await site.expectWell()
    let page = site.bytes("output/b.html")
    try site.write(note("fatalError()"), to: "notes/b.md")
    try site.write(note("print(\"other\")"), to: "notes/a.md")
    let ended = try await site.build()
    #expect(ended.status == 1)
    #expect(ended.errors.contains("output/ is as it was"))
    #expect(!site.text("output/a.html").contains("other"))
    let going = try await site.build("--keep-going")
    #expect(going.status == 1)
    #expect(going.errors.contains("the pages of the others are in output/"))
    #expect(site.text("output/a.html").contains("other"))
    #expect(site.bytes("output/b.html") == page)
  }

  @Test func `takes no page of a note with a reference to nothing`() async throws {
    let site = try Site(["a.md": text, "b.md": "# B\n\nSee @fig-none.\n"])
    let ended = try await site.build("--keep-going")
    #expect(ended.status == 1)
    #expect(site.exists("output/a.html"))
    #expect(!site.exists("output/b.html"))
  }

  @Test func `holds the files of each figure for as long as the figure is there`() async throws {
    let figure = note("Chart { BarMark(x: .value(\"Model\", \"A\"), y: .value(\"Recall\", 0.1)) }")
    let site = try Site(note: figure)
    try await site.expectWell()
    #expect(site.text("output/data/n/chart-1.csv") == "Model,Recall\r\nA,0.1\r\n")
    #expect(site.text("output/figures/n/chart-1.svg").hasPrefix("<?xml "))
    #expect(try await site.run("check").status == 0)

    try site.write("Model,Recall\r\nA,0.2\r\n", to: "output/data/n/chart-1.csv")
    let drifted = try await site.run("check")
    #expect(drifted.status == 1)
    #expect(drifted.errors.contains("output/data/n/chart-1.csv: differs"))
    try await site.expectWell()
    #expect(site.text("output/data/n/chart-1.csv") == "Model,Recall\r\nA,0.1\r\n")

    // A note that fails keeps its last page, and what lies beside it.
    try site.write(note("fatalError()"), to: "notes/n.md")
    #expect(try await site.build("--keep-going").status == 1)
    #expect(site.exists("output/figures/n/chart-1.svg"))

    try site.write(text, to: "notes/n.md")
    try await site.expectWell()
    #expect(!site.exists("output/figures/n"))
    #expect(!site.exists("output/data/n"))
    #expect(site.exists("output/data/n.json"))
  }

  @Test func `holds PNGs on demand, which check does not compare`() async throws {
    let figure = note("Chart { BarMark(x: .value(\"Model\", \"A\"), y: .value(\"Recall\", 0.1)) }")
    let site = try Site(note: figure)
    // A stand-in on a search path of its own: what is tested is not librsvg.
    let stand = "#!/bin/sh\n[ \"$1 $2 $3\" = \"--zoom 2 --output\" ] && cp \"$5\" \"$4\"\n"
    try site.write(stand, to: "bin/rsvg-convert")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: site.path("bin/rsvg-convert"))
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let with = ["PATH": "\(site.path("bin")):\(path)"]
    try await site.expectWell("--png", environment: with)
    #expect(site.text("output/png/n/chart-1.png") == site.text("output/figures/n/chart-1.svg"))
    #expect(try await site.run("check").status == 0)

    // Unchanged notes have their PNGs drawn too.
    try site.remove("output/png")
    try await site.expectWell("--png", environment: with)
    #expect(site.exists("output/png/n/chart-1.png"))

    try site.write("#!/bin/sh\necho broken >&2; exit 1\n", to: "bin/rsvg-convert")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: site.path("bin/rsvg-convert"))
    let ended = try await site.build("--png", environment: with)
    #expect(ended.status == 2)
    #expect(ended.errors.contains("n/chart-1.svg: broken"), "\(ended.errors)")
  }

  @Test func `says what to install where PNGs cannot be drawn`() async throws {
    let site = try Site(note: text)
    try await site.expectWell()
    // Nothing has changed, so that no compiler is looked for on the empty search path.
    let ended = try await site.build("--png", environment: ["PATH": site.path("nothing")])
    #expect(ended.status == 2)
    #expect(ended.errors.contains("--png needs rsvg-convert"), "\(ended.errors)")
    #expect(ended.errors.contains("help: install librsvg2-bin"))
  }

  // On some file systems Index.html is index.html.
  @Test(arguments: ["index", "Index", "bibliography", "corrections", "disputes"])
  func `is not written where a note has the name of a page of the site`(name: String) async throws {
    let site = try Site(["\(name).md": note("print(1)")])
    let ended = try await site.build()
    #expect(ended.status == 1)
    #expect(
      ended.errors.contains("notes/\(name).md: error: a note cannot be called '\(name)'"),
      "\(ended.errors)")
    #expect(site.files(below: "output").isEmpty)
    let new = try await site.run("new", name, "--notes", "others")
    #expect(new.status == 2)
    #expect(new.errors.contains("a note cannot be called '\(name)'"), "\(new.errors)")
  }
}
