/// Members of ranges, and methods of lists alone.
extension Library {
  static let ranges: [Builtin] = [
    Builtin(
      "lower", on: .range, [], "Its lower end, as written.", examples: [Example("(1..9).lower", "1")],
      traits: .isProperty
    ) { call throws(Raise) in
      if case .range(let range) = call.receiver { .integer(range.lower) } else { .null }
    },
    Builtin(
      "upper", on: .range, [], "Its upper end, as written.", examples: [Example("(0..<9).upper", "9")],
      traits: .isProperty
    ) { call throws(Raise) in
      if case .range(let range) = call.receiver { .integer(range.upper) } else { .null }
    },
  ]

  static let lists: [Builtin] = [
    Builtin(
      "append", on: .list, [BuiltinParameter("item")],
      "Puts an item at the end of the list that a variable holds. `list + [x]` gives a new list.",
      traits: .changesReceiver
    ) { call throws(Raise) in
      let item = call.value(0)
      try call.changeList { elements in elements.append(item) }
      return .nothing
    },
    Builtin(
      "insert", on: .list, [BuiltinParameter("index", .integer), BuiltinParameter("item")],
      "Puts an item before a position of the list that a variable holds; the list's count puts it at the end.",
      traits: .changesReceiver
    ) { call throws(Raise) in
      let index = try call.integer(0)
      let item = call.value(1)
      try call.changeList(at: index, mayBeEnd: true) { elements, place in elements.insert(item, at: place) }
      return .nothing
    },
    Builtin(
      "remove", on: .list, [BuiltinParameter("index", .integer)],
      "Takes the item at a position out of the list that a variable holds; negative positions count from the end.",
      traits: .changesReceiver
    ) { call throws(Raise) in
      try call.changeList(at: try call.integer(0)) { elements, place in elements.remove(at: place) }
      return .nothing
    },
    Builtin(
      "sorted", on: .list, [BuiltinParameter("order", .string, default: .value("asc"), values: ["asc", "desc"])],
      "The items in their own order; null last. `sortBy` sorts by a key.",
      examples: [
        Example("[3, 1, 2].sorted()", "[1, 2, 3]"), Example("[\"b\", \"a\"].sorted(\"desc\")", "[\"b\", \"a\"]"),
      ]
    ) { call throws(Raise) in
      let isDescending = try call.string(0) == "desc"
      var items = try call.takeItems()
      try Sorting.sort(&items, isDescending: isDescending, call.run, call.span)
      return .elements(items)
    },
    Builtin(
      "indexOf", on: .list, [BuiltinParameter("item")],
      "The position of the first item that equals this one, from 0; null without one.",
      examples: [Example("[\"a\", \"b\"].indexOf(\"b\")", "1"), Example("[].indexOf(1)", "null")]
    ) { call throws(Raise) in
      var wanted = call.value(0)
      var (position, isFound) = (0, false)
      let run = call.run
      try call.eachPlace { item throws(Raise) in
        isFound = try Same.equal(at: item, &wanted, run)
        if !isFound { position += 1 }
        return !isFound
      }
      return isFound ? .integer(position) : .null
    },
    Builtin(
      "flatten", on: .list, [], "The items of the lists in it, one after the other; other items as they are.",
      examples: [Example("[[1, 2], [], [3, [4]]].flatten()", "[1, 2, 3, [4]]")]
    ) { call throws(Raise) in
      var flat: [Value] = []
      var room = Room(call.run)
      defer { room.close() }
      for item in try call.items() {
        try call.run.tick()
        if case .list(let inner) = item {
          try call.run.tick(inner.count)
          flat.append(contentsOf: inner.elements)
          try room.grow(to: flat.count * 16)
        } else {
          flat.append(item)
        }
      }
      return .elements(flat)
    },
    Builtin(
      "compact", on: .list, [], "The items that are not null.",
      examples: [Example("[1, null, 2].compact()", "[1, 2]")]
    ) { call throws(Raise) in
      let items = try call.items()
      try call.run.tick(items.count)
      return .elements(items.filter { !$0.isNull })
    },
    Builtin(
      "except", on: .list,
      [BuiltinParameter("other", .list), BuiltinParameter("key", .fieldOrFunction, default: .optional)],
      "The items that the other list has not, compared by a key if there is one.",
      examples: [Example("[1, 2, 3].except([2])", "[1, 3]")]
    ) { call throws(Raise) in try call.compared(keepsCommon: false) },
    Builtin(
      "intersect", on: .list,
      [BuiltinParameter("other", .list), BuiltinParameter("key", .fieldOrFunction, default: .optional)],
      "The items that the other list has too, compared by a key if there is one.",
      examples: [
        Example("[1, 2, 3].intersect([3, 2, 9])", "[2, 3]"),
        Example("[{id: 1, a: 1}].intersect([{id: 1, b: 2}], .id)", "[{\"id\": 1, \"a\": 1}]"),
      ]
    ) { call throws(Raise) in try call.compared(keepsCommon: true) },
    Builtin(
      "shuffle", on: .list, [], "The items in random order.", examples: [Example("[1, 2, 3].shuffle().count()", "3")]
    ) { call throws(Raise) in
      var items = try call.takeItems()
      try call.shuffle(&items, first: items.count)
      return .elements(items)
    },
    Builtin(
      "sample", on: .list, [BuiltinParameter("count", .integer, default: .value(1))],
      "A list of some items chosen at random, none of them twice.",
      examples: [Example("[7, 7, 7].sample(2)", "[7, 7]")]
    ) { call throws(Raise) in
      var items = try call.items()
      let count = min(try call.count(0), items.count)
      try call.run.checkSize(ofValues: items.count)
      try call.shuffle(&items, first: count)
      return .elements(Array(items[..<count]))
    },
  ]
}

