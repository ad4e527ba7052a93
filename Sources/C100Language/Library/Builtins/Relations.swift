/// Tables from lists: two lists joined by a key, two keys against each other, numbers by interval. Each reads all of what it
/// is given and makes a list of objects.
extension Library {
  static let relations: [Builtin] = [
    Builtin(
      "leftJoin", on: .walkable, Call.joinParameters,
      "Each item with the fields of the items of the other list that have the same key; where there is none, with null "
        + "for them. `otherKey` is the key over there, `prefix` begins the names that come from there.",
      examples: [
        Example(
          "[{id: 1, team: 7}, {id: 2, team: 8}].leftJoin([{id: 7, name: \"A\"}], \"team\", \"id\")",
          "[{\"id\": 1, \"team\": 7, \"name\": \"A\"}, {\"id\": 2, \"team\": 8, \"name\": null}]"),
        Example(
          "[{d: \"x\", n: 1}].leftJoin([{d: \"x\", n: 5}], \"d\", prefix: \"old.\")",
          "[{\"d\": \"x\", \"n\": 1, \"old.n\": 5}]"),
      ]
    ) { call throws(Raise) in try call.joined(keepsAll: true) },
    Builtin(
      "innerJoin", on: .walkable, Call.joinParameters,
      "Each item with the fields of the items of the other list that have the same key; items without one are left out.",
      examples: [
        Example(
          "[{id: 1, team: 7}, {id: 2, team: 8}].innerJoin([{id: 7, name: \"A\"}], \"team\", \"id\")",
          "[{\"id\": 1, \"team\": 7, \"name\": \"A\"}]")
      ]
    ) { call throws(Raise) in try call.joined(keepsAll: false) },
    Builtin(
      "pivot", on: .walkable,
      [
        BuiltinParameter("row", .fieldOrFunction), BuiltinParameter("column", .fieldOrFunction),
        BuiltinParameter("value", .fieldOrFunction, default: .optional),
        BuiltinParameter("by", .string, default: .value("sum"), values: ["sum", "average", "min", "max"]),
      ],
      "A table of two keys: an object for each row key, with a field for each column key that holds how many items there "
        + "are, or what becomes of their values; where there are none, 0 of counts and sums, else null.",
      examples: [
        Example(
          "[{day: \"Mo\", s: \"ok\"}, {day: \"Mo\", s: \"bad\"}, {day: \"Tu\", s: \"ok\"}].pivot(\"day\", \"s\")",
          "[{\"day\": \"Mo\", \"ok\": 1, \"bad\": 1}, {\"day\": \"Tu\", \"ok\": 1, \"bad\": 0}]"),
        Example(
          "[{d: 1, s: \"a\", n: 4}, {d: 1, s: \"a\", n: 8}].pivot(.d, .s, .n, \"average\")",
          "[{\"key\": 1, \"a\": 6.0}]"),
      ]
    ) { call throws(Raise) in try call.pivoted() },
    Builtin(
      "histogram", on: .walkable,
      [
        BuiltinParameter("of", .fieldOrFunction, default: .optional),
        BuiltinParameter("bins", .integer, default: .optional),
      ],
      "How many numbers lie in each of some equal intervals with round ends, `{from, to, count}`, about `bins` of them; an "
        + "interval holds its lower end, the last one both. Null is skipped. `chart(\"histogram\")` draws it.",
      examples: [
        Example(
          "[1, 4, 9, 12].histogram(bins: 2)",
          "[{\"from\": 0, \"to\": 10, \"count\": 3}, {\"from\": 10, \"to\": 20, \"count\": 1}]"),
        Example("[].histogram()", "[]"),
      ]
    ) { call throws(Raise) in
      let pick = try call.pick(0)
      let wanted = call.has(1) ? try call.count(1, atLeast: 1) : nil
      var numbers: [Double] = []
      try call.eachItem { item throws(Raise) in
        let value = try pick(item, call.run)
        if value.isNull { return true }
        guard let number = value.double, number.isFinite else {
          throw Raise(
            .type, "histogram: only numbers lie in intervals, got \(value.typeNameWithArticle)",
            help: ["say which field: .histogram(.field)", "how often each comes: .countBy(it)"], span: call.span)
        }
        numbers.append(number)
        return true
      }
      guard let bins = Bins(numbers, wanted: wanted) else { return .elements([]) }
      let shape = Shape(["from", "to", "count"])
      return .elements(
        bins.counts.enumerated().map { i, count in
          .object(
            ObjectValue(shape, [Value(round: bins.lowerEnd(i)), Value(round: bins.lowerEnd(i + 1)), .integer(count)]))
        })
    },
  ]
}

extension Value {
  /// A whole number where it is one.
  fileprivate init(round number: Double) {
    self = number == number.rounded() && abs(number) < 1e15 ? .integer(Int(number)) : .decimal(number)
  }
}

// MARK: - Joins

extension Call {
  fileprivate static let joinParameters: [BuiltinParameter] = [
    BuiltinParameter("other", .walkable), BuiltinParameter("key", .fieldOrFunction),
    BuiltinParameter("otherKey", .fieldOrFunction, default: .optional),
    BuiltinParameter("prefix", .string, default: .value("")),
  ]

