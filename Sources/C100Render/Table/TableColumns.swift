import C100Language

/// The columns of a table when nobody says which: found in a sample of its items, in the order of reading, each with what
/// it is worth where not all fit.
struct TableColumns {
  /// What a column is worth where room is short: the last go first.
  enum Worth: Int {
    /// What names the row.
    case naming
    /// What is asked first: a status, a rating, when.
    case telling
    case usual
    /// Places of other things, addresses, long texts, what is the same in every row.
    case minor
    /// Null or empty everywhere.
    case empty
  }

  struct Column {
    let path: ColumnPath
    var worth: Worth
  }

  private(set) var columns: [Column] = []

  /// Fields of a nested object become columns of their own (`contact.phone`) if it has no more than this many.
  private static let mostNested = 12
  private static let deepest = 2

  /// `id` and `name` (or what comes nearest) first, then the model's order, what is nested after it; what is empty
  /// everywhere last.
  init(_ items: [Value]) { self.init(items, sample: items.prefix(Self.sampled)) }

  /// The columns of all items of a list in memory. Of those that stand for JSON, one of each shape is looked at.
  init(_ list: ListValue, _ run: Run) throws(Raise) {
    var sample: [Value] = []
    var unlike: [Value] = []
    var shapes: Set<UInt64> = []
    let cursor = ListCursor(list)
    while unlike.count < Self.mostUnlike, let item = try cursor.next(run) {
      try run.tick()
      if sample.count < Self.sampled { sample.append(item) }
      if case .object(let object) = item, let node = object.node,
        !shapes.insert(node.shape(depth: Self.deepest)).inserted
      {
        continue
      }
      unlike.append(item)
    }
    self.init(unlike, sample: sample[...])
  }

  /// Items that are looked at for what a column is worth.
  private static let sampled = 200
  /// Items of different shapes that are looked at for columns.
  private static let mostUnlike = 10_000

  private init(_ items: [Value], sample: ArraySlice<Value>) {
    let paths = Self.paths(of: items)
    // A field that is null here and an object there is told by the object's fields.
    let parents = Set(paths.filter { $0.steps.count > 1 }.map { Key($0.steps[0]) })
    let facts = paths.map { ColumnFacts($0, sample, isParent: parents.contains(Key($0.name))) }
    var full: [Column] = []
    var empty: [Column] = []
    var named = false
    for (path, facts) in zip(paths, facts) {
      if facts.isEmpty {
        if !parents.contains(Key(path.name)) { empty.append(Column(path: path, worth: .empty)) }
        continue
      }
      var worth = facts.worth
      if let place = Self.leading.firstIndex(where: { Bytes.equal($0, path.name) }) {
        // The first name is the name; what else names the row is welcome too.
        worth = place == 0 || !named ? .naming : .telling
        if place > 0 { named = true }
      }
      full.append(Column(path: path, worth: worth))
    }
    columns = full.isEmpty ? paths.map { Column(path: $0, worth: .usual) } : full + empty
  }

  /// The columns of these items: those of the first, then what others have besides. A field stays one column where it is
  /// an object in some items and something else in others, or where its objects have not the same few keys.
  private static func paths(of items: [Value]) -> [ColumnPath] {
    var whole: Set<Key> = []
    for item in items {
      guard case .object(let object) = item else { continue }
      for (i, key) in object.keys.enumerated() {
        switch object.value(at: i) {
        case .object, .null, .nothing: continue
        default: whole.insert(Key(key))
        }
      }
    }
    while true {
      var paths: [ColumnPath] = []
      var known: Set<Key> = []
      var nested: [Key: Int] = [:]
      for item in items {
        guard case .object(let object) = item else { continue }
        for path in Self.paths(of: object, whole: whole) where known.insert(Key(path.name)).inserted {
          paths.append(path)
          nested[Key(path.steps[0]), default: 0] += 1
        }
      }
      let wild = nested.filter { $0.value > 2 * mostNested }.map(\.key)
      if wild.isEmpty { return paths }
      whole.formUnion(wild)
    }
  }

