import CJavaScriptCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A JavaScript engine with time limits; the only file that knows CJavaScriptCore.
///
/// Not for use by two threads at once.
package final class JavaScriptEngine {
  package enum Failure: Error, Equatable {
    /// No JavaScriptCore on this machine.
    case notInstalled
    /// What the script threw, or that it ran out of time.
    case thrown(String)
  }

  private let engine: OpaquePointer

  package init() throws(Failure) {
    guard let engine = cjs_open() else { throw .notInstalled }
    self.engine = engine
  }

  deinit { cjs_close(engine) }

  /// - Parameter seconds: of processor time.
  package func run(_ script: String, seconds: Double) throws(Failure) {
    if let error = cjs_run(engine, script, seconds) { throw .thrown(take(error)) }
  }

  /// Calls a global function.
  ///
  /// - Parameters:
  ///   - arguments: at most 8, without U+0000.
  ///   - seconds: of processor time.
  /// - Returns: the function's result as a string.
  package func call(_ function: String, _ arguments: [String], seconds: Double) throws(Failure)
    -> String
  {
    let copies = arguments.map { UnsafePointer(strdup($0)) }
    defer { for copy in copies { free(UnsafeMutableRawPointer(mutating: copy)) } }
    var failed = false
    let result = cjs_call(engine, function, copies, Int32(copies.count), seconds, &failed)
    guard let result else { throw .thrown("out of memory") }
    let text = take(result)
    if failed { throw .thrown(text) }
    return text
  }

  private func take(_ bytes: UnsafeMutablePointer<CChar>) -> String {
    defer { free(bytes) }
    return String(cString: bytes)
  }
}
