/// The methods that consume a list or a sequence and give a value.
extension Library {
  static let consumers: [Builtin] = [
    Builtin(
      "first", on: .walkable, [BuiltinParameter("count", .integer, default: .optional)],
      "The first item, null without one; with a count, a list of the first.",
      examples: [
        Example("[3, 1].first()", "3"), Example("[].first()", "null"), Example("[3, 1, 2].first(2)", "[3, 1]"),
      ]
    ) { call throws(Raise) in
      let count = call.has(0) ? try call.count(0) : 1
      var items: [Value] = []
      if count > 0 {
        try call.eachItem(.atMost(count)) { item throws(Raise) in
          items.append(item)
          return items.count < count
        }
      }
      return call.has(0) ? .elements(items) : items.first ?? .null
    },
    Builtin(
      "last", on: .walkable, [BuiltinParameter("count", .integer, default: .optional)],
      "The last item, null without one; with a count, a list of the last, in order.",
      examples: [Example("[3, 1].last()", "1"), Example("(1..9).last(2)", "[8, 9]")]
    ) { call throws(Raise) in
      let count = call.has(0) ? try call.count(0) : 1
      let items = try call.lastItems(count)
      return call.has(0) ? .elements(items) : items.last ?? .null
    },
    Builtin(
      "at", on: .walkable, [BuiltinParameter("index", .integer)],
      "The item at a position, from 0; negative positions count from the end. Out of range is an error.",
      examples: [Example("[3, 1, 2].at(0)", "3"), Example("[3, 1, 2].at(-1)", "2")]
    ) { call throws(Raise) in
      try call.item(at: try call.integer(0))
    },
    Builtin(
      "count", on: .walkable, [],
      "How many items there are.",
      examples: [Example("[3, 1].count()", "2"), Example("(1..1_000_000_000).count()", "1000000000")]
    ) { call throws(Raise) in
      if case .list(let list) = call.receiver { return .integer(list.count) }
      guard let sequence = Walk.sequence(of: call.receiver) else { return .integer(try call.items().count) }
      let opened = try sequence.walk(.count, call.run)
      if let answer = opened.answer { return answer }
      var count = 0
      var isEnded = false
      defer { if !isEnded { opened.cursor.close() } }
      while try opened.cursor.next(call.run) != nil {
        try call.run.tick()
        count += 1
      }
      isEnded = true
      return .integer(count)
    },
    Builtin(
      "isEmpty", on: .walkable, [],
      "Whether there is no item.",
      examples: [Example("[].isEmpty()", "true"), Example("(1..3).isEmpty()", "false")]
    ) { call throws(Raise) in .bool(try !call.hasItem()) },
    Builtin(
      "sum", on: .walkable, [BuiltinParameter("of", .fieldOrFunction, default: .optional)],
      "The sum of the items, or of what is taken from each; null is skipped, 0 without any.",
      examples: [
        Example("[1, 2, null].sum()", "3"), Example("[{n: 1.5}, {n: 2}].sum(.n)", "3.5"), Example("[].sum()", "0"),
      ]
    ) { call throws(Raise) in
      let total = try call.total()
      return try total.value(call)
    },
    Builtin(
      "average", on: .walkable, [BuiltinParameter("of", .fieldOrFunction, default: .optional)],
      "The mean of the items, or of what is taken from each; null is skipped, null without any.",
      examples: [Example("[1, 2, null].average()", "1.5"), Example("[].average()", "null")]
    ) { call throws(Raise) in
      let total = try call.total()
      return try total.average(call)
    },
    Builtin(
      "min", on: .walkable, [BuiltinParameter("of", .fieldOrFunction, default: .optional)],
      "The smallest item, or the smallest of what is taken from each; null is skipped, null without any.",
      examples: [Example("[3, 1, 2].min()", "1"), Example("[{n: 4}, {n: 2}].min(.n)", "2")]
    ) { call throws(Raise) in try call.extreme { $0 < 0 } },
    Builtin(
      "max", on: .walkable, [BuiltinParameter("of", .fieldOrFunction, default: .optional)],
      "The largest item, or the largest of what is taken from each; null is skipped, null without any.",
      examples: [Example("[3, 1, 2].max()", "3"), Example("[].max()", "null")]
    ) { call throws(Raise) in try call.extreme { $0 > 0 } },
    Builtin(
      "stats", on: .walkable, [BuiltinParameter("of", .fieldOrFunction, default: .optional)],
      "Count, sum, average, minimum, median, 90th percentile and maximum of numbers; null is skipped.",
      examples: [
        Example(
          "[1, 2, 3, 4].stats()",
          "{\"count\": 4, \"sum\": 10, \"average\": 2.5, \"min\": 1, \"median\": 2.5, \"p90\": 4, \"max\": 4}")
      ]
    ) { call throws(Raise) in try call.stats() },
    Builtin(
      "any", on: .walkable, [BuiltinParameter("condition", .function, default: .optional)],
      "Whether the condition is true for some item; without one, whether there is an item.",
      examples: [Example("[1, 5].any(it > 3)", "true"), Example("[].any()", "false")]
    ) { call throws(Raise) in
      guard call.has(0) else { return .bool(try call.hasItem()) }
      return .bool(try call.first(where: try call.function(0)) != nil)
    },
    Builtin(
      "all", on: .walkable, [BuiltinParameter("condition", .function)],
      "Whether the condition is true for every item; true without any.",
      examples: [Example("[1, 5].all(it > 3)", "false"), Example("[].all(it > 3)", "true")]
    ) { call throws(Raise) in
      let test = try call.function(0)
      var holds = true
      try call.eachPlace { item throws(Raise) in
        holds = try call.run.test(test, at: item)
        return holds
      }
      return .bool(holds)
    },
    Builtin(
      "find", on: .walkable, [BuiltinParameter("condition", .function)],
      "The first item for which the condition is true; null without one.",
      examples: [Example("[1, 5, 7].find(it > 3)", "5"), Example("[1].find(it > 3)", "null")]
    ) { call throws(Raise) in
      try call.first(where: try call.function(0)) ?? .null
    },
    Builtin(
      "contains", on: .walkable, [BuiltinParameter("item")],
      "Whether an item equals this one.",
      examples: [Example("[1, 2].contains(2.0)", "true"), Example("(1..9).contains(10)", "false")]
    ) { call throws(Raise) in
      let wanted = call.value(0)
      if case .range(let range) = call.receiver { return .bool(wanted.wholeNumber.map { range.contains($0) } ?? false) }
      var sought = wanted
      var found = false
      let run = call.run
      try call.eachPlace { item throws(Raise) in
        found = try Same.equal(at: item, &sought, run)
        return !found
      }
      return .bool(found)
    },
    Builtin(
      "reduce", on: .walkable,
      [BuiltinParameter("start"), BuiltinParameter("combine", .function)],
      "Combines the items one after the other: `combine(so far, item)`, beginning with `start`.",
      examples: [Example("[1, 2, 3].reduce(1, (a, b) => a * b)", "6")]
    ) { call throws(Raise) in
      var result = call.value(0)
      let combine = try call.function(1)
      try call.eachItem { item throws(Raise) in
        result = try call.run.call(combine, taking: &result, item)
        return true
      }
      return result
    },
    Builtin(
      "groupBy", on: .walkable, [BuiltinParameter("key", .fieldsOrFunction)],
      "Groups of items with an equal key, `{key, items}`, in first-seen order; several fields make an object the key.",
      examples: [
        Example(
          "[1, 2, 3].groupBy(it % 2)", "[{\"key\": 1, \"items\": [1, 3]}, {\"key\": 0, \"items\": [2]}]"),
        Example("[{a: 1, b: 2}].groupBy([\"a\", \"b\"]).map(.key)", "[{\"a\": 1, \"b\": 2}]"),
      ]
    ) { call throws(Raise) in
      let pick = try call.pick(0)
      var index = ValueIndex()
      var groups: [[Value]] = []
      try call.eachItem { item throws(Raise) in
        let (position, isNew) = try index.insert(try pick(item, call.run), call.run)
        if isNew { groups.append([item]) } else { groups[position].append(item) }
        return true
      }
      let shape = Shape(["key", "items"])
      return .elements(zip(index.keys, groups).map { .object(ObjectValue(shape, [$0, .elements($1)])) })
    },
    Builtin(
      "countBy", on: .walkable, [BuiltinParameter("key", .fieldsOrFunction)],
      "How many items there are of each key, `{key, count}`, in first-seen order; several fields make an object the key.",
      examples: [
        Example(
          "[\"a\", \"b\", \"a\"].countBy(it)", "[{\"key\": \"a\", \"count\": 2}, {\"key\": \"b\", \"count\": 1}]")
      ]
    ) { call throws(Raise) in
      let pick = try call.pick(0)
      var index = ValueIndex()
      var counts: [Int] = []
      try call.eachPlace { item throws(Raise) in
        let (position, isNew) = try index.insert(try pick(at: item, call.run), call.run)
        if isNew { counts.append(1) } else { counts[position] += 1 }
        return true
      }
      let shape = Shape(["key", "count"])
      return .elements(zip(index.keys, counts).map { .object(ObjectValue(shape, [$0, .integer($1)])) })
    },
    Builtin(
      "indexBy", on: .walkable, [BuiltinParameter("key", .fieldOrFunction)],
      "An object of the items by their key; the last of equal keys stays.",
      examples: [
        Example("[{id: 68, n: \"a\"}].indexBy(.id)[68].n", "\"a\"")
      ]
    ) { call throws(Raise) in
      let pick = try call.pick(0)
      let object = ObjectBuilder()
      try call.eachItem { item throws(Raise) in
        object.set(try call.keyText(try pick(item, call.run)), item)
        return true
      }
      return object.value
    },
    Builtin(
      "join", on: .walkable, [BuiltinParameter("separator", .string, default: .value(", "))],
      "The items' texts with the separator between them.",
      examples: [Example("[1, \"b\", true].join(\"-\")", "\"1-b-true\""), Example("[\"a\", \"b\"].join()", "\"a, b\"")]
    ) { call throws(Raise) in
      let separator = try call.string(0)
      if case .list(let list) = call.receiver, let joined = try call.joinedStrings(list, separator) {
        return .text(joined)
      }
      var text = ""
      var isFirst = true
      var room = Room(call.run)
      defer { room.close() }
      try call.eachItem { item throws(Raise) in
        if !isFirst { text += separator }
        isFirst = false
        if case .string(let string) = item { text += string.text } else { text += try Same.text(item, call.run) }
        try room.grow(to: text.utf8.count)
        return true
      }
      return .text(text)
    },
    Builtin(
      "each", on: .walkable, [BuiltinParameter("action", .function)],
      "Runs the function for each item, and gives nothing.",
      examples: [Example("[1, 2].each(it * 2)", "")]
    ) { call throws(Raise) in
      let action = try call.function(0)
      do throws(Raise) {
        try call.eachItem { item throws(Raise) in
          _ = try call.run.call(action, item)
          return true
        }
      } catch {
        if case .planned = error.kind, case .host(let list)? = error.data {
          let run = call.run
          let tried = { (item: Value) throws(Raise) in try run.call(action, item) }
          try list.planForEachItem(run, action.isMethodCall ? tried : nil)
        }
        throw error
      }
      return .nothing
    },
    Builtin(
      "collect", on: .walkable, [],
      "All items as a list: what is lazy runs once, here.",
      examples: [Example("(1..3).map(it * 2).collect()", "[2, 4, 6]")]
    ) { call throws(Raise) in
      if case .list = call.receiver { return call.receiver }
      return .elements(try call.items())
    },
    Builtin(
      "toObject", on: .walkable,
      [
        BuiltinParameter("key", .fieldOrFunction, default: .optional),
        BuiltinParameter("value", .fieldOrFunction, default: .optional),
      ],
      "An object of `[key, value]` pairs, of `{key, value}` objects, or of what is taken from each item.",
      examples: [
        Example("[[\"a\", 1], [\"b\", 2]].toObject()", "{\"a\": 1, \"b\": 2}"),
        Example("[{id: 1, n: \"x\"}].toObject(.id, .n)", "{\"1\": \"x\"}"),
      ]
    ) { call throws(Raise) in
      let object = ObjectBuilder()
      if call.has(0) {
        let key = try call.pick(0)
        let content = try call.pick(1)
        try call.eachItem { item throws(Raise) in
          object.set(try call.keyText(try key(item, call.run)), try content(item, call.run))
          return true
        }
      } else {
        try call.eachItem { item throws(Raise) in
          let (key, content) = try call.pair(item)
          object.set(try call.keyText(key), content)
          return true
        }
      }
      return object.value
    },
  ]
}