  /// The columns of one object.
  static func paths(of object: ObjectValue, whole: Set<Key> = []) -> [ColumnPath] {
    ordered(object).flatMap { key -> [ColumnPath] in
      if !whole.contains(Key(key)), case .object(let nested)? = object[key] { return paths(of: nested, below: [key]) }
      return [ColumnPath(field: key)]
    }
  }

  private static func paths(of object: ObjectValue, below steps: [String]) -> [ColumnPath] {
    guard object.count > 0, object.count <= mostNested else { return [ColumnPath(steps: steps)] }
    return object.keys.flatMap { key -> [ColumnPath] in
      if steps.count < deepest, case .object(let nested)? = object[key] {
        return paths(of: nested, below: steps + [key])
      }
      return [ColumnPath(steps: steps + [key])]
    }
  }

  /// The fields of one object in the order of reading.
  static func ordered(_ object: ObjectValue) -> [String] {
    var keys = object.keys
    if let declared = object.origin?.fieldNames, !declared.isEmpty {
      var rank: [Key: Int] = [:]
      for (i, name) in declared.enumerated() { rank[Key(name)] = i }
      keys = stable(keys) { rank[Key($0)] ?? declared.count }
    }
    return stable(keys) { key in
      if let place = leading.firstIndex(where: { Bytes.equal($0, key) }) { return place }
      switch object[key] {
      // What a group is of stands before what is told of it.
      case .object where Bytes.equal(key, "key"): return leading.count
      case .object: return leading.count + 1
      case .list: return leading.count + 2
      default: return leading.count
      }
    }
  }

  private static let leading = ["id", "name", "displayName", "title", "email"]

  /// Sorted by rank, equal ranks in the order given.
  private static func stable(_ keys: [String], _ rank: (String) -> Int) -> [String] {
    keys.enumerated().map { (rank($0.element), $0.offset, $0.element) }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }
}

/// What a sample of its cells says of a column.
private struct ColumnFacts {
  private(set) var isEmpty = true
  private(set) var worth = TableColumns.Worth.usual

  /// Endings of names that people ask for first. Compared without case, at the end of the last step.
  private static let telling: [String] = [
    "status", "state", "type", "rating", "score", "grade", "priority", "source", "channel", "starttime", "createdtime",
    "createdon",
  ]
  private static let minor: [String] = ["id", "ids", "url", "uri", "guid", "uuid", "color", "icon"]
  /// Names of what a row is about and of what it counts, whole.
  private static let names: [String] = ["name", "displayname", "title", "subject", "date", "key", "count", "value"]

  /// - Parameter isParent: what is nested in it has columns of its own.
  init(_ path: ColumnPath, _ items: ArraySlice<Value>, isParent: Bool) {
    var first: String?
    var rows = 0
    var isConstant = true
    var longest = 0
    var isNested = false
    for item in items {
      guard case .object(let object) = item else { continue }
      rows += 1
      let value = path.value(in: object)
      let text: String
      switch value {
      case .null, .nothing: text = ""
      case .string(let string): text = string.text
      case .bool(let flag): text = flag ? "true" : "false"
      case .list(let list):
        text = list.count == 0 ? "" : "[\(rows)"
        isNested = isNested || list.count > 0
      case .object(let nested): text = isParent || nested.count == 0 ? "" : "{\(rows)"
      default: text = "\u{1}\(rows)"  // Taken as telling them apart.
      }
      if !text.isEmpty { isEmpty = false }
      longest = max(longest, text.utf8.count)
      if let first { isConstant = isConstant && Bytes.equal(first, text) } else { first = text }
    }
    let name = (path.steps.last ?? path.name).lowercased()
    let isMinor =
      isConstant && rows > 2 || longest > 60 || isNested || path.steps.count > 2
      || Self.minor.contains { name.hasSuffix($0) }
    if Self.names.contains(name) {
      worth = .telling
    } else if Self.telling.contains(where: { name.hasSuffix($0) }), path.steps.count == 1 {
      worth = .telling
    } else if isMinor {
      worth = .minor
    }
  }
}
