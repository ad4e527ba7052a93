extension JSON {
  /// The tree of a node. Of duplicate keys the last value is taken, in the first one's place.
  public init(_ node: JSONNode) {
    var open: [Frame] = []
    var next: JSONNode? = node
    while true {
      var value: JSON
      if let node = next {
        switch node.kind {
        case .null: value = .null
        case .bool: value = .bool(node.bool ?? false)
        case .number: value = .number(node.number ?? 0)
        case .string: value = .string(node.string ?? "")
        case .list, .object:
          open.append(Frame(node))
          next = open[open.count - 1].advance()
          continue
        }
      } else {
        value = open.removeLast().value
      }
      guard !open.isEmpty else {
        self = value
        return
      }
      open[open.count - 1].take(value)
      next = open[open.count - 1].advance()
    }
  }

  /// A list or object under way.
  private struct Frame {
    private var elements: JSONElements.Iterator
    private var members: JSONMembers.Iterator
    private let isObject: Bool
    private var items: [JSON] = []
    private var object = JSONObject()
    private var key = ""

    init(_ node: JSONNode) {
      elements = node.elements.makeIterator()
      members = node.members.makeIterator()
      isObject = node.kind == .object
    }

    mutating func advance() -> JSONNode? {
      guard isObject else { return elements.next() }
      guard let member = members.next() else { return nil }
      key = member.key
      return member.value
    }

    mutating func take(_ value: JSON) {
      if isObject { object[key] = value } else { items.append(value) }
    }

    var value: JSON { isObject ? .object(object) : .list(items) }
  }
}
