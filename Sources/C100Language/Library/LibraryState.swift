/// What the library keeps for one interpreter: compiled patterns, and what it has read of the standard input.
final class LibraryState {
  private var patterns: [Key: KnownPattern] = [:]
  /// The pattern that was asked for last, and its text: most often the next one is the same.
  private var last: (text: String, flags: String, pattern: KnownPattern)?
  private var timePatterns: [Key: TimePattern] = [:]
  private static let most = 64
  private var told: Set<String> = []

  /// The standard input's bytes, read ahead of what was handed out.
  let input = InputBuffer()

  /// Says a hint once.
  func hintOnce(_ text: String, _ call: Call) {
    if told.insert(text).inserted { call.run.services.hint(text, call.span) }
  }

  func pattern(_ text: String, flags: String) throws(PatternError) -> KnownPattern {
    if let last, Bytes.equal(last.text, text), Bytes.equal(last.flags, flags) { return last.pattern }
    let key = Key(flags + "/" + text)
    if let known = patterns[key] {
      last = (text, flags, known)
      return known
    }
    let made = KnownPattern(try Pattern(text, flags: flags))
    if patterns.count >= Self.most { patterns.removeAll(keepingCapacity: true) }
    patterns[key] = made
    last = (text, flags, made)
    return made
  }

  func timePattern(_ text: String) throws(TimePattern.Failure) -> TimePattern {
    let key = Key(text)
    if let known = timePatterns[key] { return known }
    let made = try TimePattern(text)
    if timePatterns.count >= Self.most { timePatterns.removeAll(keepingCapacity: true) }
    timePatterns[key] = made
    return made
  }
}

/// A compiled pattern with the machines that have run it: making one takes longer than a search in a short text.
final class KnownPattern {
  let pattern: Pattern
  private var idle: [PatternMachine?] = [nil, nil]

  init(_ pattern: Pattern) { self.pattern = pattern }

  /// Lends a machine.
  func withMachine<R>(
    captures: Bool, _ body: (inout PatternMachine) throws(Raise) -> R
  ) throws(Raise) -> R {
    let place = captures ? 1 : 0
    var machine = exchange(&idle[place], with: nil) ?? PatternMachine(pattern, captures: captures)
    defer { idle[place] = machine }
    return try body(&machine)
  }
}

/// The standard input as it is read, chunk by chunk. What was taken is gone.
final class InputBuffer {
  private var bytes: [UInt8] = []
  private var at = 0
  private(set) var isEnded = false
  /// True once something was taken: a second reader finds only what is left.
  private(set) var wasRead = false

  private static let chunk = 1 << 16

  /// Reads more; false at the end.
  private func fill(_ run: Run, _ wanted: Int = InputBuffer.chunk) throws(Raise) -> Bool {
    guard !isEnded else { return false }
    try run.willWait()
    let more = try run.services.readInput(wanted, run)
    if more.isEmpty {
      isEnded = true
      return false
    }
    if at > 0 {
      bytes.removeFirst(at)
      at = 0
    }
    if bytes.isEmpty { bytes = more } else { bytes.append(contentsOf: more) }
    return true
  }

  /// Everything that is left.
  func rest(_ run: Run) throws(Raise) -> [UInt8] {
    wasRead = true
    var room = Room(run)
    defer { room.close() }
    // A file comes at once.
    if let size = run.services.inputSize, size > Self.chunk {
      try room.grow(to: size + bytes.count)
      _ = try fill(run, size)
    }
    while try fill(run) {
      try run.tick()
      try room.grow(to: bytes.count)
    }
    let rest = at == 0 ? bytes : Array(bytes[at...])
    bytes = []
    at = 0
    return rest
  }

  /// The next line without its end; nil after the last.
  func line(_ run: Run) throws(Raise) -> [UInt8]? {
    wasRead = true
    var scanned = at
    while true {
      while scanned < bytes.count {
        let byte = bytes[scanned]
        if byte == 10 { return take(to: scanned, skipping: 1) }
        if byte == 13 {
          if scanned + 1 < bytes.count { return take(to: scanned, skipping: bytes[scanned + 1] == 10 ? 2 : 1) }
          if isEnded { return take(to: scanned, skipping: 1) }
          break
        }
        scanned += 1
      }
      let ahead = scanned - at
      try Room.check(bytes.count, run)
      guard try fill(run) else {
        if scanned < bytes.count { continue }
        return at < bytes.count ? take(to: bytes.count, skipping: 0) : nil
      }
      scanned = at + ahead
    }
  }

  private func take(to end: Int, skipping: Int) -> [UInt8] {
    let line = Array(bytes[at..<end])
    at = min(bytes.count, end + skipping)
    return line
  }
}
