/// Frees deep values without recursion: a list in a list in a list … a million deep would overflow the stack if each
/// level freed the next. The last holder of a container takes its contents apart here, with a stack on the heap.
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

  /// Takes the containers out of values that are about to go.
  static func takeContainers(_ values: Register, _ count: Int, into pending: inout [Value]) {
    for i in 0..<count where isContainer(values[i]) { pending.append((values + i).take()) }
  }

  static func drain(_ values: inout [Value]) {
    var pending = values
    values = []
    drainPending(&pending)
  }

  static func drain(_ stages: inout [Stage]) {
    var pending: [Value] = []
    for stage in stages { stage.appendValues(to: &pending) }
    stages = []
    drainPending(&pending)
  }

  static func drainPending(_ pending: inout [Value]) {
    while let value = pending.popLast() {
      switch consume value {
      case .list(var list):
        if isKnownUniquelyReferenced(&list), holdsContainer(list.storage) {
          pending.append(contentsOf: list.storage)
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
