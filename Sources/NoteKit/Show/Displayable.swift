/// A value that a note shows where it stands as a bare expression.
///
/// `Chart`, ``Table``, ``Claim``, ``Markdown`` and ``HTML`` are; anything else is shown by its description.
public protocol Displayable {
  var display: Display { get }
}

extension Chart: Displayable {
  public var display: Display { .chart(spec) }
}

/// Markdown, made by the program: shown as if it stood in the note.
public struct Markdown: Displayable {
  public var text: String
  public init(_ text: String) { self.text = text }
  public var display: Display { .markdown(text) }
}

/// Raw HTML, shown only in a note whose front matter says `html: true`; else its text is shown.
public struct HTML: Displayable {
  public var text: String
  public init(_ text: String) { self.text = text }
  public var display: Display { .html(text) }
}

/// What a bare expression shows: nil for `()`.
package func display(of value: Any) -> Display? {
  switch value {
  case is Void: nil
  case let value as any Displayable: value.display
  case let value as Formatted: .text(value.text)
  default: .text(String(describing: value))
  }
}
