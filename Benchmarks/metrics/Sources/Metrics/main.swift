// Times MLCore's ranking metrics on arrays that Python wrote.
//
//   metrics FILE COUNT
//
// FILE holds COUNT scores (Float64, in the machine's byte order), then COUNT labels (a byte each, 0 or 1). Each line
// of the input names a metric, `auc` or `ap`; each line of the output is its seconds and its value. Whoever asks can
// so take turns between this program and another one.

import MLCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

guard CommandLine.arguments.count == 3, let count = Int(CommandLine.arguments[2]), count > 0 else {
  fatalError(
    "expected a file and the number of its scores, got \(CommandLine.arguments.dropFirst())")
}
let (scores, labels) = read(CommandLine.arguments[1], count: count)

while let request = readLine() {
  var value = 0.0
  let clock = ContinuousClock()
  let start = clock.now
  switch request {
  case "auc": value = try rocAUC(scores: scores, labels: labels)
  case "ap": value = try averagePrecision(scores: scores, labels: labels)
  default: fatalError("expected auc or ap, got \(request)")
  }
  let taken = clock.now - start
  print(Double(taken.components.seconds) + Double(taken.components.attoseconds) * 1e-18, value)
  fflush(nil)
}

func read(_ path: String, count: Int) -> (scores: [Double], labels: [Bool]) {
  guard let file = fopen(path, "rb") else { fatalError("cannot open \(path)") }
  defer { fclose(file) }
  var scores = [Double](repeating: 0, count: count)
  var bytes = [UInt8](repeating: 0, count: count)
  let readScores = fread(&scores, MemoryLayout<Double>.size, count, file)
  let readLabels = fread(&bytes, 1, count, file)
  precondition(
    readScores == count && readLabels == count,
    "expected \(count) scores and labels in \(path), got \(readScores) and \(readLabels)")
  return (scores, bytes.map { $0 != 0 })
}
