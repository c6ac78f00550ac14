/// A random generator whose whole sequence follows from a seed: xoshiro256**, its 256 bits of state
/// filled from the seed by SplitMix64, as its authors advise.
///
/// Same seed, same numbers, on every machine and with every Swift version. Period 2²⁵⁶ − 1; not for
/// cryptography. Draw with this library's own functions (``Swift/Double/normal(mean:standardDeviation:using:)``
/// and its like): the standard library's `random(in:using:)` and `shuffled(using:)` may map the same
/// bits to other values in another release of Swift.
///
/// - Source: Blackman & Vigna 2018/2021, "Scrambled linear pseudorandom number generators";
///   SplitMix64: Steele, Lea & Flood 2014.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Equatable {
  private var s0, s1, s2, s3: UInt64

  /// The generator of a seed; any seed will do, 0 included.
  public init(seed: UInt64) {
    var mixer = SplitMix64(state: seed)
    self.init(state: (mixer.next(), mixer.next(), mixer.next(), mixer.next()))
  }

  /// The generator at an explicit state, of which at least one bit must be set.
  public init(state: (UInt64, UInt64, UInt64, UInt64)) {
    require(
      state.0 | state.1 | state.2 | state.3 != 0,
      "a state of all zeros would only ever produce zeros")
    (s0, s1, s2, s3) = state
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    let scrambled = rotatedLeft(s1 &* 5, by: 7) &* 9
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = rotatedLeft(s3, by: 45)
    return scrambled
  }

  /// A generator for an independent stream, seeded by the next number of this one. A child may split
  /// again. Two of n children share a seed with a probability of n²/2⁶⁵, 3e-8 for a million.
  public mutating func split() -> SeededGenerator { SeededGenerator(seed: next()) }

  /// Moves 2¹²⁸ numbers ahead: copies taken between jumps never overlap in any feasible run.
  public mutating func jump() {
    let coefficients: [UInt64] = [
      0x180e_c6d3_3cfd_0aba, 0xd5a6_1266_f0c9_392c, 0xa958_2618_e03f_c9aa, 0x39ab_dc45_29b1_661c,
    ]
    var jumped: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for word in coefficients {
      for bit in 0..<64 {
        if word >> bit & 1 == 1 {
          jumped = (jumped.0 ^ s0, jumped.1 ^ s1, jumped.2 ^ s2, jumped.3 ^ s3)
        }
        _ = next()
      }
    }
    (s0, s1, s2, s3) = jumped
  }
}

/// A generator of 64 bits of state, good for filling the state of larger ones.
///
/// - Source: Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators".
public struct SplitMix64: RandomNumberGenerator, Sendable, Equatable {
  private var state: UInt64

  /// The generator at a state; any will do.
  public init(state: UInt64) { self.state = state }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}

@inline(__always)
private func rotatedLeft(_ word: UInt64, by count: UInt64) -> UInt64 {
  word << count | word >> (64 - count)
}
