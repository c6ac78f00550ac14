#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The compiler, and the modules that notes import.
package struct Toolchain: Sendable {
  /// Path of `swiftc`.
  package let compiler: String
  /// What `swiftc --version` says first: `Swift version 6.3.1 (swift-6.3.1-RELEASE)`.
  package let version: String
  /// The folder of `NoteKit.swiftmodule` and the modules it needs.
  package let modules: String
  /// The folder of `libNoteKit`.
  package let libraries: String
  /// `module.modulemap` of each C module that MLCore needs.
  package let moduleMaps: [String]
  /// What changes when any of the modules changes.
  package let modulesHash: ContentHash
  /// Of the running program: what it makes of a record may change with it.
  package let programHash: String

  package init(
    compiler: String, version: String, modules: String, libraries: String, moduleMaps: [String],
    modulesHash: ContentHash, programHash: String = ""
  ) {
    self.compiler = compiler
    self.version = version
    self.modules = modules
    self.libraries = libraries
    self.moduleMaps = moduleMaps
    self.modulesHash = modulesHash
    self.programHash = programHash
  }

  /// Looks beside the running program, as built or as installed.
  ///
  package static func find(besides program: String, in workspace: Workspace) async throws
    -> Toolchain
  {
    var memo = ToolMemo(file: workspace.folder + "/tools")
    defer { memo.save() }
    let modules = try Modules.find(besides: program, memo: &memo)
    let compiler = try findCompiler()
    let version = try await versionOfCompiler(
      compiler, memo: &memo, scratch: workspace.scratch + "/version")
    if let builder = modules.builder, builder != version {
      throw RunnerFault.wrongCompiler(path: compiler, version: version, builtBy: builder)
    }
    return Toolchain(
      compiler: compiler, version: version, modules: modules.folder, libraries: modules.libraries,
      moduleMaps: modules.moduleMaps, modulesHash: modules.hash, programHash: memo.hash(of: program)
    )
  }

  /// `MLNOTES_SWIFTC`, else the toolchain whose parser this program is linked to, else the search path.
  private static func findCompiler() throws -> String {
    if let named = environmentValue("MLNOTES_SWIFTC") {
      guard isExecutable(named) else { throw RunnerFault.noCompiler(looked: [named]) }
      return named
    }
    var candidates: [String] = []
    if let parser = pathOfLoadedLibrary("libSwiftParser"),
      let usr = parser.firstRange(of: "/lib/swift/host/")?.lowerBound
    {
      candidates.append(parser[..<usr] + "/bin/swiftc")
    }
    candidates += (environmentValue("PATH") ?? "").split(separator: ":").map { folder in
      "\(folder)/swiftc"
    }
    guard let found = candidates.first(where: isExecutable) else {
      throw RunnerFault.noCompiler(looked: candidates)
    }
    return found
  }

  private static func versionOfCompiler(
    _ compiler: String, memo: inout ToolMemo, scratch: String
  ) async throws -> String {
    if let known = memo[compiler] { return known }
    try makeFolder(scratch)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let output = scratch + "/output.txt"
    let end = try await ChildProcess(
      executable: compiler, arguments: ["--version"],
      environment: compilerEnvironment(workingFolder: scratch), workingFolder: scratch,
      output: output,
      error: scratch + "/error.txt", timeout: 60, outputLimit: 1 << 20
    ).run()
    let said = (readText(output) ?? "") + (readText(scratch + "/error.txt") ?? "")
    guard end == .exited(0), let version = swiftVersion(in: said) else {
      throw RunnerFault.compilerDoesNotRun(path: compiler, reason: "\(end): \(said)")
    }
    memo[compiler] = version
    return version
  }
}

/// `Swift version …` up to the line's end or the closing parenthesis.
package func swiftVersion(in text: String) -> String? {
  guard let start = text.firstRange(of: "Swift version ")?.lowerBound else { return nil }
  let line = text[start...].prefix { $0 != "\n" && $0 != "\0" }
  guard let end = line.firstIndex(of: ")") else { return String(line) }
  return String(line[...end])
}

/// Where the modules are: `.build/release` has them in `Modules`, an installation in `lib/mlnotes`.
private struct Modules {
  var folder: String
  var libraries: String
  var moduleMaps: [String]
  var hash: ContentHash
  /// The compiler that wrote them.
  var builder: String?

