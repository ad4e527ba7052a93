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

  /// A value that may be part of a cycle. Not retained: nothing is freed while the search goes on, and a reference of
  /// its own would be counted.
  private enum Node {
    case list(Unmanaged<ListValue>)
    case object(Unmanaged<ObjectStorage>)
    case function(Unmanaged<FunctionValue>)
    case sequence(Unmanaged<SequenceValue>)
    case cell(Unmanaged<Cell>)

    init?(_ value: Value) {
      switch value {
      case .list(let list) where list.source == nil: self = .list(.passUnretained(list))
      case .object(let object) where object.node == nil: self = .object(.passUnretained(object.storage))
      case .function(let function): self = .function(.passUnretained(function))
      case .sequence(let sequence): self = .sequence(.passUnretained(sequence))
      case .host(let host):
        guard let cell = host as? Cell else { return nil }
        self = .cell(.passUnretained(cell))
      default: return nil
      }
    }

    var address: UnsafeMutableRawPointer {
      switch self {
      case .list(let list): list.toOpaque()
      case .object(let object): object.toOpaque()
      case .function(let function): function.toOpaque()
      case .sequence(let sequence): sequence.toOpaque()
      case .cell(let cell): cell.toOpaque()
      }
    }

    /// All references to it.
    var references: Int { Cycles.references(Unmanaged<AnyObject>.fromOpaque(address)) }
  }

  /// Empties the cells that nothing outside their own group holds.
  func collect() {
    fresh = 0
    defer { threshold = max(Cycles.least, count * 2) }
    var graph = Graph()
    var each = first
    while let cell = each {
      graph.add(.cell(cell))
      each = cell._withUnsafeGuaranteedRef { $0.next }
    }
    // Held while they are emptied one after the other.
    let garbage = graph.garbage().map { $0.takeUnretainedValue() }
    for cell in garbage { cell.releaseForGood() }
  }

  /// The values that cells reach.
  private struct Graph {
    private var nodes: [Node] = []
    private var places: [UnsafeMutableRawPointer: Int] = [:]
    private var edges: [Int] = []

    @discardableResult
    mutating func add(_ node: Node) -> Int {
      if let place = places[node.address] { return place }
      places[node.address] = nodes.count
      nodes.append(node)
      return nodes.count - 1
    }

    mutating func garbage() -> [Unmanaged<Cell>] {
      // What each node holds; nodes are found on the way.
      var children: [Range<Int>] = []
      var isHeld: [Bool] = []
      while children.count < nodes.count {
        let start = edges.count
        isHeld.append(visit(nodes[children.count]))
        children.append(start..<edges.count)
      }
      var inside = [Int](repeating: 0, count: nodes.count)
      for edge in edges { inside[edge] += 1 }
      var held: [Int] = []
      for i in 0..<nodes.count where isHeld[i] || nodes[i].references > inside[i] {
        isHeld[i] = true
        held.append(i)
      }
      while let i = held.popLast() {
        for edge in edges[children[i]] where !isHeld[edge] {
          isHeld[edge] = true
          held.append(edge)
        }
      }
      var garbage: [Unmanaged<Cell>] = []
      for i in 0..<nodes.count where !isHeld[i] {
        if case .cell(let cell) = nodes[i] { garbage.append(cell) }
      }
      return garbage
    }

    /// Notes what a node holds; true if somebody else may hold its elements without holding it.
    private mutating func visit(_ node: Node) -> Bool {
      switch node {
      case .list(let list):
        let list = list.takeUnretainedValue()
        for child in list.storage { note(child) }
        return !list.storage.isEmpty && Cycles.storageReferences(list) > Cycles.listCalibration
      case .object(let object):
        let object = object.takeUnretainedValue()
        if let values = object.head.pointee.values { for i in 0..<object.count { note(values[i]) } }
      case .function(let function):
        let function = function.takeUnretainedValue()
        for i in 0..<function.captureCount { note(function.captures[i]) }
      case .sequence(let sequence):
        // Walks over it may hold its stages.
        var held: [Value] = []
        for stage in sequence.takeUnretainedValue().stages { stage.appendValues(to: &held) }
        for child in held { note(child) }
        return true
      case .cell(let cell): note(cell.takeUnretainedValue().value)
      }
      return false
    }

    private mutating func note(_ child: Value) { if let node = Node(child) { edges.append(add(node)) } }
  }

  // MARK: - Counting references

  // What a count shows beyond the references that there are depends on how the compiler passes the object; it is
  // measured once, by the same road, on something with a known number of holders.

  @inline(never)
  private static func references(_ object: Unmanaged<AnyObject>) -> Int { rawReferences(object) - calibration }

  @inline(never)
  private static func rawReferences(_ object: Unmanaged<AnyObject>) -> Int {
    object._withUnsafeGuaranteedRef { Int(clamping: _getRetainCount($0)) }
  }

  /// Measured on a list that one place in memory holds, and no variable here: whether a variable counts is the compiler's
  /// choice, and a count too high here would make garbage of what a program still holds.
  private static let calibration: Int = {
    let place = Register.allocate(capacity: 1)
    place.initialize(to: .list(ListValue([])))
    defer {
      place.deinitialize(count: 1)
      place.deallocate()
    }
    return rawReferences(Unmanaged<AnyObject>.fromOpaque(address(in: place))) - 1
  }()

  @inline(never)
  private static func address(in place: Register) -> UnsafeMutableRawPointer {
    guard case .list(let list) = place.pointee else { preconditionFailure("a list was put there") }
    return Unmanaged.passUnretained(list).toOpaque()
  }

  @inline(never)
  private static func storageReferences(_ list: ListValue) -> Int {
    Int(clamping: _getRetainCount(unsafeBitCast(list.storage, to: AnyObject.self)))
  }

  /// What the storage of a list with one holder shows.
  private static let listCalibration: Int = storageReferences(ListValue([.nothing]))
}

extension Cell {
  /// Breaks the cycle that it closes.
  func releaseForGood() {
    var pending = [place.take()]
    isUnset = true
    Reaper.drainPending(&pending)
  }
}
