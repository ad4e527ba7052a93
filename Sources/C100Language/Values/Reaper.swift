/// Frees deep values without recursion: a list in a list in a list … a million deep would overflow the stack if each
/// level freed the next. The last holder of a container takes its contents apart here, with a stack on the heap.
///
/// Freeing millions of values takes as long as it took to make a part of them. It goes on in slices, so that an evaluation
/// that is cancelled meanwhile ends at once: what is left is put aside in the ``Graveyard`` of its machine.
enum Reaper {
  /// True if freeing these may free further containers.
  @inline(__always)
  static func holdsContainer(_ values: [Value]) -> Bool {
    for value in values where isContainer(value) { return true }
    return false
  }

  @inline(__always)
  static func isContainer(_ value: borrowing Value) -> Bool {
    switch value {
    case .list, .object, .function, .sequence, .host: true
    case .bool, .integer, .decimal, .number, .string, .range, .time, .duration, .null, .nothing: false
    }
  }

  /// Frees the containers among values that are about to go.
  @inline(__always)
  static func drain(_ values: Register, _ count: Int) {
    for i in 0..<count where isContainer(values[i]) {
      var pending: [Value] = []
      takeContainers(values, count, into: &pending)
      return drainPending(&pending)
    }
  }

  /// Takes the containers out of values that are about to go; those that others hold too are let go at once.
  static func takeContainers(_ values: Register, _ count: Int, into pending: inout [Value]) {
    var start = 0
    while start < count {
      let end = min(start + batch, count)
      // Containers may lie anywhere in memory. Looks at several go on side by side; the change of a count is atomic and
      // lets nothing pass, so it comes when its place is at hand.
      var alone: UInt64 = 0
      for i in start..<end where isContainer(values[i]) && isAlone(values + i) { alone |= 1 &<< UInt64(i - start) }
      for i in start..<end where isContainer(values[i]) {
        // One that is there twice is alone the second time.
        if alone &>> UInt64(i - start) & 1 != 0 || isAlone(values + i) {
          pending.append((values + i).take())
        } else {
          (values + i).clear()
        }
      }
      start = end
    }
  }

  private static let batch = 32

  /// Whether nobody else holds the container that is here.
  @inline(__always)
  private static func isAlone(_ place: UnsafeMutableRawPointer) -> Bool {
    // Whatever its class is: only the count is looked at.
    let object = place.assumingMemoryBound(to: ListValue.self)
    return isKnownUniquelyReferenced(&object.pointee)
  }

  /// Frees the elements of a list that is about to go, or of one that was being made.
  static func drain(_ values: inout [Value]) {
    var pending: [Value] = []
    if values.count <= slice {
      takeContainers(&values, into: &pending)
    } else if isHeldOnce(&values) {
      pending.append(.list(ListValue(exchange(&values, with: []))))
    }
    drainPending(&pending)
  }

  /// Elements of a list that are freed without a look at whether the evaluation is cancelled.
  static let slice = 4_096

  /// Whether nobody else holds the elements of an array, which is a reference to them.
  private static func isHeldOnce(_ values: inout [Value]) -> Bool {
    withUnsafeMutablePointer(to: &values) { isAlone($0) }
  }

  /// Takes a slice from the end of a long list that is about to go.
  private static func takeSlice(_ values: inout [Value], into pending: inout [Value]) {
    values.withUnsafeMutableBufferPointer { values in
      let first = values.baseAddress.unsafelyUnwrapped + (values.count - slice)
      takeContainers(first, slice, into: &pending)
    }
    values.removeLast(slice)
  }

  private static func takeContainers(_ values: inout [Value], into pending: inout [Value]) {
    guard holdsContainer(values) else { return }
    values.withUnsafeMutableBufferPointer { values in
      if let first = values.baseAddress { takeContainers(first, values.count, into: &pending) }
    }
    values = []
  }

  static func drain(_ stages: inout [Stage]) {
    var pending: [Value] = []
    for stage in stages { stage.appendValues(to: &pending) }
    stages = []
    drainPending(&pending)
  }

  /// - Parameter most: how many values are freed, about; what is left stays.
  static func drainPending(_ pending: inout [Value], atMost most: Int = .max) {
    var work = 0
    while work < most {
      work &+= 1
      if work & (slice - 1) == 0, Graveyard.takes(&pending) { return }
      guard let value = pending.popLast() else { return }
      switch consume value {
      case .list(var list):
        guard isKnownUniquelyReferenced(&list) else { continue }
        if list.storage.count <= slice {
          takeContainers(&list.storage, into: &pending)
        } else if isHeldOnce(&list.storage) {
          // The rest comes when this slice is done; the next look comes at once.
          pending.append(.list(list))
          takeSlice(&list.storage, into: &pending)
          work |= slice - 1
        } else {
          list.storage = []
        }
      case .object(var object):
        if object.hasOneHolder() { object.storage.releaseContainers(into: &pending) }
      case .function(var function):
        if isKnownUniquelyReferenced(&function) { function.releaseCaptures(into: &pending) }
      case .sequence(var sequence):
        if isKnownUniquelyReferenced(&sequence) { sequence.releaseStages(into: &pending) }
      case .host(var host):
        if isKnownUniquelyReferenced(&host), let cell = host as? Cell { cell.releaseValue(into: &pending) }
      case .bool, .integer, .decimal, .number, .string, .range, .time, .duration, .null, .nothing: break
      }
    }
  }
}
