import JSONText

/// Text that grows by many small pieces, as the rows of a page do: memory of its own, without the checks and reference
/// counts that each append to an array costs.
struct TextBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0
  /// The last day that was written, in days since 1970, and its `2026-11-20T`: most times of a row share it.
  private var day = Int.min
  private var date: (UInt64, UInt32) = (0, 0)

  init(capacity: Int = 4096) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  mutating func removeAll() { count = 0 }

  /// Appends all of it to an array.
  func copy(to out: inout [UInt8]) { out.append(contentsOf: UnsafeBufferPointer(start: base, count: count)) }

  // MARK: - Room

  /// Where the next `size` bytes go.
  @inline(__always)
  private mutating func room(_ size: Int) -> UnsafeMutablePointer<UInt8> {
    if capacity - count < size { grow(size) }
    return base + count
  }

  @inline(never)
  private mutating func grow(_ size: Int) {
    let larger = max(2 * capacity, count + size)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    memory.update(from: base, count: count)
    base.deallocate()
    (base, capacity) = (memory, larger)
  }

  /// Appends `size` bytes that `write` fills in.
  @inline(__always)
  mutating func add(_ size: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
    write(UnsafeMutableBufferPointer(start: room(size), count: size))
    count += size
  }

  // MARK: - Pieces

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    room(1).pointee = byte
    count += 1
  }

  @inline(__always)
  mutating func add(_ text: StaticString) {
    let size = text.utf8CodeUnitCount
    room(size).update(from: text.utf8Start, count: size)
    count += size
  }

  mutating func add(bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      room(bytes.count).update(from: start, count: bytes.count)
      count += bytes.count
    }
  }

  mutating func add(text: String) {
    var text = text
    text.withUTF8 { bytes in
      guard let start = bytes.baseAddress else { return }
      room(bytes.count).update(from: start, count: bytes.count)
      count += bytes.count
    }
  }

  mutating func add(_ value: Int) {
    if value < 0 { append(0x2D) }
    let magnitude = value.magnitude
    var digits = 1
    var rest = magnitude / 10
    while rest > 0 {
      digits += 1
      rest /= 10
    }
    let start = room(digits)
    rest = magnitude
    for i in stride(from: digits - 1, through: 0, by: -1) {
      start[i] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += digits
  }

  mutating func add(_ flag: Bool) { flag ? add("true") : add("false") }

  mutating func add(value: JSON) {
    var bytes: [UInt8] = []
    bytes.add(value: value)
    add(bytes: bytes)
  }

  /// A text as JSON, quotes included.
  mutating func add(json text: String) {
    append(0x22)
    add(inside: text)
    append(0x22)
  }

  /// A text as it stands between the quotes of a JSON string.
  mutating func add(inside text: String) {
    var text = text
    text.withUTF8 { bytes in
      guard let source = bytes.baseAddress else { return }
      let out = room(bytes.count + 8)
      let size = bytes.count
      var i = 0
      // Eight at a time: a word with a control, a quote or a backslash in it has one of the high bits set.
      while i + 8 <= size {
        let word = UnsafeRawPointer(source + i).loadUnaligned(as: UInt64.self)
        guard Self.isPlain(word) else { break }
        UnsafeMutableRawPointer(out + i).storeBytes(of: word, as: UInt64.self)
        i += 8
      }
      while i < size, source[i] >= 0x20, source[i] != 0x22, source[i] != 0x5C {
        out[i] = source[i]
        i += 1
      }
      count += i
      if i < size { escape(UnsafeBufferPointer(rebasing: bytes[i...])) }
    }
  }

  @inline(__always)
  private static func isPlain(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    let quote = word ^ ones &* 0x22
    let slash = word ^ ones &* 0x5C
    let found = (word &- ones &* 0x20) & ~word | (quote &- ones) & ~quote | (slash &- ones) & ~slash
    return found & high == 0
  }

  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    var escaped: [UInt8] = []
    JSONEscape.append(text, to: &escaped)
    add(bytes: Array(escaped.dropFirst().dropLast()))
  }

  /// `"2026-11-20T09:30:05Z"`, quotes included.
  mutating func add(time seconds: Int) {
    let start = Moment.dayStart(seconds)
    if start != day { remember(start) }
    let clock = seconds - start
    let out = room(24)
    out[0] = 0x22
    UnsafeMutableRawPointer(out + 1).storeBytes(of: date.0, as: UInt64.self)
    UnsafeMutableRawPointer(out + 9).storeBytes(of: date.1, as: UInt32.self)
    Self.two(out + 12, clock / 3600)
    out[14] = 0x3A
    Self.two(out + 15, clock / 60 % 60)
    out[17] = 0x3A
    Self.two(out + 18, clock % 60)
    out[20] = 0x5A
    out[21] = 0x22
    count += 22
  }

  private mutating func remember(_ start: Int) {
    var text = Moment.text(start)
    date = text.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      return (bytes.loadUnaligned(as: UInt64.self), bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    }
    day = start
  }

  @inline(__always)
  private static func two(_ out: UnsafeMutablePointer<UInt8>, _ value: Int) {
    out[0] = 0x30 + UInt8(truncatingIfNeeded: value / 10)
    out[1] = 0x30 + UInt8(truncatingIfNeeded: value % 10)
  }
}
