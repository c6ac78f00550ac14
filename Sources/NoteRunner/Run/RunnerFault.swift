/// Why notes cannot be run at all: no fault of a note.
package enum RunnerFault: Error, Equatable, CustomStringConvertible {
  case noCompiler(looked: [String])
  case compilerDoesNotRun(path: String, reason: String)
  case wrongCompiler(path: String, version: String, builtBy: String)
  case noModules(looked: [String])
  case noScratchSpace(path: String, reason: String)

  package var description: String {
    switch self {
    case .noCompiler(let looked):
      """
      no Swift compiler found
        looked at \(looked.joined(separator: ", "))
        help: install the Swift toolchain that built mlnotes, or name its swiftc in MLNOTES_SWIFTC
      """
    case .compilerDoesNotRun(let path, let reason):
      """
      the Swift compiler \(path) does not run: \(reason)
        help: try '\(path) --version'; name another one in MLNOTES_SWIFTC
      """
    case .wrongCompiler(let path, let version, let builtBy):
      """
      the Swift compiler is not the one that built mlnotes
        \(path) is \(version)
        mlnotes and its modules were built by \(builtBy)
        help: rebuild mlnotes with this compiler (make report), or name the other one's swiftc in MLNOTES_SWIFTC
      """
    case .noModules(let looked):
      """
      the modules that notes import (NoteKit) are not beside mlnotes
        looked at \(looked.joined(separator: ", "))
        help: build with 'make build' and run .build/release/mlnotes, or install with 'make install PREFIX=…'
      """
    case .noScratchSpace(let path, let reason):
      """
      cannot write \(path): \(reason)
        help: free some space, or make the folder writable
      """
    }
  }
}
