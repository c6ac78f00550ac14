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

/// What a bare expression shows: nothing for `()`, each element of a list or a tuple of displays, so that
/// a claim among others counts too.
package func displays(of value: Any) -> [Display] {
  switch value {
  case is Void: return []
  case let value as any Displayable: return [value.display]
  case let values as [any Displayable] where !values.isEmpty: return values.map(\.display)
  default:
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .tuple,
      mirror.children.contains(where: { $0.value is any Displayable })
    {
      return mirror.children.flatMap { displays(of: $0.value) }
    }
    return [.text(described(value))]
  }
}

/// The sign of a value that is not a number differs between processors, and means nothing.
func described(_ value: Any) -> String {
  if let number = value as? any BinaryFloatingPoint, number.isNaN { return "nan" }
  return String(describing: value)
}
