import MLCore

/// Independent standard normal draws.
func normals(_ count: Int, using generator: inout SeededGenerator) -> [Double] {
  (0..<count).map { _ in .normal(using: &generator) }
}