// MARK: - Pieces

extension Call {
  /// Strings joined in one go; nil where an item is something else.
  fileprivate func joinedStrings(_ list: ListValue, _ separator: String) throws(Raise) -> String? {
    // Parts that nobody has looked at are joined where they stand.
    if let split = list.split { return try joined(split, separator) }
    let items = list.elements
    let (size, areStrings) = TextPieces.joinedSize(items, separator, run.cancelFlag)
    try run.checkCancellation()
    guard areStrings else { return nil }
    try Room.check(size, run)
    guard let size else { return nil }
    try run.tick(items.count + size >> 8)
    let joined = TextPieces.joined(items, separator, size: size, run.cancelFlag)
    try run.checkCancellation()
    return joined
  }

  private func joined(_ split: TextSplit, _ separator: String) throws(Raise) -> String? {
    let count = split.count - 1
    let size = TextPieces.replacedSize(split.text, split.separator, separator, count: count)
    try Room.check(size, run)
    guard let size else { return nil }
    try run.tick(split.count + split.text.utf8.count >> 8)
    var (text, old, new) = (split.text, split.separator, separator)
    let stop = run.cancelFlag
    return text.withUTF8 { text in
      old.withUTF8 { old in
        new.withUTF8 { TextPieces.replaced(text, old, $0, count: split.isLimited ? count : nil, size: size, stop) }
      }
    }
  }

