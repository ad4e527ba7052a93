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
        if isKnownUniquelyReferenced(&object), holdsContainer(object.slots) {
          pending.append(contentsOf: object.slots)
          object.slots = []
        }
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
