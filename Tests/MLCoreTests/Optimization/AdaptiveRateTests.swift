import MLCore
import Testing

@Suite struct `Rates for each parameter` {
  @Test func `AdaGrad's rates never rise`() throws {
    for seed in 0..<20 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var (rule, x) = (try AdaGrad(learningRate: 0.1), normals(20, using: &generator))
      var before = [Double](repeating: .infinity, count: 20)
      for _ in 0..<300 {
        // From tiny to huge, so that sums absorb what is added.
        let g = normals(20, using: &generator).map { exp10(6 * $0) }
        rule.step(&x, gradient: g)
        #expect(zip(rule.effectiveRates, before).allSatisfy { $0 <= $1 })
        before = rule.effectiveRates
      }
    }
  }

  @Test func `AdaGrad under a constant gradient goes 2γ√T, RMSProp γT`() throws {
    // A prototype in NumPy: γ = 0.01, 1,000 steps: 0.618 and 11.2.
    var (adaGrad, x) = (try AdaGrad(learningRate: 0.01), [0.0])
    var (rmsProp, y) = (try RMSProp(learningRate: 0.01), [0.0])
    for _ in 0..<1000 {
      adaGrad.step(&x, gradient: [1])
      rmsProp.step(&y, gradient: [1])
    }
    #expect(abs(x[0] + 0.618) < 5e-4)
    #expect(abs(y[0] + 11.2) < 0.05)
  }

  @Test func `Adam's first step is γ long, and 3,16 γ without correction`() throws {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<100 {
      let g = exp10(Double.uniform(in: -3..<6, using: &generator))
      for sign in [1.0, -1] {
        var (adam, x) = (try Adam(learningRate: 0.1), [0.0])
        adam.step(&x, gradient: [sign * g])
        // ε = 1e-8 of a gradient of 1e-3 takes 1e-5 off.
        #expect(relativeError(x[0], -sign * 0.1) < 1.1e-5)
        var (plain, y) = (try Adam(learningRate: 0.1, biasCorrection: false), [0.0])
        plain.step(&y, gradient: [sign * g])
        #expect(relativeError(y[0], -sign * 0.1 * 0.1 / sqrt(0.001)) < 4e-4)
      }
    }
  }

  @Test func `AMSGrad's rates never rise under a constant γ without correction`() throws {
    var generator = SeededGenerator(seed: 9)
    var rule = try Adam(learningRate: 0.1, biasCorrection: false, amsgrad: true)
    var x = [0.0, 0, 0]
    var before = [Double](repeating: .infinity, count: 3)
    for _ in 0..<500 {
      rule.step(&x, gradient: normals(3, using: &generator))
      #expect(zip(rule.effectiveRates, before).allSatisfy { $0 <= $1 })
      before = rule.effectiveRates
    }
    #expect(rule.largestSecondMoments != rule.secondMoments)
  }

  @Test func `effective rates are what the last step multiplied by`() throws {
    var generator = SeededGenerator(seed: 10)
    var adaGrad = try AdaGrad(learningRate: 0.1)
    var rmsProp = try RMSProp(learningRate: 0.1)
    var adam = try Adam(learningRate: 0.1)
    var adamW = try AdamW(learningRate: 0.1, weightDecay: 0)
    var x = [[Double]](repeating: [1, 2, 3], count: 4)
    for t in 1...30 {
      let g = normals(3, using: &generator)
      let before = x
      adaGrad.step(&x[0], gradient: g)
      rmsProp.step(&x[1], gradient: g)
      adam.step(&x[2], gradient: g)
      adamW.step(&x[3], gradient: g)
      let mHat = adam.firstMoments.map { $0 / (1 - pow(0.9, Double(t))) }
      for i in 0..<3 {
        #expect(abs(before[0][i] - x[0][i] - adaGrad.effectiveRates[i] * g[i]) < 1e-14)
        #expect(abs(before[1][i] - x[1][i] - rmsProp.effectiveRates[i] * g[i]) < 1e-14)
        #expect(abs(before[2][i] - x[2][i] - adam.effectiveRates[i] * mHat[i]) < 1e-14)
        #expect(abs(before[3][i] - x[3][i] - adamW.effectiveRates[i] * mHat[i]) < 1e-14)
      }
    }
    #expect(adam.steps == 30 && adamW.steps == 30 && adaGrad.steps == 30 && rmsProp.steps == 30)
  }
}
