/// A fault, as data: the wording of people's messages is put together in one place, `DiagnosticPrinter`.
public struct Diagnostic: Hashable, Codable, Sendable {
  public enum Severity: String, Codable, Sendable { case error, warning }

  public var severity: Severity
  /// The file as the user named it, with forward slashes.
  public var file: String
  /// Nil for a fault of the whole file.
  public var range: SourceRange?
  /// Stable, for tests and machines: `unknown-option`, `wrong-check`, …
  public var identifier: String
  /// What is so, with its value: `unknown option 'cahce' on an experiment block`.
  public var fact: String
  /// Why that is a fault, and what was expected; a line each, printed indented.
  public var explanation: [String]
  /// What to do: `replace 'cahce' with 'cache'`.
  public var help: String?

  public init(
    _ severity: Severity = .error, file: String, range: SourceRange?, identifier: String,
    fact: String, explanation: [String] = [], help: String? = nil
  ) {
    self.severity = severity
    self.file = file
    self.range = range
    self.identifier = identifier
    self.fact = fact
    self.explanation = explanation
    self.help = help
  }
}
