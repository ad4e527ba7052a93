import C100Language

/// The items behind a value: of a list, range, sequence or host that stands for one.
enum Items {
  /// True if the value has items.
  static func has(_ value: Value, _ run: Run) throws(Raise) -> Bool {
    switch value {
    case .list, .range, .sequence: return true
    case .host(let host): return try host.asSequence(run) != nil
    case .null, .nothing, .bool, .integer, .decimal, .number, .string, .object, .function, .time, .duration:
      return false
    }
  }

  /// A walk over them; over a single value, of itself.
  static func cursor(over value: Value, _ run: Run) throws(Raise) -> Cursor {
    switch value {
    case .list(let list): return ListCursor(list)
    case .range(let range): return try SequenceValue(RangeSource(range)).walk(.all, run).cursor
    case .sequence(let sequence): return try sequence.walk(.all, run).cursor
    case .host(let host):
      if let sequence = try host.asSequence(run) { return try sequence.walk(.all, run).cursor }
    case .null, .nothing, .bool, .integer, .decimal, .number, .string, .object, .function, .time, .duration: break
    }
    return ListCursor([value])
  }
}
