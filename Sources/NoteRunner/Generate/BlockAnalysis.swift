import NoteSyntax
import SwiftParser
import SwiftSyntax

/// What the Swift parser finds in a block: its statements, and the names that they declare.
package struct BlockAnalysis {
  package struct Statement {
    package enum Kind: Equatable {
      /// Shown where it stands. `operands` are the sides of a claim's comparison, as Swift source.
      case expression(operands: [String])
      /// An extension, import or operator: legal at file scope only.
      case fileScope
      /// Runs, and shows nothing.
      case other
      /// A type or a function: nothing runs.
      case declaration
    }
    package var kind: Kind
    /// Byte offsets into the block's source.
    package var range: Range<Int>
  }

  package private(set) var statements: [Statement] = []
  /// Names that the block declares at its top level.
  package private(set) var declaredNames: Set<String> = []
  /// The parser found the block not to be Swift: the compiler's own words are asked for.
  package private(set) var hasSyntaxError = false

  package init(source: String) {
    let tree = Parser.parse(source: source)
    hasSyntaxError = tree.hasError
    for item in tree.statements {
      let start = item.positionAfterSkippingLeadingTrivia.utf8Offset
      // Of the statement, not of its semicolon: expressions become arguments.
      let end = item.item.endPositionBeforeTrailingTrivia.utf8Offset
      guard start < end else { continue }
      statements.append(Statement(kind: Self.kind(of: item), range: start..<end))
      if case .decl(let declaration) = item.item { declaredNames.formUnion(names(of: declaration)) }
    }
  }

  private static func kind(of item: CodeBlockItemSyntax) -> Statement.Kind {
    switch item.item {
    case .decl(let declaration):
      if declaration.is(ExtensionDeclSyntax.self) || declaration.is(ImportDeclSyntax.self)
        || declaration.is(OperatorDeclSyntax.self) || declaration.is(PrecedenceGroupDeclSyntax.self)
        || declaration.is(ProtocolDeclSyntax.self)
      {
        return .fileScope
      }
      return declaration.is(VariableDeclSyntax.self) ? .other : .declaration
    case .stmt: return .other
    case .expr(let expression):
      if expression.is(IfExprSyntax.self) || expression.is(SwitchExprSyntax.self)
        || isAssignment(expression)
      {
        return .other
      }
      return .expression(operands: claimOperands(of: expression))
    @unknown default: return .other
    }
  }

  /// `x = 1`, `x += 1`: statements, not values.
  private static func isAssignment(_ expression: ExprSyntax) -> Bool {
    guard let sequence = expression.as(SequenceExprSyntax.self) else { return false }
    let comparisons = ["==", "!=", "<=", ">=", "===", "!==", "~="]
    return sequence.elements.contains { element in
      if element.is(AssignmentExprSyntax.self) { return true }
      guard let sign = element.as(BinaryOperatorExprSyntax.self)?.operator.text else {
        return false
      }
      return sign.hasSuffix("=") && !comparisons.contains(sign)
    }
  }
}

/// The names that a declaration adds to its scope.
private func names(of declaration: DeclSyntax) -> [String] {
  if let variable = declaration.as(VariableDeclSyntax.self) {
    return variable.bindings.flatMap { names(of: $0.pattern) }
  }
  return declaration.asProtocol((any NamedDeclSyntax).self).map { [$0.name.text] } ?? []
}

private func names(of pattern: PatternSyntax) -> [String] {
  if let identifier = pattern.as(IdentifierPatternSyntax.self) {
    return [identifier.identifier.text]
  }
  if let tuple = pattern.as(TuplePatternSyntax.self) {
    return tuple.elements.flatMap { names(of: $0.pattern) }
  }
  return []
}

/// Every name that an expression mentions.
package func namesUsed(in expression: String) -> Set<String> {
  var names: Set<String> = []
  for token in Parser.parse(source: expression).tokens(viewMode: .sourceAccurate) {
    if case .identifier(let name) = token.tokenKind { names.insert(name) }
  }
  return names
}

/// The two sides of `Claim("…", a < b)`, where evaluating them again changes nothing: names, members,
/// literals, arithmetic and the elementary functions.
private func claimOperands(of expression: ExprSyntax) -> [String] {
  guard let call = expression.as(FunctionCallExprSyntax.self),
    call.calledExpression.trimmedDescription == "Claim", call.arguments.count == 2,
    let comparison = call.arguments.last?.expression.as(SequenceExprSyntax.self)
  else { return [] }
  let elements = Array(comparison.elements)
  let signs = elements.indices.filter { index in
    guard let sign = elements[index].as(BinaryOperatorExprSyntax.self)?.operator.text else {
      return false
    }
    return ["<", ">", "<=", ">=", "==", "!=", "&&", "||", "??", "...", "..<"].contains(sign)
  }
  guard signs.count == 1, let middle = signs.first,
    !["&&", "||", "??", "...", "..<"].contains(elements[middle].trimmedDescription)
  else { return [] }
  let sides = [elements[..<middle], elements[(middle + 1)...]].compactMap { side -> String? in
    let text = side.map(\.trimmedDescription).joined(separator: " ")
    // Literals say all there is to say: a side without a name is one.
    guard !namesUsed(in: text).isEmpty, side.allSatisfy({ isRepeatable(Syntax($0)) }) else {
      return nil
    }
    return text
  }
  // A constant such as log(3) tells something beside the other side's value, and nothing alone.
  if sides.count == 1, namesUsed(in: sides[0]).isSubset(of: elementaryFunctions) { return [] }
  return sides
}

private let elementaryFunctions: Set = [
  "abs", "sqrt", "exp", "log", "log10", "log2", "min", "max", "pow", "Double", "Int",
]

private func isRepeatable(_ syntax: Syntax) -> Bool {
  if let call = syntax.as(FunctionCallExprSyntax.self) {
    guard elementaryFunctions.contains(call.calledExpression.trimmedDescription),
      call.trailingClosure == nil
    else { return false }
    return call.arguments.allSatisfy { isRepeatable(Syntax($0.expression)) }
  }
  // A leading dot (`.zero`) has no meaning without the other side.
  if let member = syntax.as(MemberAccessExprSyntax.self) {
    return member.base.map { isRepeatable(Syntax($0)) } ?? false
  }
  switch syntax.kind {
  case .closureExpr, .inOutExpr, .awaitExpr, .tryExpr, .ifExpr, .switchExpr, .macroExpansionExpr:
    return false
  case .declReferenceExpr, .token: return true
  default: return syntax.children(viewMode: .sourceAccurate).allSatisfy(isRepeatable)
  }
}
