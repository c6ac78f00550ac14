/// What the program of a note tells the builder while it runs, one JSON line each, in the order in which
/// it happens. Written at once, so that what came before a trap is kept.
///
/// `printed` is how many bytes of standard output and standard error the program had written by then:
/// so printed text can be put between the displays where it belongs, without a marker in the text.
public struct Event: Codable, Equatable, Sendable {
  public enum Kind: Codable, Equatable, Sendable {
    case blockBegan(Int)
    /// A top-level statement is about to run: a trap or a thrown error without a place of its own is there.
    /// The line counts from 0 within the block's code, the column from 1 in the bytes of the note's line.
    case statement(line: Int, column: Int)
    case display(Display, line: Int)
    /// An expression of prose is about to be evaluated.
    case valueBegan(Int)
    case value(Int, MeasuredValue)
    /// The block failed, and the program goes on: it was meant to fail, or may.
    case failed(BlockRecord.Failure)
    /// A block that runs apart (see `NoteKit.Session.apart`) ended by this signal, or with this exit status.
    case apartEnded(signal: Int32, status: Int32)
    case blockEnded(seconds: Double)
    /// The note ran to its end.
    case finished
  }

  public var kind: Kind
  public var printed: Printed

  public struct Printed: Codable, Equatable, Sendable {
    public var output: Int
    public var error: Int
    public init(output: Int, error: Int) {
      self.output = output
      self.error = error
    }
  }

  public init(_ kind: Kind, printed: Printed) {
    self.kind = kind
    self.printed = printed
  }
}
