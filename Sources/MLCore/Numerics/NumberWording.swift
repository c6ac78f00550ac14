extension DefaultStringInterpolation {
  /// A number in a sentence of this module: as Swift prints it, but every NaN as `nan`.
  ///
  /// The processor chooses the sign of a NaN that it computes (0/0 is negative on x86 and positive on ARM), and
  /// Swift prints that sign. This overload is found before the standard library's, so no sentence of an error or
  /// of a finding can forget it.
  mutating func appendInterpolation(_ x: Double) {
    appendLiteral(x.isNaN ? "nan" : x.description)
  }
}
