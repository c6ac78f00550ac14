extension Note {
  /// Parses a note. Never fails: any bytes give a tree, and ``Note/diagnostics`` says what is wrong.
  public static func parse(_ source: [UInt8], file: String) -> Note {
    Note(file: file)
  }
}
