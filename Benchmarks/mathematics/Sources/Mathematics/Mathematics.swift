// Times MLCore's mathematics; the counterpart of peers.py.
//
//   mathematics [THREADS]
//
// Each line of the input names a task and its size, `kmeans 100000`; each line of the output is the seconds of doing
// it once, a value that tells whether it was done right, and a checksum of what it was done with. Whoever asks can so
// take turns between this program and another one. What a task works on is made before the clock runs, and kept
// until another task or size is asked for.

import MLCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@main
enum Mathematics {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let threads = arguments.isEmpty ? Threads.limit : arguments.count == 1 ? Int(arguments[1]) : nil
    guard let threads, threads > 0 else {
      fatalError("expected a number of threads or nothing, got \(arguments.joined(separator: " "))")
    }
    try Threads.$limit.withValue(threads) { try serve() }
  }

  private static func serve() throws {
    var last = ""
    var work: (any Work)?
    while let request = readLine() {
      if request != last {
        // First of all the memory of what was there before.
        work = nil
        work = try self.work(request)
        last = request
      }
      guard let work else { return }
      let clock = ContinuousClock()
      let start = clock.now
      try work.run()
      let taken = (clock.now - start).components
      let seconds = Double(taken.seconds) + Double(taken.attoseconds) * 1e-18
      print(seconds, try work.value(), work.checksum)
      fflush(nil)
    }
  }

  private static func work(_ request: String) throws -> any Work {
    let parts = request.split(separator: " ")
    guard parts.count == 2, let size = Int(parts[1]), size > 0 else {
      fatalError("expected a task and its size, got \(request)")
    }
    switch parts[0] {
    case "auc":
      return Ranking(count: size, decimals: nil, metric: { try rocAUC(scores: $0, labels: $1) })
    case "auc-ties":
      return Ranking(count: size, decimals: 3, metric: { try rocAUC(scores: $0, labels: $1) })
    case "ap":
      return Ranking(
        count: size, decimals: nil, metric: { try averagePrecision(scores: $0, labels: $1) })
    case "ap-ties":
      return Ranking(
        count: size, decimals: 3, metric: { try averagePrecision(scores: $0, labels: $1) })
    case "kmeans": return Clustering(points: size)
    case "seeding": return Seeding(points: size)
    case "silhouette": return SilhouetteOfPoints(points: size)
    case "sgd": return Steps(count: size, rule: try SGD(learningRate: 0.01))
    case "adamw": return Steps(count: size, rule: try AdamW(learningRate: 0.001))
    case "mlp": return try Epoch(samples: size)
    default: fatalError("there is no task \(parts[0])")
    }
  }
}
