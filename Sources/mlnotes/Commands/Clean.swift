import ArgumentParser
import NoteRunner

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct Clean: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean", abstract: "Remove what can be made again: the caches, not the pages.")

  @Argument(help: "The folder of the notes.", completion: .directory)
  var notes = "notes"

  mutating func run() async throws {
    try await reportingFaults {
      let folder = try NotesFolder(notes).cacheFolder
      guard FileManager.default.fileExists(atPath: folder) else {
        print("nothing to remove: there is no \(folder)")
        return
      }
      do { try FileManager.default.removeItem(atPath: folder) } catch {
        throw CommandFault(
          "cannot remove \(folder): \(reason(of: error))", help: "remove it by hand")
      }
      print("removed \(folder)")
    }
  }
}
