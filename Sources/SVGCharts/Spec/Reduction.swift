extension ChartSpec {
  func reduce(_ mark: inout MarkSpec) {}
}