  fileprivate func hasItem() throws(Raise) -> Bool {
    if case .list(let list) = receiver { return list.count > 0 }
    var found = false
    try eachItem(.any) { _ throws(Raise) in
      found = true
      return false
    }
    return found
  }

  /// The first item that passes a test. A query sees the test as a `where`, which its server may narrow.
  fileprivate func first(where test: FunctionValue) throws(Raise) -> Value? {
    if case .sequence(let sequence) = receiver {
      let cursor = try sequence.adding(Stage(.where(test), span: span)).walk(.atMost(1), run).cursor
      var isEnded = false
      defer { if !isEnded { cursor.close() } }
      let found = try cursor.next(run)
      isEnded = found == nil
      return found
    }
    var found: Value?
    try eachPlace { item throws(Raise) in
      guard try run.test(test, at: item) else { return true }
      found = item.pointee
      return false
    }
    return found
  }

  /// The last items in order, kept in a ring.
  fileprivate func lastItems(_ count: Int) throws(Raise) -> [Value] {
    if case .list(let list) = receiver {
      try run.checkSize(ofValues: min(count, list.count))
      return Array(list.elements.suffix(count))
    }
    guard count > 0 else { return [] }
    var ring: [Value] = []
    var start = 0
    try eachItem(.last(count)) { item throws(Raise) in
      if ring.count < count {
        ring.append(item)
      } else {
        ring[start] = item
        start = start + 1 == count ? 0 : start + 1
      }
      return true
    }
    return Array(ring[start...] + ring[..<start])
  }

