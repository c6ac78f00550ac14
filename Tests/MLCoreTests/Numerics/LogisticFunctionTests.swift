import MLCore
import Testing

@Suite struct `Logistic functions` {
  // mpmath 1.3.0 at 60 digits, for the Double nearest to the argument as written.
  @Test func `agree with sixty digits`() {
    for (x, expected) in [
      (-700.0, 9.8596765437597708567e-305), (-3.3, 0.035571189272636178871), (1e-09, 0.50000000025),
      (2.5, 0.92414181997875644881), (20.0, 0.99999999793884638181),
    ] {
      #expect(relativeError(sigmoid(x), expected) < 5e-16, "sigmoid(\(x))")
    }
    for (x, expected) in [
      (1e-300, -690.77552789821370518), (0.1, -2.1972245773362193211),
      (0.26, -1.0459685551826876622), (0.4999999, -4.0000000001150759914e-7),
      (0.500001, 4.0000000001203559914e-6), (0.7, 0.84729786038720340224),
      (0.999, 6.9067547786485526295),
    ] {
      #expect(relativeError(logit(x), expected) < 5e-16, "logit(\(x))")
    }
    for (x, expected) in [
      (-50.0, 1.928749847963917783e-22), (-1.0, 0.31326168751822283405),
      (0.0, 0.69314718055994530942), (2.0, 2.1269280110429724964), (40.0, 40.000000000000000004),
    ] {
      #expect(relativeError(softplus(x), expected) < 5e-16, "softplus(\(x))")
    }
  }

  @Test func `undo each other and mirror each other`() {
    for x in evenlySpaced(from: -30, to: 15, count: 451) {
      // Near 1 a sigmoid has only ulps of 1 left: e^15 · 1.1e-16 = 4e-10.
      #expect(abs(logit(sigmoid(x)) - x) < 1e-9)
      #expect(abs(sigmoid(x) + sigmoid(-x) - 1) < 3e-16)
      #expect(abs(softplus(x) - softplus(-x) - x) < 1e-14)
    }
  }

  @Test func `neither overflow nor swallow`() {
    #expect(sigmoid(-800) == 0 && sigmoid(800) == 1 && sigmoid(0) == 0.5)
    #expect(sigmoid(-.infinity) == 0 && sigmoid(.infinity) == 1 && sigmoid(.nan).isNaN)
    #expect(softplus(800) == 800 && softplus(-800) == 0 && softplus(.nan).isNaN)
    #expect(softplus(.infinity) == .infinity && softplus(-.infinity) == 0)
    #expect(logit(0) == -.infinity && logit(1) == .infinity && logit(0.5) == 0)
    #expect(logit(-0.1).isNaN && logit(1.1).isNaN && logit(.nan).isNaN)
  }

  // By hand: e^1000 + e^1000 = e^(1000 + log 2).
  @Test func `log of a sum of exponentials is shifted`() {
    #expect(logSumExp([1000, 1000]) == 1000 + log(2))
    #expect(logSumExp([-1000, -1000]) == -1000 + log(2))
    #expect(logSumExp([3]) == 3)
    #expect(logSumExp([]) == -.infinity && logSumExp([-.infinity, -.infinity]) == -.infinity)
    #expect(logSumExp([.infinity, 0]) == .infinity && logSumExp([0, .nan]).isNaN)
    #expect(logSumExp([-.infinity, 2]) == 2)
  }
}

@Suite struct `Spaced values` {
  // By hand.
  @Test func `include both ends exactly`() {
    #expect(evenlySpaced(from: 0, to: 1, count: 5) == [0, 0.25, 0.5, 0.75, 1])
    #expect(evenlySpaced(from: 2, to: -2, count: 3) == [2, 0, -2])
    let tenths = evenlySpaced(from: 0.1, to: 0.7, count: 7)
    #expect(tenths.first == 0.1 && tenths.last == 0.7 && tenths.count == 7)
  }

  @Test func `hit whole decades`() {
    let decades = geometricallySpaced(from: 1e-6, to: 1e3, count: 10)
    for (value, expected) in zip(decades, [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10, 100, 1e3]) {
      #expect(relativeError(value, expected) < 5e-16)
    }
    #expect(decades.first == 1e-6 && decades.last == 1e3)
  }

  @Test func `stop the program when nothing can be spaced`() async {
    await #expect(processExitsWith: .failure) { _ = evenlySpaced(from: 0, to: 1, count: 1) }
    await #expect(processExitsWith: .failure) {
      _ = geometricallySpaced(from: 0, to: 1, count: 3)
    }
  }
}
