// The only file that imports CDatasets.
internal import CDatasets

/// The data files that are compiled into the library.
enum EmbeddedFiles {
  /// `Sources/CDatasets/digits.csv`
  static var digits: [UInt8] { bytes(of: embedded_digits()) }
  /// `Sources/CDatasets/breast-cancer.csv`
  static var breastCancer: [UInt8] { bytes(of: embedded_breast_cancer()) }

  private static func bytes(of file: embedded_file) -> [UInt8] {
    Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }
}
