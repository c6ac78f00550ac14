import Foundation
import MLCore

/// `Golden/clustering.json`: inputs and what scikit-learn 1.9.1 with numpy 2.4.6 makes of them.
struct GoldenClustering: Decodable {
  var kmeans: [Run]
  var agreement: Agreement

  struct Run: Decodable, CustomStringConvertible {
    var points: [[Double]]
    var initial_centroids: [[Double]]
    var labels: [Int]
    var centroids: [[Double]]
    var inertia: Double
    var silhouette: Double
    var silhouette_samples: [Double]
    var davies_bouldin: Double
    var calinski_harabasz: Double
    var best_inertia_of_50_restarts: Double

    var description: String { "\(points.count) points, \(centroids.count) clusters" }
  }

  struct Agreement: Decodable {
    var a: [Int]
    var b: [Int]
    var adjusted_rand: Double
    var normalized_mutual_info: Double
  }

  static let all: GoldenClustering = {
    let url = Bundle.module.url(
      forResource: "clustering", withExtension: "json", subdirectory: "Golden")!
    return try! JSONDecoder().decode(GoldenClustering.self, from: Data(contentsOf: url))
  }()
}
