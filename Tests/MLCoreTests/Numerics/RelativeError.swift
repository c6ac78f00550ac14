/// |value − expected| / |expected|, and the plain distance where 0 is expected.
func relativeError(_ value: Double, _ expected: Double) -> Double {
  if value == expected { return 0 }
  return abs(value - expected) / (expected == 0 ? 1 : abs(expected))
}