  fileprivate func joined(keepsAll: Bool) throws(Raise) -> Value {
    let (key, otherKey) = (try pick(1), try pick(has(2) ? 2 : 1))
    let prefix = try string(3)
    // A key that is a field says the same on both sides: it is kept once.
    var dropped: String?
    if case .field(let path, _) = otherKey { dropped = path.text }
    var index = ValueIndex()
    var partners: [[ObjectValue]] = []
    var added: [String] = []
    var known: Set<Key> = []
    let cursor = try Walk.cursor(over: value(0), run)
    while let item = try cursor.next(run) {
      try run.tick()
      let key = try otherKey(item, run)
      guard case .object(let object) = item else { throw noObject(item) }
      for i in 0..<object.count {
        let name = object.key(at: i)
        if name != dropped, known.insert(Key(name)).inserted { added.append(name) }
      }
      if key.isNull { continue }
      let (place, isNew) = try index.insert(key, run)
      if isNew { partners.append([object]) } else { partners[place].append(object) }
    }
    let names = added.map { (own: $0, new: prefix + $0) }
    var made: [Value] = []
    var room = Room(run)
    defer { room.close() }
    try eachItem { item throws(Raise) in
      let wanted = try key(item, run)
      guard case .object(let object) = item else { throw noObject(item) }
      var matches: [ObjectValue?] = []
      if !wanted.isNull, let place = index.position(of: wanted) { matches = partners[place] }
      if matches.isEmpty, keepsAll { matches = [nil] }
      for match in matches {
        try run.tick(names.count)
        let row = object.copy(asRecord: false)
        for (own, new) in names {
          guard !row.has(new) else { throw clash(new) }
          row.set(new, match?[own] ?? .null)
        }
        made.append(.object(row))
      }
      try room.grow(to: made.count * (names.count * 16 + 64))
      return true
    }
    return .elements(made)
  }

  private func noObject(_ item: Value) -> Raise {
    Raise(
      .type, "\(name): each item must be an object, got \(item.typeNameWithArticle)",
      help: ["make objects first: .map({id: it})"], span: span)
  }

  private func clash(_ field: String) -> Raise {
    Raise(
      .value, "\(name): both sides have a field '\(Excerpt.of(field))'",
      help: [
        "give the other's fields a name of their own: prefix: \"other.\"",
        "or take what is wanted of it: other.select(\"key\", \"field\")",
      ], span: span)
  }
}

// MARK: - Pivot

extension Call {
  /// What has come of the items of one row and one column.
  private struct PivotCell {
    var total = Total()
    var best: Value = .null
    var count = 0
  }

  fileprivate func pivoted() throws(Raise) -> Value {
    let (row, column) = (try pick(0), try pick(1))
    let (hasValue, value, way) = (has(2), try pick(2), try string(3))
    var (rows, columns) = (ValueIndex(), ValueIndex())
    var cells: [[Int: PivotCell]] = []
    var room = Room(run)
    defer { room.close() }
    var made = 0
    try eachItem { item throws(Raise) in
      let (at, isNew) = try rows.insert(try row(item, run), run)
      if isNew { cells.append([:]) }
      let place = try columns.insert(try column(item, run), run).position
      var cell = cells[at][place] ?? PivotCell()
      if cell.count == 0 {
        made += 1
        try room.grow(to: made * 128)
      }
      cell.count += 1
      if hasValue { try take(try value(item, run), into: &cell, way) }
      cells[at][place] = cell
      return true
    }
    var name = "key"
    if case .field(let path, _) = row { name = path.text }
    let names = try columns.keys.map { key throws(Raise) in try keyText(key) }
    guard !names.contains(name) else {
      throw Raise(
        .value, "pivot: a column would be called '\(Excerpt.of(name))', as the rows' key is",
        help: ["name the rows by a function: .pivot(x => x.\(name), …) calls them 'key'"], span: span)
    }
    try room.grow(to: rows.keys.count * (names.count * 16 + 64))
    let shape = Shape([name] + names)
    var table: [Value] = []
    for (key, cells) in zip(rows.keys, cells) {
      try run.tick(names.count)
      var values = [key]
      for place in names.indices {
        values.append(try result(cells[place] ?? PivotCell(), hasValue: hasValue, way))
      }
      table.append(.object(ObjectValue(shape, values)))
    }
    return .elements(table)
  }

  private func take(_ value: Value, into cell: inout PivotCell, _ way: String) throws(Raise) {
    guard way == "min" || way == "max" else { return try cell.total.add(value, self) }
    if value.isNull { return }
    guard Same.isComparable(cell.best.isNull ? value : cell.best, value) else {
      throw Raise(.type, "pivot: there is no order for \(value.typeNameWithArticle)", span: span)
    }
    let isBetter = cell.best.isNull || (Same.order(value, cell.best) < 0) == (way == "min")
    if isBetter { cell.best = value }
  }

  private func result(_ cell: PivotCell, hasValue: Bool, _ way: String) throws(Raise) -> Value {
    guard hasValue else { return .integer(cell.count) }
    switch way {
    case "sum": return try cell.total.value(self)
    case "average": return try cell.total.average(self)
    default: return cell.best
    }
  }
}
