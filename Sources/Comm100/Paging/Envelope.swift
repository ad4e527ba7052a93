import JSONText

/// The parts of a list's answer, in whatever envelope it came.
struct Envelope {
  /// A link to another page.
  enum Link: Equatable {
    /// The envelope has no such key.
    case missing
    /// Null or empty.
    case none
    case address(String)
    /// A page's index: the reference types the links as integers.
    case index(Int)

    var text: String? {
      switch self {
      case .missing, .none: nil
      case .address(let text): text
      case .index(let index): "\(index)"
      }
    }
  }

  var items: [JSONNode]
  var total: Int?
  var next = Link.missing
  var previous = Link.missing

  /// `nil` when there are no items to be found.
  init?(_ root: JSONNode, _ shape: ListShape) {
    switch root.kind {
    case .list:
      items = Array(root.elements)
    case .object:
      guard let list = Envelope.list(in: root, shape) else { return nil }
      items = list.kind == .list ? Array(list.elements) : []
      total = Envelope.total(in: root, shape)
      next = Envelope.link(root.member("nextPage", ignoringCase: true))
      previous = Envelope.link(root.member("previousPage", ignoringCase: true))
    case .null, .bool, .number, .string:
      return nil
    }
  }

  // MARK: - Parts

  /// What counts more items is no count, and would not fit into what is reckoned with it.
  private static let longest = 1 << 53

  private static func list(in root: JSONNode, _ shape: ListShape) -> JSONNode? {
    var empty: JSONNode?
    for key in shape.itemsKeys + ["list", "items", "data"] {
      guard let node = root.member(key, ignoringCase: true) else { continue }
      if node.kind == .list { return node }
      if node.isNull { empty = empty ?? node }
    }
    // A key that no page names: the only list there is.
    var lists: [JSONNode] = []
    for (_, value) in root.members where value.kind == .list { lists.append(value) }
    return lists.count == 1 ? lists[0] : empty
  }

  private static func total(in root: JSONNode, _ shape: ListShape) -> Int? {
    for key in shape.totalKeys + ["total", "totalCount", "count"] {
      guard let node = root.member(key, ignoringCase: true) else { continue }
      let total = node.plainInteger ?? node.number?.integer ?? node.string.flatMap { ASCII.decimal($0) }
      if let total, (0...longest).contains(total) { return total }
    }
    return nil
  }

  private static func link(_ node: JSONNode?) -> Link {
    guard let node else { return .missing }
    switch node.kind {
    case .string:
      let text = node.string ?? ""
      return text.utf8.allSatisfy { $0 == 0x20 } ? .none : .address(text)
    case .number: return node.number?.integer.map { .index($0) } ?? .none
    case .null, .bool, .list, .object: return .none
    }
  }
}
