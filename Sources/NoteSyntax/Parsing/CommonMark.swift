import CCMark

/// libcmark's tree of a text. This file is the only one that sees the C library.
final class CommonMarkDocument {
  let root: CommonMarkNode

  init(_ text: [UInt8]) {
    let pointer = text.withUnsafeBytes {
      cmark_parse_document(
        $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count, CMARK_OPT_DEFAULT)
    }
    root = CommonMarkNode(pointer: pointer!)
  }

  deinit { cmark_node_free(root.pointer) }
}

/// A borrowed node: valid as long as its document lives.
struct CommonMarkNode {
  enum Kind {
    case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
    case text, softBreak, lineBreak, code, html, emphasis, strong, link, image
  }

  fileprivate let pointer: OpaquePointer

  var kind: Kind {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .html
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    // Text; the custom kinds are made by programs, never by the parser.
    default: .text
    }
  }

  var firstChild: CommonMarkNode? { cmark_node_first_child(pointer).map(CommonMarkNode.init) }
  var next: CommonMarkNode? { cmark_node_next(pointer).map(CommonMarkNode.init) }
  var previous: CommonMarkNode? { cmark_node_previous(pointer).map(CommonMarkNode.init) }
  var parent: CommonMarkNode? { cmark_node_parent(pointer).map(CommonMarkNode.init) }
  var children: Children { Children(upcoming: firstChild) }

  struct Children: Sequence, IteratorProtocol {
    fileprivate var upcoming: CommonMarkNode?
    mutating func next() -> CommonMarkNode? {
      defer { upcoming = upcoming?.next }
      return upcoming
    }
  }

  var literal: String { Self.string(cmark_node_get_literal(pointer)) }
  /// A fence's words after the backticks, escapes resolved.
  var info: String { Self.string(cmark_node_get_fence_info(pointer)) }
  var destination: String { Self.string(cmark_node_get_url(pointer)) }
  var title: String { Self.string(cmark_node_get_title(pointer)) }

  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  /// Nil for a bullet list.
  var listStart: Int? {
    cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
      ? Int(cmark_node_get_list_start(pointer)) : nil
  }
  var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }

  /// Dependable for blocks only (commonmark/cmark#296). Columns count bytes from 1.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

  private static func string(_ c: UnsafePointer<CChar>?) -> String {
    c.map { String(cString: $0) } ?? ""
  }
}