  fileprivate func item(at index: Int) throws(Raise) -> Value {
    if case .list(let list) = receiver {
      let place = index < 0 ? index + list.count : index
      guard place >= 0, place < list.count else { throw outOfRange(index, list.count) }
      return list[place]
    }
    if index < 0 {
      guard index > Int.min else { throw outOfRange(index, nil) }
      let last = try lastItems(-index)
      guard last.count == -index else { throw outOfRange(index, last.count) }
      return last[0]
    }
    guard index < Int.max, let sequence = Walk.sequence(of: receiver) else { throw outOfRange(index, nil) }
    let opened = try sequence.walk(.slice(index..<index + 1), run)
    var isEnded = false
    defer { if !isEnded { opened.cursor.close() } }
    var left = opened.honoursDemand ? 0 : index
    var seen = 0
    while let item = try opened.cursor.next(run) {
      try run.tick()
      if left == 0 { return item }
      left -= 1
      seen += 1
    }
    isEnded = true
    throw outOfRange(index, opened.honoursDemand ? nil : seen)
  }

  private func outOfRange(_ index: Int, _ count: Int?) -> Raise {
    let there = count.map { $0 == 0 ? ": there are no items" : ": there are \($0) items" } ?? ""
    return failure(
      .value, "index \(index) is out of range\(there)", argument: 0, help: ["?[\(index)] gives null instead"])
  }

  fileprivate func total() throws(Raise) -> Total {
    let pick = try pick(0)
    var total = Total()
    try eachPlace { item throws(Raise) in
      try total.add(try pick(at: item, run), self)
      return true
    }
    return total
  }

  fileprivate func extreme(_ isBetter: (Int) -> Bool) throws(Raise) -> Value {
    let pick = try pick(0)
    var best = Value.null
    try eachPlace { item throws(Raise) in
      let candidate = try pick(at: item, run)
      if case .null = candidate { return true }
      guard !best.isNull else {
        guard Same.isComparable(candidate, candidate) else {
          throw Raise(
            .type, "\(name): there is no order for \(candidate.typeNameWithArticle)",
            help: ["say which field: .\(name)(.field)"], span: span)
        }
        best = candidate
        return true
      }
      guard Same.isComparable(best, candidate) else {
        throw Raise(
          .type, "\(name): cannot compare \(best.typeNameWithArticle) with \(candidate.typeNameWithArticle)", span: span
        )
      }
      if isBetter(Same.order(candidate, best)) { best = candidate }
      return true
    }
    return best
  }

