import NoteReport
import NoteSyntax
import Testing

func formula(_ tex: String, display: Bool = false, line: Int = 1, column: Int = 1) -> Formula {
  let lines = tex.split(separator: "\n", omittingEmptySubsequences: false)
  return Formula(
    tex: tex, isDisplay: display,
    lineStarts: lines.indices.map {
      SourceLocation(line: line + $0, column: $0 == 0 ? column : 1)
    })
}

private func renderFormula(_ formula: Formula, memo: RenderMemo = RenderMemo()) -> RenderedPage {
  let block =
    formula.isDisplay ? Block.formula(formula, label: nil) : .paragraph([.formula(formula)])
  return render(makeNote([block]), memo: memo)
}

@Suite struct `Formulas` {
  @Test func `become HTML and MathML`() {
    let page = renderFormula(formula("\\frac{1}{2}"))
    #expect(page.html.contains("<mfrac>"))
    #expect(page.html.contains("class=\"katex\""))
    #expect(page.html.contains("assets/katex/katex.min.css"))
    #expect(page.summary.usesFormulas)
    #expect(page.diagnostics.isEmpty)
  }

  @Test func `are not paid for by a page without any`() {
    let memo = RenderMemo()
    let page = render(makeNote([.paragraph([.text("x")])]), memo: memo)
    #expect(memo.engineStarts == 0)
    #expect(!page.html.contains("katex"))
  }

  @Test func `that are known start no engine`() {
    let first = RenderMemo()
    let before = renderFormula(formula("x^2"), memo: first)
    #expect(first.engineStarts == 1)
    let second = RenderMemo()
    second.merge(first)
    let after = renderFormula(formula("x^2"), memo: second)
    #expect(second.engineStarts == 0)
    #expect(before.html == after.html)
  }

  @Test func `inline and displayed are told apart by the memo`() {
    let memo = RenderMemo()
    let inline = renderFormula(formula("x"), memo: memo)
    let displayed = renderFormula(formula("x", display: true), memo: memo)
    #expect(!inline.html.contains("katex-display"))
    #expect(displayed.html.contains("katex-display"))
  }

  @Test func `with a fault name its line and column`() {
    // `\foo` begins 4 bytes into the second line; the formula's first line begins at 7:3.
    let page = renderFormula(formula("a +\nb + \\foo", display: true, line: 7, column: 3))
    #expect(page.diagnostics.count == 1)
    #expect(page.diagnostics.first?.range == at(8, 5))
    #expect(page.diagnostics.first?.fact.contains("\\foo") == true)
    #expect(page.diagnostics.first?.severity == .error)
  }

  @Test func `count columns in bytes, though KaTeX counts UTF-16 units`() {
    // 𝑥 is two UTF-16 units and four bytes, 中 one unit and three bytes: 4 + 3 + 9 bytes of \text{} before.
    let page = renderFormula(formula("𝑥\\text{中}{", column: 10))
    // The brace that is never closed is noticed at the formula's end: 10 + 4 + 6 + 3 + 1 + 1.
    #expect(page.diagnostics.filter { $0.severity == .error }.map(\.range) == [at(1, 25)])
  }

  @Test(arguments: [
    "\\frac{1}{", "\\begin{matrix}", "}", "\\left(", "x^", "a & b", "\\end{x}", "\\",
  ])
  func `with a fault never stop the page`(_ tex: String) {
    let page = renderFormula(formula(tex))
    #expect(page.diagnostics.contains { $0.identifier == "formula" && $0.severity == .error })
    #expect(page.html.hasSuffix("</html>\n"))
    #expect(!page.diagnostics.contains { $0.fact.contains("\u{332}") })
  }

  @Test(arguments: [
    "\\href{javascript:alert(1)}{x}", "\\includegraphics{x.png}", "\\url{http://a}",
  ])
  func `that reach outside are refused`(_ tex: String) {
    let page = renderFormula(formula(tex))
    #expect(page.diagnostics.map(\.identifier) == ["formula"])
    #expect(page.diagnostics.first?.range == at(1))
    #expect(page.diagnostics.first?.fact.contains("is not allowed") == true)
  }

  @Test(arguments: [
    // Doubles while it defines, 2⁴⁰ times over.
    "\\def\\a{xx}" + String(repeating: "\\edef\\a{\\a\\a}", count: 40) + "\\a",
    "\\def\\a{xx}" + String(repeating: "\\xdef\\a{\\a\\a}", count: 40) + "\\a",
    "\\let\\e\\edef\\def\\a{xx}" + String(repeating: "\\e\\a{\\a\\a}", count: 40) + "\\a",
    "\\def\\a{\\a\\a}\\a",
    "\\def\\a{x\\b}\\def\\b{x\\a}\\a",
    String(repeating: "{", count: 200_000),
    String(repeating: "\\frac{1}{", count: 5000) + String(repeating: "}", count: 5000),
  ])
  func `that would never end are stopped`(_ tex: String) {
    let page = renderFormula(formula(tex))
    #expect(page.diagnostics.contains { $0.severity == .error })
    #expect(page.html.utf8.count < 1_000_000)
  }

  @Test func `work after one that was stopped`() {
    let hostile = formula(String(repeating: "{", count: 200_000))
    let page = render(
      makeNote([.paragraph([.formula(hostile), .formula(formula("\\sqrt 2"))])]))
    #expect(page.html.contains("<msqrt>"))
  }

  @Test func `do not hand their definitions to the next`() {
    let page = render(
      makeNote([
        .paragraph([.formula(formula("\\gdef\\mine{x}\\mine")), .formula(formula("\\mine"))])
      ]))
    #expect(page.diagnostics.map(\.identifier) == ["formula"])
  }

  @Test func `that are displayed carry their number and anchor`() {
    var note = makeNote([
      .formula(formula("x", display: true), label: "eq-one"), .paragraph([.reference(0)]),
    ])
    note.labels = [label("eq-one", .equation, 1)]
    note.references = [Reference(note: nil, label: "eq-one", range: at(3))]
    let html = body(render(note))
    #expect(html.contains("<div class=\"equation\" id=\"eq-one\">"))
    #expect(html.contains("<span class=\"equation-number\">(1)</span>"))
    #expect(html.contains("<a class=\"reference\" href=\"#eq-one\">Equation 1</a>"))
  }
}
