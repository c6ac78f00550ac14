/// The chart in sentences, for readers who do not see it.
struct Description {
  let spec: ChartSpec
  let layout: ChartLayout

  /// "Recall against False positive rate, by Model".
  var title: String {
    let labels = layout.axisLabels()
    var text: String
    switch (labels.y, labels.x) {
    case (let y?, let x?): text = "\(y) against \(x)"
    case (let y?, nil): text = y
    case (nil, let x?): text = x
    case (nil, nil): text = "Chart"
    }
    let groups = Set(spec.marks.compactMap { $0.color?.label })
    if groups.count == 1, let by = groups.first { text += ", by \(by)" }
    return text
  }

  var text: String {
    guard spec.marks.contains(where: { $0.count > 0 }) else { return "A chart without data." }
    var sentences = ["\(kinds): \(title)."]
    sentences.append("Horizontal axis: \(axis(layout.x, layout.axisLabels().x)).")
    sentences.append("Vertical axis: \(axis(layout.y, layout.axisLabels().y)).")
    if !layout.facetNames.isEmpty { sentences.append(panels(layout.facetNames)) }
    var described = 0
    for mark in spec.marks where mark.style.isAccessibilityHidden != true {
      for group in mark.groups() {
        described += 1
        if described <= 12 { sentences.append(sentence(mark, group)) }
      }
    }
    if described > 12 { sentences.append("And \(described - 12) more series.") }
    return sentences.joined(separator: " ")
  }

  private func panels(_ names: [String]) -> String {
    let label = spec.marks.compactMap { $0.facet?.label }.first { !$0.isEmpty }
    let shown = names.prefix(12).joined(separator: ", ")
    let more = names.count > 12 ? " and \(names.count - 12) more" : ""
    var text = "\(names.count) \(names.count == 1 ? "panel" : "panels")"
    text += "\(label.map { ", by \($0)" } ?? ""): \(shown)\(more)."
    if spec.facets?.sharesY == false {
      text += " Each panel has its own vertical scale; the range given is the first one's."
    }
    switch spec.facets?.baseline {
    case .facet(let name): text += " \"\(name)\" is drawn in grey in every other panel."
    case .others: text += " The other panels' data is drawn in grey in each."
    case nil: break
    }
    return text
  }

  private var kinds: String {
    var names: [String] = []
    for mark in spec.marks where mark.count > 0 {
      let name =
        switch mark.kind {
        case .point: "points"
        case .line: "lines"
        case .area: "areas"
        case .bar: "bars"
        case .rule: "rules"
        case .rectangle: "rectangles"
        case .text: "texts"
        case .vector: "arrows"
        case .polygon: "regions"
        }
      if !names.contains(name) { names.append(name) }
    }
    let list =
      names.count > 1
      ? names.dropLast().joined(separator: ", ") + " and " + names.last! : names.joined()
    return "Chart of \(list)"
  }

  private func axis(_ scale: Scale, _ label: String?) -> String {
    let name = label.map { "\($0), " } ?? ""
    if let names = scale.categories {
      let shown = names.prefix(8).joined(separator: ", ")
      let more = names.count > 8 ? " and \(names.count - 8) more" : ""
      return
        "\(name)\(names.count) \(names.count == 1 ? "category" : "categories"): \(shown)\(more)"
    }
    let kind =
      switch scale.kind {
      case .log: ", logarithmic"
      case .symmetricLog: ", symmetrically logarithmic"
      case .squareRoot: ", by its square root"
      case .linear, .date, .category: ""
      }
    let direction = scale.isFlipped ? ", reversed" : ""
    return "\(name)\(scale.text(scale.lower)) to \(scale.text(scale.upper))\(kind)\(direction)"
  }

  private func sentence(_ mark: MarkSpec, _ group: RowGroup) -> String {
    let subject = subject(mark, group)
    if mark.kind == .rule {
      let row = group.rows[0]
      let place = MarkSpec.positionChannels.compactMap { path in
        mark[keyPath: path].map { "\($0.label) \($0.cell(row))" }
      }.joined(separator: ", ")
      let more = group.rows.count > 1 ? " and \(group.rows.count - 1) more" : ""
      return "\(subject) at \(place)\(more)."
    }
    let total = mark.reduction.map { $0.count } ?? group.rows.count
    let count = NumberFormat.integer.string(
      from: mark.groups().count > 1 ? group.rows.count : total)
    let unit = total == 1 ? "value" : "values"
    var text = "\(subject): \(count) \(unit)"
    let along = mark.isHorizontal ? mark.y : mark.x ?? mark.xStart
    let measure = mark.isHorizontal ? mark.x ?? mark.xEnd : mark.y ?? mark.yEnd
    guard let along, let measure else { return text + "." }
    guard let values = measure.values.numbers else { return text + colors(mark, group) + "." }
    let finite = group.rows.filter { values[$0].isFinite }
    guard let first = finite.first, let last = finite.last,
      let low = finite.min(by: { values[$0] < values[$1] }),
      let high = finite.max(by: { values[$0] < values[$1] })
    else { return text + ", none of them finite." }
    func point(_ row: Int) -> String { "\(readable(values[row])) at \(along.cell(row))" }
    if finite.count == 1 { return text + ", \(point(first))." }
    if mark.kind == .line || mark.kind == .area {
      text += ", from \(point(first)) to \(point(last))"
    }
    if values[low] == values[high] { return text + "; all are \(readable(values[low]))." }
    return text + "; lowest \(point(low)), highest \(point(high))."
  }

  /// The range of a numeric colour, with the places of its ends: of cells between names it is what they measure.
  private func colors(_ mark: MarkSpec, _ group: RowGroup) -> String {
    guard let values = mark.colorNumbers, let label = mark.color?.label, let x = mark.x,
      let y = mark.y
    else { return "" }
    let finite = group.rows.filter { values[$0].isFinite }
    guard let low = finite.min(by: { values[$0] < values[$1] }),
      let high = finite.max(by: { values[$0] < values[$1] })
    else { return ", none of them finite" }
    func point(_ row: Int) -> String {
      "\(readable(values[row])) at \(x.label) \(x.cell(row)), \(y.label) \(y.cell(row))"
    }
    if values[low] == values[high] { return "; \(label) is \(readable(values[low])) in all" }
    return "; \(label) lowest \(point(low)), highest \(point(high))"
  }

  private func subject(_ mark: MarkSpec, _ group: RowGroup) -> String {
    let kind =
      switch mark.kind {
      case .point: "Points"
      case .line: "Line"
      case .area: "Area"
      case .bar: "Bars"
      case .rule: "Rule"
      case .rectangle: "Rectangles"
      case .text: "Texts"
      case .vector: "Arrows"
      case .polygon: "Regions"
      }
    let style = mark.style
    let label =
      style.accessibilityValue.map { value in
        style.accessibilityLabel.map { "\($0): \(value)" } ?? value
      } ?? style.accessibilityLabel
    let name = [label, group.name].compactMap { $0 }.joined(separator: ", ")
    if !name.isEmpty { return "\(kind) \"\(name)\"" }
    if mark.annotations.count == 1, let text = mark.annotations.first?.text {
      return "\(kind) \"\(text)\""
    }
    return kind
  }
}

extension Column {
  /// One value as a reader wants it.
  func cell(_ row: Int) -> String {
    switch self {
    case .numbers(let values): row < values.count ? readable(values[row]) : ""
    case .categories(let names): row < names.count ? names[row] : ""
    }
  }
}