  fileprivate func stats() throws(Raise) -> Value {
    let pick = try pick(0)
    var total = Total()
    var values: [Value] = []
    try eachPlace { item throws(Raise) in
      let value = try pick(at: item, run)
      if case .null = value { return true }
      try total.add(value, self)
      values.append(value)
      return true
    }
    try Sorting.sort(&values, isDescending: false, run, span)
    let sorted = values
    let count = sorted.count
    let shape = Shape(["count", "sum", "average", "min", "median", "p90", "max"])
    guard let least = sorted.first, let most = sorted.last else {
      return .object(ObjectValue(shape, [.integer(0), .integer(0), .null, .null, .null, .null, .null]))
    }
    var median = sorted[count / 2]
    if count % 2 == 0 {
      var middle = Total()
      try middle.add(sorted[count / 2 - 1], self)
      try middle.add(sorted[count / 2], self)
      median = try middle.average(self)
    }
    // The nearest rank: the smallest value that 90 % of all do not exceed.
    let rank = count - count / 10
    return .object(
      ObjectValue(
        shape,
        [
          .integer(count), try total.value(self), try total.average(self), least, median, sorted[rank - 1], most,
        ]))
  }

  /// A list of two, or an object with `key` and `value`.
  fileprivate func pair(_ item: Value) throws(Raise) -> (Value, Value) {
    if case .list(let list) = item, list.count == 2 { return (list[0], list[1]) }
    if case .object(let object) = item, let key = object["key"],
      let value = object["value"] ?? object["items"] ?? object["count"]
    {
      return (key, value)
    }
    throw Raise(
      .type, "\(name): each item must be [key, value] or {key, value}, got \(item.typeNameWithArticle)",
      help: ["or say what to take from each: .toObject(.id, .name)"], span: span)
  }

  /// The text that a value has as the key of an object.
  func keyText(_ value: Value) throws(Raise) -> String {
    switch value {
    case .string(let text): return text.text
    case .integer, .decimal, .number:
      if let whole = value.wholeNumber { return String(whole) }
      return try Same.text(value, run)
    case .bool, .time, .duration, .null: return try Same.text(value, run)
    case .list, .object, .range, .function, .sequence, .host, .nothing:
      throw Raise(.type, "\(name): a key must be a string or a number, got \(value.typeNameWithArticle)", span: span)
    }
  }

  /// The names that `select`, `pick` and `omit` take: strings, or one list of them.
  func names() throws(Raise) -> [String] {
    var names: [String] = []
    for (i, value) in rest.enumerated() {
      if case .list(let list) = value {
        for item in list.elements {
          guard let name = item.string else { throw badName(item, i) }
          names.append(name)
        }
      } else if let name = value.string {
        names.append(name)
      } else {
        throw badName(value, i)
      }
    }
    return names
  }

  private func badName(_ value: Value, _ i: Int) -> Raise {
    Raise(
      .type, "\(name): a field's name must be a string, got \(value.typeNameWithArticle)",
      help: ["\(name)(\"id\", \"name\")"], span: writtenSpan(i))
  }

  /// The keys of `sortBy`.
  func sortKeys() throws(Raise) -> [SortKey] {
    let isDescending = try string(1) == "desc"
    switch value(0) {
    case .function(let function): return [SortKey(.function(function), isDescending: isDescending)]
    case .string(let name): return [Self.sortKey(name.text, isDescending)]
    case .list(let list):
      var keys: [SortKey] = []
      for item in list.elements {
        guard let name = item.string else {
          throw failure(
            .type, "sortBy: the list of keys holds field names, got \(item.typeNameWithArticle)", argument: 0)
        }
        keys.append(Self.sortKey(name, isDescending))
      }
      if keys.isEmpty { throw failure(.value, "sortBy: the list of keys is empty", argument: 0) }
      return keys
    default: throw wrongType(0, wanted: "a field name, a list of names or a function")
    }
  }

  private static func sortKey(_ name: String, _ isDescending: Bool) -> SortKey {
    guard name.utf8.first == UInt8(ascii: "-") else { return SortKey(.field(name), isDescending: isDescending) }
    return SortKey(.field(String(name.dropFirst())), isDescending: !isDescending)
  }

  /// The key function of a lazy `distinct`; a field name becomes a function.
  func keyFunction(_ i: Int) throws(Raise) -> FunctionValue? {
    switch value(i) {
    case .nothing: return nil
    case .function(let function): return function
    default:
      // Unchecked: the function never leaves the language's thread.
      nonisolated(unsafe) let path = FieldPath(try string(i))
      let place = argumentSpan(i)
      let body: Builtin.Body = { inner throws(Raise) in try path.value(in: inner.value(0), place) }
      return FunctionValue(Builtin(path.text, on: .global, [BuiltinParameter("item")], "A field.", body: body))
    }
  }
}
