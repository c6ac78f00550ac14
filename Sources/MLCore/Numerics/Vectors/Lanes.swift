/// The lanes from the first to the last. (`SIMD8.sum()` does not say in which order it adds.)
@inline(__always)
func sumOfLanes(_ lanes: SIMD8<Double>) -> Double {
  var total = lanes[0]
  for lane in 1..<8 { total += lanes[lane] }
  return total
}
