/// A variable that a function captured and somebody changes: both sides hold the cell. It sits in a register or among
/// captures as a host value, and is never seen by a script.
final class Cell: HostValue {
  /// The value, in memory that stays where it is.
  let place: Register
  /// True until the variable's `let` has run.
  @exclusivity(unchecked) var isUnset: Bool
  // Neighbours among all cells of the interpreter.
  @exclusivity(unchecked) var previous: Unmanaged<Cell>?
  @exclusivity(unchecked) var next: Unmanaged<Cell>?
  @exclusivity(unchecked) var owner: Unmanaged<Cycles>?

  init(_ value: Value, isUnset: Bool = false) {
    place = .allocate(capacity: 1)
    place.initialize(to: value)
    self.isUnset = isUnset
    super.init()
  }

  var value: Value {
    @inline(__always) get { place.pointee }
    @inline(__always) set { place.pointee = newValue }
  }

  func releaseValue(into pending: inout [Value]) { pending.append(place.take()) }

  deinit {
    owner?._withUnsafeGuaranteedRef { $0.remove(self) }
    if Reaper.isContainer(place.pointee) {
      var pending = [place.take()]
      Reaper.drainPending(&pending)
    }
    place.deinitialize(count: 1)
    place.deallocate()
  }
}

/// All cells of an interpreter, and the search for those that only hold themselves.
///
/// Lists and objects are values, so a cycle of references can only close through a cell: a closure kept in an object of
/// its own scope. References from inside a group of values are counted against all references; a value with more is
/// held from outside, and so is all that it reaches. What is left is garbage: its cells are emptied.
final class Cycles {
  private var first: Unmanaged<Cell>?
  private(set) var count = 0
  /// Cells made since the last search.
  private(set) var fresh = 0
  private var threshold = Cycles.least

  private static let least = 10_000

  @inline(__always)
  func add(_ cell: Cell) {
    cell.owner = Unmanaged.passUnretained(self)
    cell.next = first
    let added = Unmanaged.passUnretained(cell)
    first?._withUnsafeGuaranteedRef { $0.previous = added }
    first = added
    count += 1
    fresh += 1
    if count >= threshold { collect() }
  }

  func remove(_ cell: Cell) {
    let next = cell.next
    if let previous = cell.previous {
      previous._withUnsafeGuaranteedRef { $0.next = next }
    } else {
      first = next
    }
    let previous = cell.previous
    next?._withUnsafeGuaranteedRef { $0.previous = previous }
    count -= 1
  }

  deinit {
    var each = first
    while let cell = each {
      each = cell._withUnsafeGuaranteedRef { cell in
        cell.owner = nil
        return cell.next
      }
    }
  }

  /// Searches if cells were made since the last search.
  func collectIfFresh() { if fresh > 0, count > 0 { collect() } }

  // MARK: - The search

  private struct Node {
    let value: Value
    /// References to it from other nodes.
    var inside = 0
    var isHeld = false
    var children: Range<Int> = 0..<0
  }

  /// Empties the cells that nothing outside their own group holds.
  func collect() {
    fresh = 0
    defer { threshold = max(Cycles.least, count * 2) }
    var graph = Graph()
    var each = first
    while let cell = each {
      graph.add(.host(cell.takeUnretainedValue()))
      each = cell._withUnsafeGuaranteedRef { $0.next }
    }
    for cell in graph.garbage() { cell.releaseForGood() }
  }

  /// The values that cells reach.
  private struct Graph {
    private var nodes: [Node] = []
    private var places: [ObjectIdentifier: Int] = [:]
    private var edges: [Int] = []

    @discardableResult
    mutating func add(_ value: Value) -> Int? {
      guard let object = Graph.object(of: value) else { return nil }
      let id = ObjectIdentifier(object)
      if let place = places[id] { return place }
      places[id] = nodes.count
      nodes.append(Node(value: value))
      return nodes.count - 1
    }

    /// The object behind a value that may hold others.
    private static func object(of value: Value) -> AnyObject? {
      switch value {
      case .list(let list): list.source == nil ? list : nil
      case .object(let object): object.source == nil ? object : nil
      case .function(let function): function
      case .sequence(let sequence): sequence
      case .host(let host): host is Cell ? host : nil
      case .bool, .integer, .decimal, .number, .string, .range, .time, .duration, .null, .nothing: nil
      }
    }

    mutating func garbage() -> [Cell] {
      // What each node holds; nodes are found on the way.
      var place = 0
      var isShared: [Bool] = []
      while place < nodes.count {
        let start = edges.count
        let shared = visit(nodes[place].value)
        isShared.append(shared)
        nodes[place].children = start..<edges.count
        place += 1
      }
      for edge in edges { nodes[edge].inside += 1 }
      var held: [Int] = []
      for i in 0..<nodes.count {
        // One reference is the graph's own.
        let references = Cycles.references(to: nodes[i].value) - 1
        if references > nodes[i].inside || isShared[i] {
          nodes[i].isHeld = true
          held.append(i)
        }
      }
      while let i = held.popLast() {
        for edge in edges[nodes[i].children] where !nodes[edge].isHeld {
          nodes[edge].isHeld = true
          held.append(edge)
        }
      }
      return nodes.compactMap { node in
        if !node.isHeld, case .host(let host) = node.value { host as? Cell } else { nil }
      }
    }

    /// Notes what a node holds; true if somebody else may hold its elements without holding it.
    private mutating func visit(_ value: Value) -> Bool {
      func note(_ child: Value) { if let place = add(child) { edges.append(place) } }
      switch value {
      case .list(let list):
        for child in list.storage { note(child) }
        return !list.storage.isEmpty && Cycles.isShared(list.storage)
      case .object(let object):
        for child in object.slots { note(child) }
        return !object.slots.isEmpty && Cycles.isShared(object.slots)
      case .function(let function):
        for i in 0..<function.captureCount { note(function.captures[i]) }
      case .sequence(let sequence):
        var held: [Value] = []
        for stage in sequence.stages { stage.appendValues(to: &held) }
        for child in held { note(child) }
        return true
      case .host(let host):
        if let cell = host as? Cell { note(cell.value) }
      case .bool, .integer, .decimal, .number, .string, .range, .time, .duration, .null, .nothing: break
      }
      return false
    }
  }

  /// How many references an object has, the one in `value` included.
  private static func references(to value: Value) -> Int {
    switch value {
    case .list(let list): count(list)
    case .object(let object): count(object)
    case .function(let function): count(function)
    case .sequence(let sequence): count(sequence)
    case .host(let host): count(host)
    case .bool, .integer, .decimal, .number, .string, .range, .time, .duration, .null, .nothing: 0
    }
  }

  private static func count(_ object: AnyObject) -> Int { Int(clamping: _getRetainCount(object)) }

  /// True if an array's storage has another holder.
  private static func isShared(_ array: [Value]) -> Bool {
    count(unsafeBitCast(array, to: AnyObject.self)) > calibration
  }

  /// What ``isShared(_:)`` sees for an array with one holder.
  private static let calibration: Int = {
    let holder = ListValue([.nothing])
    return count(unsafeBitCast(holder.storage, to: AnyObject.self))
  }()
}

extension Cell {
  /// Breaks the cycle that it closes.
  func releaseForGood() {
    var pending = [place.take()]
    isUnset = true
    Reaper.drainPending(&pending)
  }
}
