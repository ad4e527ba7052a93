/// Builds the tape of one JSON text. No recursion: an open container's second entry holds its parent's index until it closes.
struct JSONIndexer {
  /// What is wrong, and the byte it was found at.
  struct Failure: Error {
    var reason: JSONError.Reason
    var offset: Int
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let maximumDepth: Int
  /// Asked every few thousand entries whether to stop.
  private let isStopped: (() -> Bool)?
  /// The index; whoever made the indexer frees it.
  private(set) var tape: JSONTape
  /// The text has no white space between its tokens: its bytes are its compact form.
  private(set) var isCompact = true

  init(_ bytes: UnsafeBufferPointer<UInt8>, depth: Int, isStopped: (() -> Bool)? = nil) {
    self.bytes = bytes
    self.isStopped = isStopped
    maximumDepth = depth
    tape = JSONTape(capacity: JSONTape.capacity(forBytes: bytes.count))
  }

  // MARK: - One text

  /// Indexes the value that fills `bytes` from `start` on.
  mutating func indexAll(from start: Int) throws(Failure) {
    guard let base = bytes.baseAddress else { throw Failure(reason: .empty, offset: 0) }
    var p = base + start
    let end = base + bytes.count
    try index(&p, base, end)
    _ = JSONScan.skipSpace(&p, end)
    guard p == end else { throw Failure(reason: .trailingBytes, offset: p - base) }
  }

  /// How far the tape may be filled before something has to be seen to.
  private func nextLook(_ used: Int) -> Int {
    isStopped == nil ? tape.capacity - 8 : min(tape.capacity - 8, used + 1 << 15)
  }

  // text := space value
  // value := object | list | string | number | "true" | "false" | "null"
  private mutating func index(
    _ position: inout UnsafePointer<UInt8>, _ base: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) throws(Failure) {
    var p = position
    var entries = tape.entries
    var used = tape.used
    var room = nextLook(used)
    var spaced = false
    var depth = 0
    var count = 0  // items of the open container so far
    var open = 0  // its index on the tape
    var inObject = false
    defer {
      position = p
      tape.used = used
      isCompact = !spaced
    }

    _ = JSONScan.skipSpace(&p, end)
    guard p < end else { throw Failure(reason: .empty, offset: p - base) }

    value: while true {
      if used > room {
        if isStopped?() == true { throw Failure(reason: .stopped, offset: 0) }
        if used > tape.capacity - 8 {
          tape.used = used
          tape = tape.moved(capacity: tape.capacity * 2)
          entries = tape.entries
        }
        room = nextLook(used)
      }
      guard p < end else { throw Failure(reason: .unexpectedEnd, offset: p - base) }
      let start = p
      switch p.pointee {
      case 0x22:
        p += 1
        var escaped = false
        if let reason = JSONScan.string(&p, end, &escaped) { throw Failure(reason: reason, offset: p - base) }
        entries[used] = JSONTape.entry(3, flag: escaped, offset: start - base, length: p - start)
        used += 1

      case 0x7b, 0x5b:
        depth += 1
        guard depth <= maximumDepth else { throw Failure(reason: .tooDeep(limit: maximumDepth), offset: p - base) }
        if depth > 1 { entries[open] = JSONTape.counted(entries[open], count) }
        inObject = p.pointee == 0x7b
        entries[used] = JSONTape.entry(inObject ? 5 : 4, flag: false, offset: start - base, length: 0)
        entries[used + 1] = UInt64(truncatingIfNeeded: open)
        open = used
        used += 2
        count = 0
        p += 1
        if JSONScan.skipSpace(&p, end) { spaced = true }
        guard p < end else { throw Failure(reason: .unexpectedEnd, offset: p - base) }
        if p.pointee == (inObject ? 0x7d : 0x5d) {
          count = -1
          break
        }
        if inObject {
          guard p.pointee == 0x22 else { throw Failure(reason: .expectedKey, offset: p - base) }
          try Self.key(&p, base, end, &entries[used], used - open, &spaced)
          used += 1
        }
        continue value

      case 0x2d, 0x30...0x39:
        var plain = false
        guard JSONScan.number(&p, end, plain: &plain) else {
          throw Failure(reason: p < end ? .badNumber : .unexpectedEnd, offset: p - base)
        }
        entries[used] = JSONTape.entry(2, flag: plain, offset: start - base, length: p - start)
        used += 1

      case 0x74:
        try Self.word(&p, base, end, 0x6575_7274)
        entries[used] = JSONTape.entry(1, flag: true, offset: start - base, length: 4)
        used += 1

      case 0x66:
        try Self.word(&p, base, end, 0x736c_6166)
        guard p < end, p.pointee == 0x65 else { throw Failure(reason: .badLiteral, offset: start - base) }
        p += 1
        entries[used] = JSONTape.entry(1, flag: false, offset: start - base, length: 5)
        used += 1

      case 0x6e:
        try Self.word(&p, base, end, 0x6c6c_756e)
        entries[used] = JSONTape.entry(0, flag: false, offset: start - base, length: 4)
        used += 1

      case let other: throw Failure(reason: .unexpectedByte(other), offset: p - base)
      }

      // A scalar has ended, or the end of an empty container is next: go on to a value, closing what closes before it.
      count += 1
      while true {
        if depth == 0 { return }
        if JSONScan.skipSpace(&p, end) { spaced = true }
        guard p < end else { throw Failure(reason: .unexpectedEnd, offset: p - base) }
        let byte = p.pointee
        if byte == 0x2c {
          p += 1
          if JSONScan.skipSpace(&p, end) { spaced = true }
          if inObject {
            guard p < end, p.pointee == 0x22 else { throw Failure(reason: .expectedKey, offset: p - base) }
            try Self.key(&p, base, end, &entries[used], used - open, &spaced)
            used += 1
          }
          continue value
        }
        guard byte == (inObject ? 0x7d : 0x5d) else {
          throw Failure(reason: .expectedCommaOrEnd(object: inObject), offset: p - base)
        }
        p += 1
        let parent = Int(truncatingIfNeeded: entries[open + 1])
        entries[open] = JSONTape.counted(entries[open], count)
        entries[open + 1] = UInt64(truncatingIfNeeded: p - base) << 32 | UInt64(truncatingIfNeeded: used)
        depth -= 1
        open = parent
        if depth > 0 {
          inObject = JSONTape.kind(entries[open]) == 5
          count = JSONTape.length(entries[open]) + 1
        }
      }
    }
  }

  // key := string space ":" space
  @inline(__always)
  private static func key(
    _ p: inout UnsafePointer<UInt8>, _ base: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>,
    _ entry: inout UInt64, _ distance: Int, _ spaced: inout Bool
  ) throws(Failure) {
    let start = p
    var escaped = false
    p += 1
    if let reason = JSONScan.string(&p, end, &escaped) { throw Failure(reason: reason, offset: p - base) }
    entry = JSONTape.keyEntry(flag: escaped, offset: start - base, length: p - start, distance: distance)
    if JSONScan.skipSpace(&p, end) { spaced = true }
    guard p < end else { throw Failure(reason: .unexpectedEnd, offset: p - base) }
    guard p.pointee == 0x3a else { throw Failure(reason: .expectedColon, offset: p - base) }
    p += 1
    if JSONScan.skipSpace(&p, end) { spaced = true }
  }

  @inline(__always)
  private static func word(
    _ p: inout UnsafePointer<UInt8>, _ base: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ letters: UInt32
  ) throws(Failure) {
    guard end - p >= 4, JSONScan.load4(p) == letters else { throw Failure(reason: .badLiteral, offset: p - base) }
    p += 4
  }
}
