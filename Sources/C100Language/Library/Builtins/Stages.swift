/// The stages: lists answer at once, everything lazy gets one more stage.
extension Library {
  static let stages: [Builtin] = [
    Builtin(
      "where", on: .walkable, [BuiltinParameter("condition", .function)],
      "The items for which the condition is true.",
      examples: [
        Example("[3, 1, 2].where(it > 1)", "[3, 2]"),
        Example("[{n: 1}, {n: 5}].where(.n > 3)", "[{\"n\": 5}]"),
      ]
    ) { call throws(Raise) in
      let test = try call.function(0)
      if let lazy = try call.lazily(.where(test)) { return lazy }
      let run = call.run
      return .elements(try call.items().kept(run) { item throws(Raise) in try run.test(test, at: item) })
    },
    Builtin(
      "map", on: .walkable, [BuiltinParameter("change", .function)],
      "What the function makes of each item.",
      examples: [
        Example("[1, 2].map(it * 10)", "[10, 20]"),
        Example("[{id: 7, n: \"a\"}].map({.id, name: .n})", "[{\"id\": 7, \"name\": \"a\"}]"),
      ]
    ) { call throws(Raise) in
      let change = try call.function(0)
      if let lazy = try call.lazily(.map(change)) { return lazy }
      let items = try call.items()
      return .elements(
        try [Value].gathered { made throws(Raise) in
          made.reserveCapacity(items.count)
          try items.eachPlace(call.run) { item throws(Raise) in
            made.append(try call.run.call(change, at: item))
            return true
          }
        })
    },
    Builtin(
      "flatMap", on: .walkable, [BuiltinParameter("change", .function)],
      "The items of the lists that the function makes, one after the other.",
      examples: [Example("[{tags: [\"a\", \"b\"]}, {tags: [\"c\"]}].flatMap(.tags)", "[\"a\", \"b\", \"c\"]")]
    ) { call throws(Raise) in
      let change = try call.function(0)
      if let lazy = try call.lazily(.flatMap(change)) { return lazy }
      return .elements(
        try [Value].gathered { made throws(Raise) in
          for item in try call.items() {
            try call.run.tick()
            let inner = try call.run.call(change, item)
            if case .list(let list) = inner {
              try call.run.tick(list.count)
              made.append(contentsOf: list.elements)
            } else if inner.isWalkable {
              made.append(contentsOf: try Walk.items(try Walk.cursor(over: inner, call.run), call.run))
            } else {
              throw Sequences.notAList(inner, "flatMap", call.argumentSpan(0))
            }
          }
        })
    },
    Builtin(
      "select", on: .walkable, [BuiltinParameter("fields", .any, variadic: true)],
      "Objects with only these fields, by names or a list of names; a dotted path reaches into objects and is the key of what it finds.",
      examples: [
        Example("[{id: 1, name: \"Ann\", age: 30}].select(\"id\", \"name\")", "[{\"id\": 1, \"name\": \"Ann\"}]"),
        Example("[{id: 1, contact: {phone: \"5\"}}].select(\"contact.phone\")", "[{\"contact.phone\": \"5\"}]"),
      ]
    ) { call throws(Raise) in
      let fields = try call.names()
      guard !fields.isEmpty else {
        throw Raise(
          .type, "select needs the name of a field", help: ["select(\"id\", \"name\")"], span: call.span)
      }
      if let lazy = try call.lazily(.select(fields)) { return lazy }
      let selection = Selection(fields)
      return .elements(
        try [Value].gathered { made throws(Raise) in
          for item in try call.items() {
            try call.run.tick()
            made.append(try selection.apply(to: item, call.argumentSpan(0)))
          }
        })
    },
    Builtin(
      "sortBy", on: .walkable,
      [
        BuiltinParameter("key", .sortKey),
        BuiltinParameter("order", .string, default: .value("asc"), values: ["asc", "desc"]),
      ],
      "Sorted by a field name, a function, or a list of names with \"-\" for descending; stable, null last either way.",
      examples: [
        Example("[3, 1, 2].sortBy(it)", "[1, 2, 3]"),
        Example(
          "[{n: \"a\", v: 1}, {n: \"b\", v: 2}].sortBy(.v, \"desc\")",
          "[{\"n\": \"b\", \"v\": 2}, {\"n\": \"a\", \"v\": 1}]"),
        Example(
          "[{r: 1, t: 5}, {r: 1, t: 9}, {r: 0, t: 7}].sortBy([\"r\", \"-t\"]).map(.t)", "[7, 9, 5]"),
      ]
    ) { call throws(Raise) in
      let keys = try call.sortKeys()
      if let lazy = try call.lazily(.sortBy(keys)) { return lazy }
      var items = try call.takeItems()
      try Sorting.sort(&items, by: keys, call.run, call.argumentSpan(0))
      return .elements(items)
    },
    Builtin(
      "take", on: .walkable, [BuiltinParameter("count", .integer)],
      "The first items, at most `count`; asks for no more than it needs.",
      examples: [Example("[3, 1, 2].take(2)", "[3, 1]"), Example("[3].take(5)", "[3]")]
    ) { call throws(Raise) in
      let count = try call.count(0)
      if let lazy = try call.lazily(.take(count)) { return lazy }
      return try call.part { $0.prefix(count) }
    },
    Builtin(
      "skip", on: .walkable, [BuiltinParameter("count", .integer)],
      "The items after the first `count`.",
      examples: [Example("[3, 1, 2].skip(1)", "[1, 2]")]
    ) { call throws(Raise) in
      let count = try call.count(0)
      if let lazy = try call.lazily(.skip(count)) { return lazy }
      return try call.part { $0.dropFirst(count) }
    },
    Builtin(
      "takeWhile", on: .walkable, [BuiltinParameter("condition", .function)],
      "The items before the first for which the condition is false.",
      examples: [Example("[1, 2, 9, 1].takeWhile(it < 5)", "[1, 2]")]
    ) { call throws(Raise) in
      let test = try call.function(0)
      if let lazy = try call.lazily(.takeWhile(test)) { return lazy }
      var kept: [Value] = []
      for item in try call.items() {
        try call.run.tick()
        guard try call.run.test(test, item) else { break }
        kept.append(item)
      }
      return .elements(kept)
    },
    Builtin(
      "skipWhile", on: .walkable, [BuiltinParameter("condition", .function)],
      "The items from the first on for which the condition is false.",
      examples: [Example("[1, 2, 9, 1].skipWhile(it < 5)", "[9, 1]")]
    ) { call throws(Raise) in
      let test = try call.function(0)
      if let lazy = try call.lazily(.skipWhile(test)) { return lazy }
      let items = try call.items()
      for (i, item) in items.enumerated() {
        try call.run.tick()
        if try call.run.test(test, item) { continue }
        return .elements(Array(items[i...]))
      }
      return .elements([])
    },
    Builtin(
      "distinct", on: .walkable, [BuiltinParameter("key", .fieldOrFunction, default: .optional)],
      "The first of all equal items, or of all with an equal key.",
      examples: [
        Example("[1, 2, 1.0, 3].distinct()", "[1, 2, 3]"),
        Example("[{a: 1, b: 1}, {a: 1, b: 2}].distinct(.a)", "[{\"a\": 1, \"b\": 1}]"),
      ]
    ) { call throws(Raise) in
      let pick = try call.pick(0)
      if let lazy = try call.lazily(.distinct(try call.keyFunction(0))) { return lazy }
      var seen = ValueIndex()
      var kept: [Value] = []
      for item in try call.items() {
        try call.run.tick()
        if try seen.insert(try pick(item, call.run), call.run).isNew { kept.append(item) }
      }
      return .elements(kept)
    },
    Builtin(
      "chunk", on: .walkable, [BuiltinParameter("size", .integer)],
      "Lists of `size` items each; the last may be shorter.",
      examples: [Example("[1, 2, 3, 4, 5].chunk(2)", "[[1, 2], [3, 4], [5]]")]
    ) { call throws(Raise) in
      let size = try call.count(0, atLeast: 1)
      if let lazy = try call.lazily(.chunk(size)) { return lazy }
      let items = try call.items()
      var chunks: [Value] = []
      var start = 0
      while start < items.count {
        try call.run.tick()
        let end = size < items.count - start ? start + size : items.count
        chunks.append(.elements(Array(items[start..<end])))
        start = end
      }
      return .elements(chunks)
    },
    Builtin(
      "zip", on: .walkable, [BuiltinParameter("other", .walkable)],
      "Pairs of an item and the one at its place in the other; as many as the shorter has.",
      examples: [Example("[1, 2, 3].zip([\"a\", \"b\"])", "[[1, \"a\"], [2, \"b\"]]")]
    ) { call throws(Raise) in
      let other = call.value(0)
      if let lazy = try call.lazily(.zip(other)) { return lazy }
      let partners = try Walk.cursor(over: other, call.run)
      var pairs: [Value] = []
      for item in try call.items() {
        try call.run.tick()
        guard let partner = try partners.next(call.run) else { return .elements(pairs) }
        pairs.append(.elements([item, partner]))
      }
      partners.close()
      return .elements(pairs)
    },
    Builtin(
      "enumerate", on: .walkable, [],
      "Each item with its position before it: `[i, x]`.",
      examples: [Example("[\"a\", \"b\"].enumerate()", "[[0, \"a\"], [1, \"b\"]]")]
    ) { call throws(Raise) in
      if let lazy = try call.lazily(.enumerate) { return lazy }
      let items = try call.items()
      try call.run.tick(items.count)
      return .elements(items.enumerated().map { .elements([.integer($0.offset), $0.element]) })
    },
    Builtin(
      "reverse", on: .walkable, [],
      "The items from the last to the first.",
      examples: [Example("[1, 2, 3].reverse()", "[3, 2, 1]")]
    ) { call throws(Raise) in
      if let lazy = try call.lazily(.reverse) { return lazy }
      var items = try call.takeItems()
      try call.run.tick(items.count)
      items.reverse()
      return .elements(items)
    },
    Builtin(
      "concat", on: .walkable, [BuiltinParameter("other", .walkable)],
      "The items, then those of the other.",
      examples: [Example("[1].concat([2, 3])", "[1, 2, 3]"), Example("(1..2).concat([9]).collect()", "[1, 2, 9]")]
    ) { call throws(Raise) in
      let other = call.value(0)
      if let lazy = try call.lazily(.concat(other)) { return lazy }
      return .elements(try call.items() + (try Walk.items(try Walk.cursor(over: other, call.run), call.run)))
    },
  ]
}

extension Call {
  /// A stretch of the items, as a list of its own.
  fileprivate func part(_ stretch: ([Value]) -> ArraySlice<Value>) throws(Raise) -> Value {
    let stretch = stretch(try items())
    try run.checkSize(ofValues: stretch.count)
    return .elements(Array(stretch))
  }
}
