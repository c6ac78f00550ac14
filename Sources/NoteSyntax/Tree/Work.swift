/// A paper, a book, a lecture: an entry of the bibliography. The names are those of CSL, the citation
/// style language of Pandoc and Zotero.
public struct Work: Equatable, Sendable {
  public struct Name: Equatable, Sendable {
    /// The family name, or the whole name of an institution.
    public var family: String
    public var given: String?
    public init(family: String, given: String? = nil) {
      self.family = family
      self.given = given
    }

    /// In reading order: `Diederik P. Kingma`.
    public var full: String { given.map { "\($0) \(family)" } ?? family }
  }

  /// What citations name it by: `kingma2015`.
  public var id: String
  public var authors: [Name]
  public var title: String
  public var year: Int
  /// The journal, the proceedings, the book that it is a chapter of.
  public var containerTitle: String?
  public var publisher: String?
  public var volume: String?
  public var issue: String?
  /// `145–151`.
  public var page: String?
  /// Without the address of the resolver: `10.1109/…`.
  public var doi: String?
  public var url: String?
  /// A work that stands by itself, its own title the one to set off: a book, a thesis, a report.
  public var isWhole: Bool
  /// Where it stands in the bibliography.
  public var range: SourceRange

  public init(
    id: String, authors: [Name], title: String, year: Int, containerTitle: String? = nil,
    publisher: String? = nil, volume: String? = nil, issue: String? = nil, page: String? = nil,
    doi: String? = nil, url: String? = nil, isWhole: Bool = false, range: SourceRange
  ) {
    self.id = id
    self.authors = authors
    self.title = title
    self.year = year
    self.containerTitle = containerTitle
    self.publisher = publisher
    self.volume = volume
    self.issue = issue
    self.page = page
    self.doi = doi
    self.url = url
    self.isWhole = isWhole
    self.range = range
  }

  /// As a citation names them: `Kingma & Ba`, of three and more the first and "et al."
  public var shortAuthors: String {
    switch authors.count {
    case 0: title
    case 1: authors[0].family
    case 2: "\(authors[0].family) & \(authors[1].family)"
    default: "\(authors[0].family) et al."
    }
  }

  /// `2015`, with the letter that tells two works of a year apart.
  public var shownYear: String {
    "\(year)" + (id.last.map { $0.isLetter ? String($0) : "" } ?? "")
  }

  /// Where it can be read.
  public var address: String? { doi.map { "https://doi.org/\($0)" } ?? url }
}
