/// What the built-ins on lists and sequences share.
enum Sequences {}

extension Call {
  /// Calls `body` with each item of the receiver until it answers false; a lazy walk is closed when it stops early.
  func eachItem(_ demand: Demand = .all, _ body: (Value) throws(Raise) -> Bool) throws(Raise) {
    try eachPlace(demand) { place throws(Raise) in try body(place.pointee) }
  }

  /// The same, with the place where each item lies: for a body that mostly looks at it.
  @inline(__always)
  func eachPlace(_ demand: Demand = .all, _ body: (Register) throws(Raise) -> Bool) throws(Raise) {
    if case .list(let list) = receiver { return try list.elements.eachPlace(run, body) }
    let cursor = try Walk.cursor(over: receiver, run, demand: demand)
    var isEnded = false
    defer { if !isEnded { cursor.close() } }
    while var item = try cursor.next(run) {
      try run.tick()
      let goesOn = try withUnsafeMutablePointer(to: &item) { place throws(Raise) in try body(place) }
      guard goesOn else { return }
    }
    isEnded = true
  }

  /// All items of the receiver.
  func items() throws(Raise) -> [Value] {
    if case .list(let list) = receiver { return list.elements }
    return try Walk.items(try Walk.cursor(over: receiver, run), run)
  }

  /// All items of the receiver, which has none from then on: for what arranges items in a new way. Those of a list that
  /// nobody else holds, as the one before the dot of a chain, are taken over and not copied.
  mutating func takeItems() throws(Raise) -> [Value] {
    guard case .list(var list) = receiver else { return try items() }
    receiver = .nothing
    return isKnownUniquelyReferenced(&list) ? list.takeElements() : list.elements
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

  /// Takes the value from an item where that lies.
  @inline(__always)
  func callAsFunction(at item: Register, _ run: Run) throws(Raise) -> Value {
    if let part = part(of: item) { return part.pointee }
    return try self(item.pointee, run)
  }

  /// The value's place, where it is a part of the item that needs no more than a look.
  @inline(__always)
  func part(of item: Register) -> Register? {
    switch self {
    case .whole: item
    case .field(let path, _): path.part(of: item)
    case .fields: nil
    case .function(let function): function.shortcut?.part(of: item)
    }
  }
}

extension [Value] {
  /// The items that `fill` puts in. Where it fails they are freed as long lists are: a cancelled evaluation does not wait.
  @inline(__always)
  static func gathered(_ fill: (inout [Value]) throws(Raise) -> Void) throws(Raise) -> [Value] {
    var items: [Value] = []
    do throws(Raise) {
      try fill(&items)
      return items
    } catch {
      Reaper.drain(&items)
      throw error
    }
  }

  /// Calls `body` with the place of each element until it answers false.
  ///
  /// The array holds the elements meanwhile, so they are not counted: a count is atomic, and waiting for it in memory that
  /// was not looked at yet took longer than what most bodies do. See ``Near`` too.
  @inline(__always)
  func eachPlace(_ run: Run, _ body: (Register) throws(Raise) -> Bool) throws(Raise) {
    try withUnsafeBufferPointer { elements throws(Raise) in
      guard let first = elements.baseAddress.map({ Register(mutating: $0) }) else { return }
      for start in stride(from: 0, to: elements.count, by: Near.batch) {
        let end = Swift.min(start + Near.batch, elements.count)
        Near.bring(end - start) { first + start + $0 }
        for i in start..<end {
          try run.tick()
          guard try body(first + i) else { return }
        }
      }
    }
  }

  /// The elements that pass a test, in order.
  @inline(__always)
  func kept(_ run: Run, _ test: (Register) throws(Raise) -> Bool) throws(Raise) -> [Value] {
    var kept = try [Value].gathered { kept throws(Raise) in
      // Room for all, of which only what is used is ever touched; a list that grows is copied to fresh pages again and
      // again.
      kept.reserveCapacity(count)
      try eachPlace(run) { item throws(Raise) in
        if try test(item) { kept.append(item.pointee) }
        return true
      }
    }
    if kept.count < count / 2 { kept.trim() }
    return kept
  }

  /// Moves the elements to memory of just the right size, without counting them.
  mutating func trim() {
    let count = count
    self = [Value](unsafeUninitializedCapacity: count) { room, done in
      withUnsafeMutableBufferPointer { elements in
        guard let from = elements.baseAddress, let to = room.baseAddress else { return }
        to.moveInitialize(from: from, count: count)
        from.initialize(repeating: .nothing, count: count)
        done = count
      }
    }
  }
}
