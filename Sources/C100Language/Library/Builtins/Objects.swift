/// Methods of objects.
extension Library {
  static let objects: [Builtin] = [
    Builtin(
      "keys", on: .object, [], "The names of its fields, in order.",
      examples: [Example("{a: 1, b: 2}.keys()", "[\"a\", \"b\"]")]
    ) { call throws(Raise) in
      var keys: [Value] = []
      try call.eachField { key, _ throws(Raise) in keys.append(.text(key)) }
      return .elements(keys)
    },
    Builtin(
      "values", on: .object, [], "The values of its fields, in order.",
      examples: [Example("{a: 1, b: 2}.values()", "[1, 2]")]
    ) { call throws(Raise) in .elements(try call.object().values) },
    Builtin(
      "entries", on: .object, [], "A list of `{key, value}` objects; `toObject()` turns it back.",
      examples: [Example("{a: 1}.entries()", "[{\"key\": \"a\", \"value\": 1}]")]
    ) { call throws(Raise) in
      let shape = Shape(["key", "value"])
      var entries: [Value] = []
      try call.eachField { key, value throws(Raise) in
        entries.append(.object(ObjectValue(shape, [.text(key), value])))
      }
      return .elements(entries)
    },
    Builtin(
      "count", on: .object, [], "How many fields it has.", examples: [Example("{a: 1, b: 2}.count()", "2")]
    ) { call throws(Raise) in
      let object = try call.object()
      if object.count == 2, object.has("key"), object.has("items") {
        call.run.interpreter.library.hintOnce(
          "count() of a group counts its fields, key and items: .items.count() counts the items", call)
      }
      return .integer(object.count)
    },
    Builtin(
      "isEmpty", on: .object, [], "Whether it has no field.", examples: [Example("({}).isEmpty()", "true")]
    ) { call throws(Raise) in .bool(try call.object().count == 0) },
    Builtin(
      "has", on: .object, [BuiltinParameter("key", .string)], "Whether it has this very field.",
      examples: [Example("{a: null}.has(\"a\")", "true"), Example("{a: 1}.has(\"b\")", "false")]
    ) { call throws(Raise) in .bool(try call.object().has(try call.string(0))) },
    Builtin(
      "get", on: .object,
      [BuiltinParameter("path", .string), BuiltinParameter("fallback", .any, default: .value(nil))],
      "What a dotted path leads to, or the fallback where something on the way is missing or null; numbers are places in lists.",
      examples: [
        Example("({a: {b: [{c: 5}]}}).get(\"a.b.0.c\")", "5"),
        Example("({a: null}).get(\"a.b\", \"none\")", "\"none\""),
      ]
    ) { call throws(Raise) in
      let path = try call.string(0)
      if let whole = try call.object().field(path) { return whole.isNull ? call.value(1) : whole }
      var value = call.receiver
      for part in path.split(separator: ".", omittingEmptySubsequences: false) {
        try call.run.tick()
        switch value {
        case .object(let object): value = object.field(String(part)) ?? .null
        case .list(let list):
          let place = Int(part).map { $0 < 0 ? $0 &+ list.count : $0 } ?? -1
          value = place >= 0 && place < list.count ? list[place] : .null
        default: value = .null
        }
        if value.isNull { return call.value(1) }
      }
      return value
    },
    Builtin(
      "sortKeys", on: .object, [], "The same fields in the order of their names, by bytes.",
      examples: [Example("({b: 1, a: 2}).sortKeys()", "{\"a\": 2, \"b\": 1}")]
    ) { call throws(Raise) in
      var fields: [(key: String, value: Value)] = []
      try call.eachField { key, value throws(Raise) in fields.append((key, value)) }
      try Sorting.merge(&fields, call.run) { Bytes.order($0.key, $1.key) < 0 }
      let made = ObjectBuilder()
      for (key, value) in fields {
        try call.run.tick()
        made.set(key, value)
      }
      return made.value
    },
    Builtin(
      "mapKeys", on: .object, [BuiltinParameter("change", .function)],
      "With each name replaced by what the function makes of it.",
      examples: [Example("({firstName: 1}).mapKeys(it.snakeCase())", "{\"first_name\": 1}")]
    ) { call throws(Raise) in
      let change = try call.function(0)
      let made = ObjectBuilder()
      try call.eachField { key, value throws(Raise) in
        made.set(try call.keyText(try call.run.call(change, .text(key))), value)
      }
      return made.value
    },
    Builtin(
      "merge", on: .object, [BuiltinParameter("other", .object)],
      "Its fields and those of the other, which win. `{...a, ...b}` says the same.",
      examples: [Example("{a: 1, b: 2}.merge({b: 3, c: 4})", "{\"a\": 1, \"b\": 3, \"c\": 4}")]
    ) { call throws(Raise) in
      let made = try call.object().copy(asRecord: false)
      try call.eachField(of: try call.object(0)) { key, value throws(Raise) in made.set(key, value) }
      return .object(made)
    },
    Builtin(
      "pick", on: .object, [BuiltinParameter("fields", .any, variadic: true)],
      "Only these fields, in this order; what it has not is left out.",
      examples: [Example("{a: 1, b: 2, c: 3}.pick(\"c\", \"a\")", "{\"c\": 3, \"a\": 1}")]
    ) { call throws(Raise) in
      let object = try call.object()
      let made = ObjectValue()
      for name in try call.names() {
        try call.run.tick()
        if let value = object[name] { made.set(name, value) }
      }
      return .object(made)
    },
    Builtin(
      "omit", on: .object, [BuiltinParameter("fields", .any, variadic: true)], "All but these fields.",
      examples: [Example("{a: 1, b: 2}.omit(\"a\")", "{\"b\": 2}")]
    ) { call throws(Raise) in
      let left = Set(try call.names().map { Key($0) })
      let made = ObjectBuilder()
      try call.eachField { key, value throws(Raise) in if !left.contains(Key(key)) { made.set(key, value) } }
      return made.value
    },
    Builtin(
      "rename", on: .object, [BuiltinParameter("names", .object)],
      "With other names for some fields: `{old: \"new\"}`.",
      examples: [Example("{a: 1, b: 2}.rename({a: \"x\"})", "{\"x\": 1, \"b\": 2}")]
    ) { call throws(Raise) in
      let names = try call.object(0)
      let made = ObjectBuilder()
      try call.eachField { key, value throws(Raise) in
        guard let new = names[key] else { return made.set(key, value) }
        guard let text = new.string else {
          throw call.failure(
            .type, "rename: the new name of '\(key)' must be a string, got \(new.typeNameWithArticle)", argument: 0)
        }
        made.set(text, value)
      }
      return made.value
    },
    Builtin(
      "map", on: .object, [BuiltinParameter("change", .function)],
      "The same fields with each value changed: by a function of the value, or of key and value.",
      examples: [
        Example("{a: 1, b: 2}.map(it * 10)", "{\"a\": 10, \"b\": 20}"),
        Example("{a: 1}.map((k, v) => \"\\(k)=\\(v)\")", "{\"a\": \"a=1\"}"),
      ]
    ) { call throws(Raise) in
      let change = try call.function(0)
      let made = ObjectBuilder()
      try call.eachField { key, value throws(Raise) in made.set(key, try call.apply(change, key, value)) }
      return made.value
    },
    Builtin(
      "where", on: .object, [BuiltinParameter("condition", .function)],
      "The fields for which the condition is true: a function of the value, or of key and value.",
      examples: [Example("{a: 1, b: 5}.where(it > 3)", "{\"b\": 5}")]
    ) { call throws(Raise) in
      let test = try call.function(0)
      let made = ObjectBuilder()
      try call.eachField { key, value throws(Raise) in
        let answer = try call.apply(test, key, value)
        guard case .bool(let holds) = answer else {
          throw call.failure(
            .type, "where: the condition must be true or false, got \(answer.typeNameWithArticle)", argument: 0)
        }
        if holds { made.set(key, value) }
      }
      return made.value
    },
    Builtin(
      "flatten", on: .object, [BuiltinParameter("separator", .string, default: .value("."))],
      "One level: the fields of objects inside it become its own, their names joined; lists stay as they are.",
      examples: [
        Example("({id: 1, a: {b: {c: 2}, d: [3]}}).flatten()", "{\"id\": 1, \"a.b.c\": 2, \"a.d\": [3]}"),
        Example("({a: {b: 1}}).flatten(\"_\")", "{\"a_b\": 1}"),
      ]
    ) { call throws(Raise) in
      let separator = try call.string(0)
      let made = ObjectBuilder()
      // The objects on the way down, each with the name before its fields and the field to go on with.
      var open = [(object: try call.object(), prefix: "", next: 0)]
      while let (object, prefix, next) = open.last {
        guard next < object.count else {
          open.removeLast()
          continue
        }
        open[open.count - 1].next += 1
        try call.run.tick(1 + prefix.utf8.count >> 6)
        let (key, value) = (prefix + object.key(at: next), object.value(at: next))
        if case .object(let inner) = value, inner.count > 0 {
          open.append((inner, key + separator, 0))
        } else {
          made.set(key, value)
        }
      }
      return made.value
    },
    Builtin(
      "compact", on: .object, [], "Without the fields that are null.",
      examples: [Example("{a: 1, b: null}.compact()", "{\"a\": 1}")]
    ) { call throws(Raise) in
      let made = ObjectBuilder()
      try call.eachField { key, value throws(Raise) in if !value.isNull { made.set(key, value) } }
      return made.value
    },
    Builtin(
      "remove", on: .object, [BuiltinParameter("key", .string)],
      "Takes a field out of the object that a variable holds. `omit` gives a new object.", traits: .changesReceiver
    ) { call throws(Raise) in
      let key = try call.string(0)
      guard case .object(var object) = call.receiver else { return .nothing }
      guard object.origin == nil else {
        throw Raise(
          .type, "a record's fields are not removed", help: ["a plain object can be changed: {...record}"],
          span: call.span)
      }
      call.receiver = .nothing
      if !object.hasOneHolder() { object = object.copy() }
      let had = object.remove(key) != nil
      call.receiver = .object(object)
      guard had else {
        throw call.failure(.name, "there is no field '\(Excerpt.of(key))' to remove", argument: 0)
      }
      return .nothing
    },
  ]
}

extension Call {
  func object() throws(Raise) -> ObjectValue {
    if case .object(let object) = receiver { return object }
    throw misplaced("objects")
  }

  /// Calls `body` with each field of an object, the receiver if none is named; each is a step.
  fileprivate func eachField(
    of object: ObjectValue? = nil, _ body: (String, Value) throws(Raise) -> Void
  ) throws(Raise) {
    let object = if let object { object } else { try self.object() }
    for i in 0..<object.count {
      try run.tick()
      try body(object.key(at: i), object.value(at: i))
    }
  }

  /// Calls a function of a value, or of key and value.
  fileprivate func apply(_ function: FunctionValue, _ key: String, _ value: Value) throws(Raise) -> Value {
    function.parameters.count >= 2 ? try run.call(function, .text(key), value) : try run.call(function, value)
  }
}
