/// What can be wrong with data, or with what is asked of it: shapes, labels, shares,
/// hyperparameters.
///
/// The cases hold the facts; ``description`` is the only place with their wording.
public enum DatasetError: Error, Equatable, Sendable {
  // Shapes
  /// Labels and rows that do not pair up.
  case labelCountMismatch(labels: Int, rows: Int)
  /// Targets and rows that do not pair up.
  case targetCountMismatch(targets: Int, rows: Int)
  /// More or fewer names than columns.
  case featureNameCountMismatch(names: Int, columns: Int)
  /// Another number of columns than what was fitted, or stands there, has.
  case columnCountMismatch(expected: Int, got: Int)
  /// A row that is too long or too short.
  case rowLengthMismatch(expected: Int, got: Int)
  /// Standard deviations and blobs that do not pair up.
  case deviationCountMismatch(deviations: Int, blobs: Int)
  /// Counts and groups that do not pair up.
  case countCountMismatch(counts: Int, groups: Int)
  /// Two sets of different classes that were to be joined.
  case classNamesMismatch([String], [String])
  /// Rows that are no images of the given size.
  case notImages(columns: Int, width: Int, height: Int)
  /// Not a single row.
  case noSamples
  // Values
  /// A feature that is NaN or infinite.
  case nonFiniteFeature(Double, row: Int, column: Int)
  /// A target that is NaN or infinite.
  case nonFiniteTarget(Double, index: Int)
  /// A setting that is NaN or infinite.
  case nonFiniteParameter(Double, name: String)
  /// Values whose spread, or its square where that is needed, is beyond the largest floating-point
  /// number.
  case spreadOverflow(column: Int)
  /// A label that is not the number of a class.
  case labelOutOfRange(Int, index: Int, classes: Int)
  /// An active feature that is not the number of a feature.
  case activeFeatureOutOfRange(Int, row: Int, features: Int)
  /// No class of that name; `nearest` is the one that was probably meant.
  case unknownClass(String, nearest: String?)
  /// No feature of that name; `nearest` is the one that was probably meant.
  case unknownFeature(String, nearest: String?)
  /// A name that comes twice, and where.
  case duplicateName(String, first: Int, second: Int)
  // Hyperparameters
  /// A count below the least that makes sense.
  case countOutOfRange(Int, name: String, minimum: Int)
  /// A setting that is negative or not finite.
  case negative(Double, name: String)
  /// A setting that is 0, negative or not finite.
  case notPositive(Double, name: String)
  /// A share outside 0 … 1.
  case fractionOutOfRange(Double, name: String)
  /// A range, whose ends must be finite and in order.
  case invalidRange(lower: Double, upper: Double, name: String)
  // Parts
  /// More samples asked for than there are.
  case tooFewSamples(count: Int, needed: Int)
  /// A split that would leave one side without a sample.
  case emptyPart(test: Int, of: Int)
  /// Fewer than two folds, or more than samples.
  case foldCountOutOfRange(Int, samples: Int)
  /// A class with too few samples to be spread over the parts.
  case tooFewInClass(Int, count: Int, needed: Int)
}

extension DatasetError: CustomStringConvertible {
  /// What was expected, and what was found.
  public var description: String {
    switch self {
    case .labelCountMismatch(let labels, let rows):
      "labels and rows must pair up: got \(labels) labels and \(rows) rows"
    case .targetCountMismatch(let targets, let rows):
      "targets and rows must pair up: got \(targets) targets and \(rows) rows"
    case .featureNameCountMismatch(let names, let columns):
      "each column has one name: got \(names) names and \(columns) columns"
    case .columnCountMismatch(let expected, let got):
      "there must be as many columns as before: got \(got), expected \(expected)"
    case .rowLengthMismatch(let expected, let got):
      "a row has one value a feature: got \(got) values, expected \(expected)"
    case .deviationCountMismatch(let deviations, let blobs):
      "each blob has one standard deviation: got \(deviations) deviations and \(blobs) blobs"
    case .countCountMismatch(let counts, let groups):
      "each group has one count: got \(counts) counts and \(groups) groups"
    case .classNamesMismatch(let first, let second):
      "the classes must be the same: got \(first) and \(second)"
    case .notImages(let columns, let width, let height):
      """
      an image of \(width) × \(height) pixels is a row of \(width * height) values: \
      got rows of \(columns)
      """
    case .noSamples:
      "there is no sample: expected at least 1 row"
    case .nonFiniteFeature(let value, let row, let column):
      "features must be finite: row \(row), column \(column) is \(value)"
    case .nonFiniteTarget(let value, let index):
      "targets must be finite: targets[\(index)] is \(value)"
    case .nonFiniteParameter(let value, let name):
      "\(name) must be finite: got \(value)"
    case .spreadOverflow(let column):
      "the values of column \(column) lie too far apart: their spread overflows"
    case .labelOutOfRange(let label, let index, let classes):
      classes == 0
        ? "there are no classes, but labels[\(index)] is \(label)"
        : "labels must lie between 0 and \(classes - 1): labels[\(index)] is \(label)"
    case .activeFeatureOutOfRange(let feature, let row, let features):
      "active features must lie between 0 and \(features - 1): row \(row) has \(feature)"
    case .unknownClass(let name, let nearest):
      "there is no class \"\(name)\"" + (nearest.map { "; the nearest is \"\($0)\"" } ?? "")
    case .unknownFeature(let name, let nearest):
      "there is no feature \"\(name)\"" + (nearest.map { "; the nearest is \"\($0)\"" } ?? "")
    case .duplicateName(let name, let first, let second):
      "names must differ: \"\(name)\" stands at \(first) and at \(second)"
    case .countOutOfRange(let count, let name, let minimum):
      "\(name) must be at least \(minimum): got \(count)"
    case .negative(let value, let name):
      "\(name) must be finite and not negative: got \(value)"
    case .notPositive(let value, let name):
      "\(name) must be finite and above 0: got \(value)"
    case .fractionOutOfRange(let value, let name):
      "\(name) must lie between 0 and 1: got \(value)"
    case .invalidRange(let lower, let upper, let name):
      "\(name) must have finite ends, the upper above the lower: got \(lower) and \(upper)"
    case .tooFewSamples(let count, let needed):
      "\(needed) \(needed == 1 ? "sample is" : "samples are") needed: got \(count)"
    case .emptyPart(let test, let count):
      """
      both parts of a split need a sample: \
      \(test) of \(count) for testing leave \(count - test) for training
      """
    case .foldCountOutOfRange(let folds, let samples):
      "the number of folds must lie between 2 and the \(samples) samples: got \(folds)"
    case .tooFewInClass(let label, let count, let needed):
      """
      each class needs at least \(needed) samples: \
      class \(label) has \(count)
      """
    }
  }
}