extension Call {
  /// Changes the list in place: it is copied only where something else holds it. A copy of the call would hold it too.
  fileprivate mutating func changeList(_ change: (inout [Value]) -> Void) throws(Raise) {
    guard case .list(var list) = receiver else {
      throw misplaced("lists")
    }
    receiver = .nothing
    defer { receiver = .list(list) }
    if !isKnownUniquelyReferenced(&list) {
      try run.checkSize(ofValues: list.count)
      list = list.copy()
    }
    change(&list.elements)
  }

  /// The same at a position, from the end where it is negative; what is behind it moves.
  fileprivate mutating func changeList(
    at index: Int, mayBeEnd: Bool = false, _ change: (inout [Value], Int) -> Void
  ) throws(Raise) {
    let count = try listCount()
    let place = index < 0 ? index + count : index
    guard place >= 0, place < count + (mayBeEnd ? 1 : 0) else {
      throw failure(.value, "index \(index) is out of range: the list has \(count)", argument: 0)
    }
    run.machine.work((count - place) &* MemoryLayout<Value>.stride)
    try changeList { elements in change(&elements, place) }
  }

  private func listCount() throws(Raise) -> Int {
    guard case .list(let list) = receiver else { throw misplaced("lists") }
    return list.count
  }

  fileprivate func compared(keepsCommon: Bool) throws(Raise) -> Value {
    let pick = try pick(1)
    var there = ValueIndex()
    for item in try list(0).elements {
      try run.tick()
      _ = try there.insert(try pick(item, run), run)
    }
    let known = there.keys.count
    var kept: [Value] = []
    for item in try items() {
      try run.tick()
      if (try there.insert(try pick(item, run), run).position < known) == keepsCommon { kept.append(item) }
    }
    return .elements(kept)
  }

  /// Fisher and Yates from the front, for as many places as are wanted.
  fileprivate func shuffle(_ items: inout [Value], first count: Int) throws(Raise) {
    guard items.count > 1 else { return }
    for i in 0..<min(count, items.count - 1) {
      try run.tick()
      let left = UInt64(items.count - i)
      let j = i + Int(min(run.services.random(below: left), left - 1))
      if i != j { items.swapAt(i, j) }
    }
  }
}
