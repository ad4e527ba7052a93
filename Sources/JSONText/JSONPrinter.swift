/// How JSON is laid out.
public enum JSONStyle: Equatable, Sendable {
  /// Nothing between the tokens.
  case compact
  /// One member or element a line, this many spaces for each level; empty lists and objects stay `[]` and `{}`.
  case indented(Int)

  /// Levels of which each is indented further than the one around it; deeper ones are not. Else the size of a text would
  /// grow with the square of its depth, and a value nested 10⁶ deep would fill the disk with blanks.
  static let deepest = 50

  /// The blanks before a line at this depth.
  public func blanks(at level: Int) -> Int {
    switch self {
    case .compact: 0
    case .indented(let width): max(0, width) * min(level, JSONStyle.deepest)
    }
  }
}

extension JSONNode {
  /// Writes the value through `write` in pieces of about `chunk` bytes (1,024 at least): number text, escapes and order as in the source.
  ///
  /// Needs memory for one piece and for the nesting alone. A piece is valid during the call only.
  /// - Parameter level: how deep the value stands in what is being written; its later lines start with that indentation.
  public func print<E: Error>(
    style: JSONStyle, level: Int = 0, chunk: Int = 65_536, _ write: (UnsafeBufferPointer<UInt8>) throws(E) -> Void
  ) throws(E) {
    if style == .compact && document.isCompact || kind != .list && kind != .object {
      var failure: E?
      withSource { source in
        do throws(E) { try write(source) } catch { failure = error }
      }
      if let failure { throw failure }
      return
    }
    var printer = JSONPrinter(self, style: style, level: level, chunk: chunk)
    defer { printer.free() }
    while printer.fill() { try write(printer.piece) }
    try write(printer.piece)
  }
}

/// A walk over a tape that prints as it goes; fills one piece after the other.
struct JSONPrinter {
  private struct Open {
    var end: Int
    var isObject: Bool
  }

  private let node: JSONNode
  private let style: JSONStyle
  private let isCompact: Bool
  private let level: Int
  private var capacity: Int
  private var out: UnsafeMutablePointer<UInt8>
  private var used = 0
  private var index: Int
  private var open: [Open] = []
  private var started = false

  init(_ node: JSONNode, style: JSONStyle, level: Int, chunk: Int) {
    self.node = node
    self.level = level
    self.style = style
    isCompact = style == .compact
    capacity = max(chunk, 1_024)
    out = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    index = node.index
  }

  func free() { out.deallocate() }

  var piece: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: out, count: used) }

  /// Prints until the piece is full. False when the value is complete and `piece` is its last.
  mutating func fill() -> Bool {
    used = 0
    return node.document.withBytes { bytes in
      guard let base = bytes.baseAddress else { return false }
      return fill(base, count: bytes.count)
    }
  }

  private mutating func fill(_ base: UnsafePointer<UInt8>, count: Int) -> Bool {
    let tape = node.document.tape
    let entries = tape.entries
    if !started {
      started = true
      value(tape, base, count)
      if open.isEmpty { return false }
    }
    while true {
      // A value has ended, or the first of a container is next: `index` is behind it.
      guard let top = open.last else { return false }
      if used >= capacity - 256 { return true }
      if index == top.end {
        open.removeLast()
        line()
        put(top.isObject ? 0x7d : 0x5d)
        continue
      }
      if fresh { fresh = false } else { put(0x2c) }
      line()
      if top.isObject {
        span(entries[index], base, count)
        put(0x3a)
        if !isCompact { put(0x20) }
        index += 1
      }
      value(tape, base, count)
    }
  }

  /// The container on top has no member yet.
  private var fresh = false

  @inline(__always)
  private mutating func value(_ tape: JSONTape, _ base: UnsafePointer<UInt8>, _ count: Int) {
    let entry = tape.entries[index]
    let kind = JSONTape.kind(entry)
    guard kind == 4 || kind == 5 else {
      span(entry, base, count)
      index += 1
      return
    }
    put(kind == 5 ? 0x7b : 0x5b)
    let end = tape.next(after: index)
    index += 2
    if index == end {
      put(kind == 5 ? 0x7d : 0x5d)
    } else {
      open.append(Open(end: end, isObject: kind == 5))
      fresh = true
    }
  }

  @inline(__always)
  private mutating func line() {
    if isCompact { return }
    let spaces = style.blanks(at: open.count + level)
    reserve(spaces + 1)
    out[used] = 0x0a
    (out + used + 1).update(repeating: 0x20, count: spaces)
    used += spaces + 1
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    reserve(1)
    out[used] = byte
    used += 1
  }

  /// Copies a scalar or key as it stands in the source.
  @inline(__always)
  private mutating func span(_ entry: UInt64, _ base: UnsafePointer<UInt8>, _ count: Int) {
    let start = JSONTape.offset(entry)
    let length =
      JSONTape.scalarLength(entry)
      ?? JSONDecoding.scalarEnd(start, in: UnsafeBufferPointer(start: base, count: count)) - start
    reserve(length + 16)
    let target = UnsafeMutableRawPointer(out + used)
    if length <= 16 && start + 16 <= count {
      let source = UnsafeRawPointer(base + start)
      target.storeBytes(of: source.loadUnaligned(as: UInt64.self), as: UInt64.self)
      (target + 8).storeBytes(of: (source + 8).loadUnaligned(as: UInt64.self), as: UInt64.self)
    } else {
      target.copyMemory(from: base + start, byteCount: length)
    }
    used += length
  }

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if used + more > capacity { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    let larger = max(capacity * 2, used + more)
    let place = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    place.update(from: out, count: used)
    out.deallocate()
    out = place
    capacity = larger
  }
}
