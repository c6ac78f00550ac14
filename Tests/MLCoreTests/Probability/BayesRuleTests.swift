import MLCore
import Testing

@Suite struct `Bayes' rule` {
  // By hand: P(B) = .01 · .99 + .99 · .01 = .0198, and .0099/.0198 = ½.
  @Test func `one in a hundred and a test right ninety-nine times in a hundred give one half`() {
    #expect(posterior(prior: 0.01, likelihood: 0.99, evidence: 0.0198) == 0.5)
    #expect(abs(posterior(prior: 0.01, likelihood: 0.99, otherwise: 0.01) - 0.5) < 1e-15)
  }

  // By definition: O(A|B) = O(A) · LR is the same theorem.
  @Test func `odds form agrees with the fractions`() {
    for prior in [0.001, 0.2, 0.5, 0.97] {
      for (likelihood, otherwise) in [(0.9, 0.05), (0.3, 0.3), (0.01, 0.8)] {
        let ratio = likelihoodRatio(likelihood: likelihood, otherwise: otherwise)
        let odds = posteriorOdds(priorOdds: odds(of: prior), likelihoodRatio: ratio)
        let expected = posterior(prior: prior, likelihood: likelihood, otherwise: otherwise)
        #expect(relativeError(probability(ofOdds: odds), expected) < 1e-14)
        #expect(abs(logOdds(of: prior) + log(ratio) - logOdds(of: expected)) < 1e-13)
      }
    }
  }

  @Test func `certainty is not moved by evidence`() {
    #expect(posterior(prior: 1, likelihood: 0.1, otherwise: 0.9) == 1)
    #expect(posterior(prior: 0, likelihood: 0.9, otherwise: 0.1) == 0)
    #expect(odds(of: 1) == .infinity && probability(ofOdds: .infinity) == 1)
  }

  @Test func `what is divided by zero is undefined`() {
    #expect(posterior(prior: 0.5, likelihood: 0, evidence: 0).isNaN)
    #expect(posterior(prior: 1, likelihood: 0, otherwise: 0.5).isNaN)
    #expect(likelihoodRatio(likelihood: 0, otherwise: 0).isNaN)
    #expect(likelihoodRatio(likelihood: 0.5, otherwise: 0) == .infinity)
  }

  @Test func `a probability outside zero to one stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = posterior(prior: 1.1, likelihood: 0.5, otherwise: 0.5)
    }
  }
}
