import Foundation
import Testing

@Suite struct `The bytes of the pages` {
  private let notes = [
    "01-a.md": """
    ---
    title: One
    seed: 4
    ---

    `{swift} mean.fixed(6)` and `{swift} count`; $x^2$.

    ```swift experiment
    //| label: fig-x
    //| fig-cap: Draws
    var generator = SeededGenerator(seed: seed)
    let draws = (0..<200).map { _ in Double.random(in: -1..<1, using: &generator) }
    let mean = draws.reduce(0, +) / 200
    let count = Set(draws).count
    print(Dictionary(uniqueKeysWithValues: (0..<20).map { ($0, $0 * $0) }))
    print(#file, #line)
    Chart { LinePlot(Array(draws.enumerated()), x: .value("Draw", \\.offset), y: .value("Value", \\.element)) }
    print(draws.map { exp($0) }.reduce(0, +), sin(mean), log(abs(mean)))
    ```

    """,
    "02-b.md": note(
      "import Foundation\nprint(Date(timeIntervalSince1970: 0), 1234.5.formatted(), TimeZone.current.identifier)"
    ),
    "03-c.md": note("fatalError(\"x\")", options: "expect: trap"),
  ]

  @Test func `do not depend on folder, time zone, locale, jobs and processor`() async throws {
    var first: [String: Data]?
    for (environment, jobs) in [
      ([:], "1"), (["TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8"], "4"),
      (["TZ": "America/St_Johns", "LC_ALL": "C"], "2"),
      (["GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-AVX512F"], "4"),
    ] as [([String: String], String)] {
      let site = try Site(notes)
      try await site.expectWell("--jobs", jobs, environment: environment)
      let files = site.files(below: "output")
      #expect(files.count > 6)
      if let first {
        #expect(files.keys.sorted() == first.keys.sorted())
        for (file, bytes) in files {
          #expect(bytes == first[file], "\(file) differs with \(environment)")
        }
      }
      first = first ?? files
      for (file, bytes) in files {
        #expect(!String(decoding: bytes, as: UTF8.self).contains(site.folder), "\(file) has a path")
      }
    }
  }

  @Test func `do not depend on another build at the same time in the same folder`() async throws {
    let alone = try Site(notes)
    try await alone.expectWell()
    let site = try Site(notes)
    let first = try site.start(["build"])
    let second = try site.start(["build"])
    let (a, b) = (try await first.end(), try await second.end())
    #expect(a.status == 0, "\(a.errors)")
    #expect(b.status == 0, "\(b.errors)")
    #expect(site.files(below: "output") == alone.files(below: "output"))
    #expect(site.leftovers() == [])
    #expect(processes(mentioning: site.folder).isEmpty)
  }
}