  /// The C modules under MLCore: a note's compiler must find them, though no note sees them.
  private static let underMLCore = ["CSleef", "CKernels", "CDatasets"]

  static func find(besides program: String, memo: inout ToolMemo) throws -> Modules {
    let bin = program.lastIndex(of: "/").map { String(program[..<$0]) } ?? "."
    let layouts: [(modules: String, libraries: String, moduleMap: (String) -> String?)] = [
      (bin + "/Modules", bin, { moduleMapInSources(of: $0, above: bin) }),
      (
        bin + "/../lib/mlnotes/Modules", bin + "/../lib/mlnotes",
        { "\(bin)/../lib/mlnotes/\($0)/module.modulemap" }
      ),
    ]
    for layout in layouts {
      let noteKit = layout.modules + "/NoteKit.swiftmodule"
      let library = ["so", "dylib"].map { "\(layout.libraries)/libNoteKit.\($0)" }
        .first(where: isReadable)
      let maps = underMLCore.compactMap(layout.moduleMap).filter(isReadable)
      guard isReadable(noteKit), let library, maps.count == underMLCore.count else { continue }
      let files =
        ["NoteKit", "MLCore", "SVGCharts", "NoteRecord"].map {
          "\(layout.modules)/\($0).swiftmodule"
        }
        + [library] + maps
      let hashes = files.map { memo.hash(of: $0) }
      return Modules(
        folder: layout.modules, libraries: layout.libraries, moduleMaps: maps,
        hash: ContentHash(hashes.joined(separator: "\n")),
        builder: builder(of: noteKit, memo: &memo))
    }
    throw RunnerFault.noModules(looked: layouts.map(\.modules))
  }

  /// A Swift module holds the version of the compiler that wrote it, some way into the file.
  private static func builder(of module: String, memo: inout ToolMemo) -> String? {
    if let known = memo[module, "builder of "] { return known }
    guard let bytes = readFile(module),
      let start = bytes.firstRange(of: Array("Swift version ".utf8))?.lowerBound
    else { return nil }
    let builder = swiftVersion(in: String(decoding: bytes[start...].prefix(200), as: UTF8.self))
    memo[module, "builder of "] = builder
    return builder
  }

  /// The build system makes a module map only for C targets without one: ours lies in the sources.
  private static func moduleMapInSources(of module: String, above folder: String) -> String? {
    var folder = folder[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      let map = String(folder) + "/Sources/\(module)/include/module.modulemap"
      if isReadable(map) { return map }
    }
    return nil
  }
}

func environmentValue(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// The path of a library that this process has loaded.
private func pathOfLoadedLibrary(_ name: String) -> String? {
  guard let maps = readKernelFile("/proc/self/maps") else { return nil }
  for line in maps.split(separator: "\n") where line.contains(name) {
    if let slash = line.firstIndex(of: "/") { return String(line[slash...]) }
  }
  return nil
}

/// What a compiler may see of the environment.
///
/// - Parameter folder: its working folder, where it also leaves temporary files: the driver does not take all
///   of them away.
func compilerEnvironment(workingFolder folder: String) -> [String: String] {
  var environment = [
    "LC_ALL": "C.UTF-8", "TERM": "dumb", "TMPDIR": folder, "MLNOTES_COMPILING": folder,
  ]
  // The driver traps on a temporary folder whose name is not ASCII.
  if !folder.utf8.allSatisfy({ $0 < 0x80 }) {
    #if os(Linux)
      environment["TMPDIR"] = "/proc/self/cwd"
    #else
      environment["TMPDIR"] = environmentValue("TMPDIR")
    #endif
  }
  for name in ["PATH", "HOME", "LD_LIBRARY_PATH", "SDKROOT", "DEVELOPER_DIR"] {
    environment[name] = environmentValue(name)
  }
  return environment
}

/// What a note's program may see: nothing that differs between machines, where that can be avoided.
func noteEnvironment() -> [String: String] {
  var environment = [
    "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "TZ": "UTC", "SWIFT_DETERMINISTIC_HASHING": "1",
  ]
  for name in ["PATH", "HOME", "LD_LIBRARY_PATH", "GLIBC_TUNABLES"] {
    environment[name] = environmentValue(name)
  }
  return environment
}

private func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }
func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }
