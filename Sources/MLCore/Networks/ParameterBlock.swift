/// One array of parameters of a network, and its place in the flat array.
public struct ParameterBlock: Sendable, Equatable {
  /// The number of the layer, counted from 0.
  public let layer: Int
  /// What the layer calls itself: `Dense(64, 32)`.
  public let layerName: String
  /// What the parameters are for.
  public let role: ParameterRole
  /// How many rows and columns the array has; a vector has one row.
  public let rows, columns: Int
  /// Where the parameters lie in the network's flat array.
  public let range: Range<Int>

  /// A name that no other block of the network has, unless it lies in the same residual block: `0.weight`.
  public var name: String { "\(layer).\(role.rawValue)" }

  static func all(of chain: LayerChain) -> [ParameterBlock] {
    var blocks: [ParameterBlock] = []
    var start = 0
    for (index, layer) in chain.layers.enumerated() {
      for shape in layer.parameterShapes(for: chain.inputWidths[index]) {
        blocks.append(
          ParameterBlock(
            layer: index, layerName: layer.description, role: shape.role, rows: shape.rows,
            columns: shape.columns, range: start..<start + shape.count))
        start += shape.count
      }
    }
    return blocks
  }
}

extension ParameterBlock {
  /// This block's part of a flat array, of a gradient or a moment for instance, as a matrix.
  public func matrix(in flat: [Double]) -> Matrix {
    require(
      range.upperBound <= flat.count,
      "block \(name) ends at \(range.upperBound), the array has \(flat.count) elements")
    return Matrix(rows: rows, columns: columns, elements: Array(flat[range]))
  }
}
