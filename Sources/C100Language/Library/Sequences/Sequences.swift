/// What the built-ins on lists and sequences share.
enum Sequences {}

extension Call {
  /// Calls `body` with each item of the receiver until it answers false; a lazy walk is closed when it stops early.
  func eachItem(_ demand: Demand = .all, _ body: (Value) throws(Raise) -> Bool) throws(Raise) {
    if case .list(let list) = receiver {
      for item in list.elements {
        try run.tick()
        guard try body(item) else { return }
      }
      return
    }
    let cursor = try Walk.cursor(over: receiver, run, demand: demand)
    var isEnded = false
    defer { if !isEnded { cursor.close() } }
    while let item = try cursor.next(run) {
      try run.tick()
      guard try body(item) else { return }
    }
    isEnded = true
  }

  /// All items of the receiver.
  func items() throws(Raise) -> [Value] {
    if case .list(let list) = receiver { return list.elements }
    return try Walk.items(try Walk.cursor(over: receiver, run), run)
  }

  /// A lazy receiver with one more stage; nil for a list, over which stages run at once.
  func lazily(_ kind: Stage.Kind) throws(Raise) -> Value? {
    guard let sequence = Walk.sequence(of: receiver) else { return nil }
    guard sequence.stages.count < Walk.depthLimit else {
      throw Raise(
        .exhausted, "a lazy chain has more than \(Walk.depthLimit) stages",
        help: ["keep an answer on the way as a list: .collect()"])
    }
    return .sequence(sequence.adding(Stage(kind, span: span, source: site.source)))
  }

  /// A count that must not be negative.
  func count(_ i: Int, atLeast least: Int = 0) throws(Raise) -> Int {
    let count = try integer(i)
    guard count >= least else {
      let name = builtin.flatMap { i < $0.builtin.parameters.count ? $0.builtin.parameters[i].name : nil } ?? "count"
      throw failure(.value, "\(self.name): '\(name)' must be \(least) or more, got \(count)", argument: i)
    }
    return count
  }

  /// What an optional field name or function takes from an item; the item itself without one.
  func pick(_ i: Int) throws(Raise) -> Picker {
    switch value(i) {
    case .nothing: return .whole
    case .function(let function): return .function(function)
    case .string(let name): return .field(FieldPath(name.text), argumentSpan(i))
    case .list(let list):
      var names: [String] = []
      for item in list.elements {
        guard let name = item.string else { throw wrongType(i, wanted: "a field name, a list of names or a function") }
        names.append(name)
      }
      guard !names.isEmpty else { throw failure(.value, "\(self.name): the list of keys is empty", argument: i) }
      return .fields(Selection(names), argumentSpan(i))
    default: throw wrongType(i, wanted: "a field name or a function")
    }
  }
}

/// How a value is taken from an item: the item itself, a field of it, what a function makes of it.
enum Picker {
  case whole
  case field(FieldPath, Span)
  /// Several, as an object.
  case fields(Selection, Span)
  case function(FunctionValue)

  @inline(__always)
  func callAsFunction(_ item: Value, _ run: Run) throws(Raise) -> Value {
    switch self {
    case .whole: item
    case .field(let path, let span): try path.value(in: item, span)
    case .fields(let selection, let span): try selection.apply(to: item, span)
    case .function(let function): try run.call(function, item)
    }
  }
}
