import NoteSyntax

extension Note {
  /// The note that a run under other seeds is of.
  func withSeeds(shiftedBy offset: UInt64) -> Note {
    guard offset != 0 else { return self }
    var note = self
    note.frontMatter.seed &+= offset
    for index in note.experiments.indices {
      note.experiments[index].options.seed? &+= offset
    }
    return note
  }

  /// Everything that can change what the note's program hands back.
  ///
  /// Not the prose, not the place of a block in the file, no time stamp: a sentence changed starts no
  /// compiler. The numbers that an author writes in checks are compared at each build, so they are not in
  /// it either.
  package func cacheKey(toolchain: Toolchain, file: String, notesFolder: String) -> ContentHash {
    var parts = [
      "record format 2", toolchain.version, toolchain.modulesHash.description,
      Compiler.languageFlags(optimized: frontMatter.optimize).joined(separator: " "),
      "\(file) \(frontMatter.seed) \(frontMatter.timeout)",
    ]
    parts.append(NoteRunner.environmentKey)
    for experiment in experiments {
      let options = experiment.options
      parts.append(experiment.source)
      // The column is in error messages; the line is not, since records count lines from the block's first.
      parts.append(
        "\(options.eval) \(options.error) \(options.timeout ?? -1) \(options.memory) \(options.seed ?? frontMatter.seed) "
          + "\(options.expect?.kind.rawValue ?? "")")
      for dependency in options.deps {
        let hash = ContentHash(file: notesFolder + "/" + dependency)
        parts.append("\(dependency) \(hash?.description ?? "missing")")
      }
    }
    for value in values {
      parts.append(value.expression)
      parts.append(String(experiments.count { $0.range.start < value.range.start }))
    }
    // Lengths, so that no two lists of parts read the same.
    return ContentHash(parts.map { "\($0.utf8.count):\($0)" }.joined(separator: "\n"))
  }
}
