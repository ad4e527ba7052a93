extension Machine {
  // MARK: - Variables that are no registers

  func loadGlobal(_ target: Register, _ slot: Int) throws(Raise) {
    let place = globals.base + slot
    if place.tag == Tag.host, Unset.isUnset(place.pointee) { throw unset(slot) }
    target.copy(place)
  }

  func storeGlobal(_ value: Register, _ slot: Int) throws(Raise) {
    let place = globals.base + slot
    if place.tag == Tag.host, Unset.isUnset(place.pointee) { throw unset(slot) }
    place.copy(value)
  }

  func unset(_ slot: Int) -> Raise {
    guard let name = globals.awaited[slot] else { return Machine.unset() }
    return Raise(.name, "unknown name '\(name)'", help: ["declare it first: func \(name)(…) { … }"])
  }

  static func unset() -> Raise {
    Raise(.name, "this variable has no value yet: its 'let' has not run")
  }

  func makeCell(_ register: Register, isUnset: Bool) {
    let cell = isUnset ? Cell(.nothing, isUnset: true) : Cell(register.take())
    register.pointee = .host(cell)
    cycles.add(cell)
  }

  /// The cell that a register holds; the compiler sees to it that it holds one.
  @inline(__always)
  static func cell(in register: Register) -> Unmanaged<Cell> { Unmanaged<Cell>.fromOpaque(register.raw) }

  @inline(__always)
  func loadCell(_ target: Register, _ register: Register) throws(Raise) {
    let isUnset = Machine.cell(in: register)._withUnsafeGuaranteedRef { cell in
      if cell.isUnset { return true }
      target.pointee = cell.value
      return false
    }
    if isUnset { throw Machine.unset() }
  }

  /// Gives a variable its first value.
  func setCell(_ register: Register, _ value: Register) {
    Machine.cell(in: register)._withUnsafeGuaranteedRef { cell in
      cell.value = value.pointee
      cell.isUnset = false
    }
  }

  func assignCell(_ register: Register, _ value: Register) throws(Raise) {
    let isUnset = Machine.cell(in: register)._withUnsafeGuaranteedRef { cell in
      if cell.isUnset { return true }
      cell.value = value.pointee
      return false
    }
    if isUnset { throw Machine.unset() }
  }

  func makeClosure(
    _ target: Register, _ place: Int, _ code: Unmanaged<FunctionCode>, _ function: Unmanaged<FunctionValue>,
    _ registers: Register
  ) {
    let made = FunctionValue(code.takeUnretainedValue().functions[place])
    guard case .compiled(let inner) = made.kind else { return }
    for (i, from) in inner.captureSources.enumerated() {
      switch from {
      case .register(let register): made.captures[i] = registers[register]
      case .capture(let capture):
        made.captures[i] = function._withUnsafeGuaranteedRef { $0.captures[capture] }
      case .selfFunction: made.captures[i] = .function(function.takeUnretainedValue())
      }
    }
    target.pointee = .function(made)
  }

  // MARK: - Making values

  /// Makes a text of the written parts of a template and the values of its holes, which lie from `first` on.
  func fillIn(
    _ template: UnsafePointer<TextTemplate>, _ target: Register, _ first: Register, _ run: Run
  ) throws(Raise) {
    let count = template.pointee.holeCount
    var size = template.pointee.byteCount
    for i in 0..<count {
      let hole = first + i
      switch hole.kind {
      case Tag.string: break
      case Tag.integer:
        size &+= ByteWriter.length(of: hole.int)
        continue
      default: hole.pointee = .text(try Same.text(hole.pointee, run))
      }
      let (sum, overflow) = size.addingReportingOverflow(hole.textSize)
      size = overflow ? .max : sum
    }
    if size > 1 << 12 { try run.checkSize(size) }
    func fill(_ room: UnsafeMutableBufferPointer<UInt8>) -> Int {
      var writer = ByteWriter(room)
      for i in 0..<count {
        let hole = first + i
        writer.write(template.pointee.part(i))
        if hole.tag == Tag.integer { writer.write(hole.int) } else { hole.withText { writer.write($0) } }
      }
      writer.write(template.pointee.part(count))
      return writer.count
    }
    if size <= ShortText.capacity {
      let made = ShortText { fill($0) }
      for i in 0..<count { (first + i).clear() }
      return target.put(made)
    }
    let text = String(unsafeUninitializedCapacity: size) { fill($0) }
    for i in 0..<count { (first + i).clear() }
    target.pointee = .string(StringValue(.long(StringStorage(text))))
  }

  func makeList(_ target: Register, _ first: Register, _ count: Int) {
    guard count > 0 else {
      target.pointee = .elements([])
      return
    }
    let elements = [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
      for i in 0..<count { (buffer.baseAddress.unsafelyUnwrapped + i).initialize(to: (first + i).take()) }
      initialized = count
    }
    target.pointee = .list(ListValue(elements))
  }

  func appendToList(_ list: Register, _ first: Register, _ count: Int) {
    guard case .list(let made) = list.pointee else { return }
    for i in 0..<count { made.elements.append((first + i).take()) }
  }

  /// Most often a few items come behind those that are spread.
  private static let spreadRoom = 4

  func spreadIntoList(_ list: Register, _ items: Register, _ run: Run) throws(Raise) {
    guard case .list(let made) = list.pointee else { return }
    if case .list(let other) = items.pointee {
      try run.checkSize(ofValues: other.count)
      if made.count == 0 {
        made.elements = Array(copying: other.elements[...], room: Machine.spreadRoom)
      } else {
        made.elements.append(contentsOf: other.elements)
      }
      return
    }
    guard items.pointee.isWalkable || items.tag == Tag.host else {
      throw Raise(.type, "'...' in a list needs a list, got \(items.pointee.typeNameWithArticle)")
    }
    let cursor = try Walk.cursor(over: items.pointee, run)
    made.elements.append(contentsOf: try Walk.items(cursor, run))
  }

  func setInObject(_ object: Register, _ key: Register, _ value: Register) throws(Raise) {
    guard case .object(let made) = object.pointee else { return }
    made.set(try Machine.key(key.pointee), value.take())
  }

  /// The text of a value that serves as a key.
  static func key(_ value: Value) throws(Raise) -> String {
    switch value {
    case .string(let text): return text.text
    case .integer(let number): return String(number)
    case .decimal, .number:
      if let number = value.wholeNumber { return String(number) }
    default: break
    }
    let help =
      switch value {
      case .decimal, .number, .bool, .time, .duration: ["make a text of it: [string(value)]"]
      default: [String]()
      }
    throw Raise(.type, "a key must be a string or a whole number, got \(value.typeNameWithArticle)", help: help)
  }

  func spreadIntoObject(_ object: Register, _ other: Register, _ run: Run) throws(Raise) {
    guard case .object(let made) = object.pointee else { return }
    if case .object(let source) = other.pointee { try run.checkSize(ofValues: source.count) }
    switch other.pointee {
    case .object(let source) where made.count == 0: object.pointee = .object(source.copy(asRecord: false))
    case .object(let source):
      for i in 0..<source.count { made.set(source.key(at: i), source.value(at: i)) }
    case .null, .nothing: break
    case let value:
      throw Raise(.type, "'...' in an object needs an object, got \(value.typeNameWithArticle)")
    }
  }

  // MARK: - Loops over values

  func startWalk(_ target: Register, _ source: Register, pairs: Bool, _ run: Run) throws(Raise) {
    let value = source.pointee
    if pairs {
      switch value {
      case .object(let object): target.pointee = .host(LoopWalk(object))
      case .list, .range, .sequence:
        target.pointee = .host(LoopWalk(try Walk.cursor(over: value, run)))
      default:
        throw Raise(.type, "'for (k, v)' walks over an object, got \(value.typeNameWithArticle)")
      }
      return
    }
    switch value {
    case .list(let list): target.pointee = .host(LoopWalk(list))
    case .object:
      throw Raise(
        .type, "'for x' walks over a list or a sequence, got \(value.typeNameWithArticle)",
        help: ["walk over keys and values: for (key, value) in …"])
    case .range, .sequence, .host: target.pointee = .host(LoopWalk(try Walk.cursor(over: value, run)))
    default:
      throw Raise(
        .type, "'for x' walks over a list or a sequence, got \(value.typeNameWithArticle)",
        help: Machine.walkHelp(value))
    }
  }

  private static func walkHelp(_ value: Value) -> [String] {
    switch value {
    case .string: ["its characters: for c in text.chars() { … }; its lines: text.lines()"]
    case .null: ["where null is expected: for x in list ?? [] { … }"]
    default: value.isNumber ? ["to count: for i in 1..10"] : []
    }
  }

  @inline(__always)
  func walkNext(_ register: Register, _ target: Register, _ run: Run) throws(Raise) -> Bool {
    let walk = Unmanaged<LoopWalk>.fromOpaque(register.raw)
    let item: Value? = walk._withUnsafeGuaranteedRef { walk in
      guard let list = walk.list else { return nil }
      guard walk.position < list.count else { return nil }
      walk.position &+= 1
      return list[walk.position &- 1]
    }
    if let item {
      target.pointee = item
      return true
    }
    return try slowlyNext(walk.takeUnretainedValue(), target, run)
  }

  @inline(never)
  private func slowlyNext(_ walk: LoopWalk, _ target: Register, _ run: Run) throws(Raise) -> Bool {
    guard let cursor = walk.cursor, let item = try cursor.next(run) else {
      walk.cursor = nil
      return false
    }
    target.pointee = item
    return true
  }

  func walkNextPair(_ register: Register, _ target: Register, _ run: Run) throws(Raise) -> Bool {
    let walk = Unmanaged<LoopWalk>.fromOpaque(register.raw).takeUnretainedValue()
    if let object = walk.object {
      guard walk.position < object.count else { return false }
      target.pointee = .text(object.key(at: walk.position))
      (target + 1).pointee = object.value(at: walk.position)
      walk.position += 1
      return true
    }
    guard let cursor = walk.cursor, let item = try cursor.next(run) else {
      walk.cursor = nil
      return false
    }
    guard case .list(let pair) = item, pair.count == 2 else {
      throw Raise(
        .type, "'for (a, b)' over a list needs items that are lists of two, got \(item.typeNameWithArticle)",
        help: ["positions and items: for (i, item) in list.enumerate() { … }"])
    }
    target.pointee = pair[0]
    (target + 1).pointee = pair[1]
    return true
  }

  func endWalk(_ register: Register) {
    if case .host(let host) = register.pointee, let walk = host as? LoopWalk { walk.close() }
    register.clear()
  }

  /// A lazy sequence becomes a list.
  func collect(_ register: Register, _ run: Run) throws(Raise) {
    guard register.tag == Tag.sequence else { return }
    let cursor = try Walk.cursor(over: register.pointee, run)
    register.pointee = .elements(try Walk.items(cursor, run))
  }
}

/// The walk of a `for` loop; lies in a register and is never seen by a script.
final class LoopWalk: HostValue {
  let list: ListValue?
  let object: ObjectValue?
  @exclusivity(unchecked) var position = 0
  @exclusivity(unchecked) var cursor: Cursor?

  init(_ list: ListValue) {
    _ = list.elements.count
    self.list = list
    object = nil
  }

  init(_ object: ObjectValue) {
    list = nil
    self.object = object
  }

  init(_ cursor: Cursor) {
    list = nil
    object = nil
    self.cursor = cursor
  }

  func close() {
    cursor?.close()
    cursor = nil
  }

  deinit { cursor?.close() }
}
