/// How many points a thread works on at a time. Sums over points are sums over such chunks, in order.
let pointChunk = 4096

/// The sum in eight lanes: every eighth value in one, then the lanes from the first to the last. The order
/// is fixed, and a processor may add several lanes at once.
@inline(__always)
func laneSum(_ values: UnsafePointer<Double>, count: Int) -> Double {
  var lanes = SIMD8<Double>()
  let whole = count & ~7
  var index = 0
  while index < whole {
    lanes += UnsafeRawPointer(values + index).loadUnaligned(as: SIMD8<Double>.self)
    index += 8
  }
  var total = sumOfLanes(lanes)
  while index < count {
    total += values[index]
    index += 1
  }
  return total
}
