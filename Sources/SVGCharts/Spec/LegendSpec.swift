/// Where the keys of the series stand.
public struct LegendSpec: Codable, Equatable, Sendable {
  public var isHidden = false
  /// Whether the key of colours is shown even where its marks do without; nil: no.
  public var isVisible: Bool?
  /// Nil labels lines at their ends where that fits, and shows a legend on top where not.
  public var position: LegendPosition?
  /// Along its side; nil: at the start.
  public var alignment: Alignment?
  /// Points between legend and plot; nil: 6.
  public var spacing: Double?
}

/// The place of a legend. `.topLeading` and the like are a side and an alignment along it.
public enum LegendPosition: String, Codable, Hashable, Sendable {
  case automatic, top, bottom, leading, trailing
  case topLeading, topTrailing, bottomLeading, bottomTrailing
  /// Over the plot, in a corner of it.
  case overlay
}

/// A direction from the centre: where along a side a text or a legend stands.
public enum Alignment: String, Codable, Hashable, Sendable {
  case leading, center, trailing, top, bottom
  case topLeading, topTrailing, bottomLeading, bottomTrailing

  /// 0 at the left, 1 at the right.
  var across: Double {
    switch self {
    case .leading, .topLeading, .bottomLeading: 0
    case .center, .top, .bottom: 0.5
    case .trailing, .topTrailing, .bottomTrailing: 1
    }
  }
  /// 0 on top, 1 at the bottom.
  var down: Double {
    switch self {
    case .top, .topLeading, .topTrailing: 0
    case .leading, .center, .trailing: 0.5
    case .bottom, .bottomLeading, .bottomTrailing: 1
    }
  }
}

/// Where an annotation stands beside its mark.
public enum AnnotationPosition: String, Codable, Hashable, Sendable, CaseIterable {
  case automatic, top, bottom, leading, trailing, overlay
  case topLeading, topTrailing, bottomLeading, bottomTrailing
}
