/// Labels as rows with a 1 in the column of the class and 0 elsewhere, [n, classes].
///
/// - Parameters:
///   - labels: [n], 0 ..< classes.
///   - classes: at least 1.
/// - Throws: ``DatasetError/countOutOfRange(_:name:minimum:)``,
///   ``DatasetError/labelOutOfRange(_:index:classes:)``.
public func oneHot(_ labels: [Int], classes: Int) throws(DatasetError) -> Matrix {
  try DatasetError.check(count: classes, "the number of classes", atLeast: 1)
  try DatasetError.check(labels: labels, classes: classes)
  var matrix = Matrix(rows: labels.count, columns: classes)
  for (row, label) in labels.enumerated() { matrix[row, label] = 1 }
  return matrix
}
