/// The storage of all variables that are no registers: those of the prompt and of imported modules.
final class GlobalSlots {
  private(set) var base: UnsafeMutablePointer<Value>
  private(set) var count = 0
  private var capacity = 64
  /// Names that functions use and nobody has declared yet, by slot.
  private(set) var awaited: [Int: String] = [:]

  init() { base = .allocate(capacity: 64) }

  deinit {
    base.deinitialize(count: count)
    base.deallocate()
  }

  /// Lets all values go; for the end.
  func clear() {
    let ended = count
    count = 0
    base.deinitialize(count: ended)
  }

  /// A new slot without a value. Moves the storage: only between instructions.
  func add() -> Int {
    if count == capacity {
      let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2)
      larger.moveInitialize(from: base, count: count)
      base.deallocate()
      base = larger
      capacity *= 2
    }
    (base + count).initialize(to: Unset.value)
    count += 1
    return count - 1
  }

  /// A new slot for a name that is expected to be declared.
  func add(awaiting name: String) -> Int {
    let slot = add()
    awaited[slot] = name
    return slot
  }
}

/// Stands in a variable that is declared and has no value yet.
final class Unset: HostValue {
  // Unchecked: only its identity is looked at, on any thread.
  nonisolated(unsafe) private static let marker = Unset()
  static var value: Value { .host(marker) }

  static func isUnset(_ value: Value) -> Bool {
    if case .host(let host) = value { return host === marker }
    return false
  }
}

/// Names of the variables of the prompt or of one module, and where their values are.
final class GlobalTable {
  private(set) var names: [String] = []
  private var slots: [Key: Int] = [:]
  /// Slots of names that functions use before somebody declares them.
  private var awaited: [Key: Int] = [:]
  let storage: GlobalSlots

  init(_ storage: GlobalSlots) { self.storage = storage }

  func slot(_ name: String) -> Int? { slots[Key(name)] }

  /// The slot of a name, made if there is none.
  func declare(_ name: String) -> Int {
    if let slot = slots[Key(name)] { return slot }
    let slot = awaited[Key(name)] ?? storage.add()
    slots[Key(name)] = slot
    names.append(name)
    return slot
  }

  /// The slot that a name will have once it is declared.
  func expect(_ name: String) -> Int {
    if let slot = awaited[Key(name)] { return slot }
    let slot = storage.add(awaiting: name)
    awaited[Key(name)] = slot
    return slot
  }

  /// Forgets variables whose `let` has not come to its end.
  func dropUnset() {
    for name in names where self[name] == nil { self[name] = nil }
  }

  subscript(name: String) -> Value? {
    get {
      guard let slot = slots[Key(name)], !Unset.isUnset(storage.base[slot]) else { return nil }
      return storage.base[slot]
    }
    set {
      if let newValue {
        let slot = declare(name)
        storage.base[slot] = newValue
      } else if let slot = slots.removeValue(forKey: Key(name)) {
        storage.base[slot] = Unset.value
        names.removeAll { Bytes.equal($0, name) }
      }
    }
  }
}

/// An imported file: its variables, and whether it has run.
final class Module: HostValue {
  enum State {
    case compiling, ready, running, done
  }

  let name: String
  let table: GlobalTable
  var code: FunctionCode?
  var state = State.compiling

  init(name: String, storage: GlobalSlots) {
    self.name = name
    table = GlobalTable(storage)
    super.init()
  }

  /// One that has variables of these names, for what it says of others.
  convenience init(names: [String]) {
    self.init(name: "", storage: GlobalSlots())
    for name in names { table[name] = .null }
  }

  override var typeName: String { "module" }
  override var memberNames: [String] { table.names }
  override var text: String { "module \(name)" }

  override func member(_ name: String, _ run: Run) throws(Raise) -> Value {
    if let value = table[name] { return value }
    throw Raise.noMember(name, of: self, run)
  }

  override func call(_ name: String, _ call: inout Call) throws(Raise) -> Value? {
    guard let value = table[name] else { return nil }
    guard case .function(let function) = value else {
      throw Raise(.type, "'\(name)' of this module is \(value.typeNameWithArticle), not a function")
    }
    return try call.run.machine.call(function, call)
  }
}
