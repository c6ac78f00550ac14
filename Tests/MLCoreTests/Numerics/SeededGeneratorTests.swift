import MLCore
import Testing

@Suite struct `Seeded generator` {
  // The outputs of the authors' C program from the state 1, 2, 3, 4, by which its ports are checked.
  // The first by hand: rotl(2 · 5, 7) · 9 = 11520; the step then leaves 0 in the second word, so 0.
  @Test func `gives the reference sequence of xoshiro256 star star`() {
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    let expected: [UInt64] = [
      11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
      607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
      10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  // The reference outputs for the seed 1234567 that ports of the authors' splitmix64.c are checked by.
  @Test func `gives the reference sequence of SplitMix64`() {
    var mixer = SplitMix64(state: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in mixer.next() } == expected)
  }

  @Test func `is seeded by four words of SplitMix64`() {
    var mixer = SplitMix64(state: 42)
    let state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
    #expect(SeededGenerator(seed: 42) == SeededGenerator(state: state))
  }

  // Slow second definition: one step is linear over GF(2), so its 256 × 256 matrix of bits, squared
  // 128 times, is 2¹²⁸ steps.
  @Test func `jumps two to the power of 128 steps`() {
    // columns[j] is the state after one step from the state with bit j alone.
    var columns = (0..<256).map { bit in steppedLinearly(unit(bit)) }
    for _ in 0..<128 { columns = columns.map { apply(columns, to: $0) } }
    let start: [UInt64] = [0x0123_4567_89ab_cdef, 5, 0xffff_0000_1111_2222, 77]
    let expected = apply(columns, to: start)
    var generator = SeededGenerator(state: (start[0], start[1], start[2], start[3]))
    generator.jump()
    #expect(
      generator == SeededGenerator(state: (expected[0], expected[1], expected[2], expected[3])))
  }

  @Test func `splits into streams that differ`() {
    var parent = SeededGenerator(seed: 1)
    var children = (0..<4).map { _ in parent.split() }
    var firsts = children.indices.map { children[$0].next() }
    firsts.append(parent.next())
    #expect(Set(firsts).count == 5)
    var again = SeededGenerator(seed: 1)
    #expect(
      again.split()
        == {
          var g = SeededGenerator(seed: 1); return g.split()
        }())
  }

  @Test func `a state of zeros stops the program`() async {
    await #expect(processExitsWith: .failure) { _ = SeededGenerator(state: (0, 0, 0, 0)) }
  }

  // MARK: Bit matrices

  /// The state update as Blackman & Vigna print it, on an array.
  private func steppedLinearly(_ state: [UInt64]) -> [UInt64] {
    var s = state
    let t = s[1] << 17
    s[2] ^= s[0]
    s[3] ^= s[1]
    s[1] ^= s[2]
    s[0] ^= s[3]
    s[2] ^= t
    s[3] = s[3] << 45 | s[3] >> 19
    return s
  }

  private func unit(_ bit: Int) -> [UInt64] {
    var state: [UInt64] = [0, 0, 0, 0]
    state[bit / 64] = 1 << UInt64(bit % 64)
    return state
  }

  private func apply(_ columns: [[UInt64]], to state: [UInt64]) -> [UInt64] {
    var r0: UInt64 = 0, r1: UInt64 = 0, r2: UInt64 = 0, r3: UInt64 = 0
    for bit in 0..<256 where state[bit / 64] >> UInt64(bit % 64) & 1 == 1 {
      let column = columns[bit]
      r0 ^= column[0]
      r1 ^= column[1]
      r2 ^= column[2]
      r3 ^= column[3]
    }
    return [r0, r1, r2, r3]
  }
}
