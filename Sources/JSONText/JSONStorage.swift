/// What holds the items of a list or object. Freeing takes the tree apart level by level instead of by recursion:
/// a tree of 10⁶ levels would overflow the stack otherwise.
class JSONStorage: @unchecked Sendable {  // Changed only by an owner that holds the sole reference.
  var items: [JSON]

  init(_ items: [JSON]) { self.items = items }

  deinit {
    guard items.contains(where: { $0.storage != nil }) else { return }
    var pending: [JSONStorage] = []
    Self.move(&items, into: &pending)
    while var storage = pending.popLast() {
      if isKnownUniquelyReferenced(&storage) { Self.move(&storage.items, into: &pending) }
    }
  }

  private static func move(_ items: inout [JSON], into pending: inout [JSONStorage]) {
    for item in items {
      if let storage = item.storage { pending.append(storage) }
    }
    items = []
  }
}

extension JSON {
  fileprivate var storage: JSONStorage? {
    switch self {
    case .list(let list): list.storage
    case .object(let object): object.storage
    case .null, .bool, .number, .string: nil
    }
  }
}

/// The items of a JSON list: an array whose freeing needs no recursion.
public struct JSONList: RandomAccessCollection, MutableCollection, RangeReplaceableCollection, Sendable {
  fileprivate(set) var storage: JSONStorage

  public init() { storage = JSONStorage([]) }
  public init(_ items: [JSON]) { storage = JSONStorage(items) }
  public init<S: Sequence<JSON>>(_ items: S) { storage = JSONStorage(Array(items)) }

  public var array: [JSON] { storage.items }
  public var startIndex: Int { 0 }
  public var endIndex: Int { storage.items.count }

  public subscript(position: Int) -> JSON {
    get { storage.items[position] }
    set {
      own()
      storage.items[position] = newValue
    }
  }

  public mutating func replaceSubrange<C: Collection<JSON>>(_ range: Range<Int>, with items: C) {
    own()
    storage.items.replaceSubrange(range, with: items)
  }

  public mutating func append(_ item: JSON) {
    own()
    storage.items.append(item)
  }

  private mutating func own() {
    if !isKnownUniquelyReferenced(&storage) { storage = JSONStorage(storage.items) }
  }
}
