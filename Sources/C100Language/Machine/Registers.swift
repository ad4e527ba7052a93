/// The kind of a value as it lies in memory: the byte behind its payload. Its lower bits tell the two forms of strings
/// apart.
enum Tag {
  static let bool: UInt8 = 0x00
  static let integer: UInt8 = 0x10
  static let decimal: UInt8 = 0x20
  /// A string whose text is in the value itself.
  static let shortString: UInt8 = 0x30
  /// A string whose text is on the heap.
  static let longString: UInt8 = 0x31
  static let number: UInt8 = 0x40
  static let list: UInt8 = 0x50
  static let object: UInt8 = 0x60
  static let range: UInt8 = 0x70
  static let function: UInt8 = 0x80
  static let time: UInt8 = 0x90
  static let duration: UInt8 = 0xA0
  static let sequence: UInt8 = 0xB0
  static let host: UInt8 = 0xC0
  /// null (payload 0) and nothing (payload 1).
  static let empty: UInt8 = 0xD0

  /// What ``UnsafeMutablePointer/kind`` gives for a string of either form, and for nothing else.
  static let string = shortString

  /// No tag at all: any will do.
  static let none: UInt8 = 255

  /// True if values lie in memory as the machine reads them. Checked when a machine is made: the layout of an enum is
  /// the compiler's choice, though it has been this one in every version of Swift.
  static var isAsExpected: Bool {
    func matches(_ value: Value, _ tag: UInt8, _ payload: Int?) -> Bool {
      var value = value
      return withUnsafeMutablePointer(to: &value) { $0.tag == tag && (payload == nil || $0.int == payload) }
    }
    return MemoryLayout<Value>.stride == 16 && MemoryLayout<Value>.size == 9
      && matches(.integer(7), Tag.integer, 7) && matches(.null, Tag.empty, 0) && matches(.nothing, Tag.empty, 1)
      && matches(.decimal(1), Tag.decimal, nil) && matches(.text("abc"), Tag.shortString, Int(3 << 56 | 0x636261))
      && matches(.text("abcdefgh"), Tag.longString, nil)
      && matches(.elements([]), Tag.list, nil) && matches(.object(ObjectValue()), Tag.object, nil)
      && matches(.host(HostValue()), Tag.host, nil)
  }
}

typealias Register = UnsafeMutablePointer<Value>

// Registers are read and written as raw words where that needs no counting of references.
extension UnsafeMutablePointer where Pointee == Value {
  @inline(__always) var tag: UInt8 { UnsafeRawPointer(self).load(fromByteOffset: 8, as: UInt8.self) }
  @inline(__always) var int: Int { UnsafeRawPointer(self).load(as: Int.self) }
  @inline(__always) var double: Double { UnsafeRawPointer(self).load(as: Double.self) }
  /// The object of a payload that is a reference.
  @inline(__always) var raw: UnsafeRawPointer { UnsafeRawPointer(self).load(as: UnsafeRawPointer.self) }

  /// The tag that all values of its kind have: that of a string is ``Tag/string`` whatever its form.
  @inline(__always) var kind: UInt8 { tag & 0xF0 }
  @inline(__always) var isString: Bool { kind == Tag.string }

  /// True if it may be overwritten without releasing anything.
  @inline(__always) var isPlain: Bool { tag &- Tag.longString >= Tag.empty &- Tag.longString }

  @inline(__always) var isNull: Bool { tag == Tag.empty && int == 0 }

  @inline(__always) var isTrue: Bool { UnsafeRawPointer(self).load(as: UInt8.self) & 1 != 0 }

  @inline(__always)
  func put(_ word: UInt64, _ tag: UInt8) {
    if !isPlain { drop() }
    let memory = UnsafeMutableRawPointer(self)
    memory.storeBytes(of: word, as: UInt64.self)
    memory.storeBytes(of: tag, toByteOffset: 8, as: UInt8.self)
  }

  @inline(__always) func put(_ number: Int) { put(UInt64(bitPattern: Int64(number)), Tag.integer) }
  @inline(__always) func put(_ number: Double) { put(number.bitPattern, Tag.decimal) }
  @inline(__always) func put(_ flag: Bool) { put(flag ? 1 : 0, Tag.bool) }
  @inline(__always) func putNull() { put(0, Tag.empty) }
  @inline(__always) func putNothing() { put(1, Tag.empty) }

  @inline(never) func drop() { pointee = .nothing }

  @inline(__always) func clear() { if !isPlain { drop() } }

  /// Copies a value without references over another one.
  @inline(__always)
  func copyPlain(_ other: Register) {
    let memory = UnsafeMutableRawPointer(self)
    let from = UnsafeRawPointer(other)
    memory.storeBytes(of: from.load(as: UInt64.self), as: UInt64.self)
    memory.storeBytes(of: from.load(fromByteOffset: 8, as: UInt8.self), toByteOffset: 8, as: UInt8.self)
  }

  @inline(__always)
  func copy(_ other: Register) {
    if isPlain && other.isPlain {
      copyPlain(other)
    } else {
      pointee = other.pointee
    }
  }

  // What follows looks at the string that is here; the tag must say that it is one. A long one is not counted once more,
  // which would take as long as all the rest.

  /// The storage of a long string.
  @inline(__always)
  func withStorage<R>(_ body: (StringStorage) -> R) -> R {
    Unmanaged<StringStorage>.fromOpaque(raw)._withUnsafeGuaranteedRef { body($0) }
  }

  /// The text of a short string, where it lies.
  @inline(__always)
  var shortBytes: UnsafeBufferPointer<UInt8> {
    let start = UnsafeRawPointer(self).assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: start, count: Int(start[ShortText.capacity]))
  }

  @inline(__always) var shortText: ShortText { ShortText(word: UnsafeRawPointer(self).load(as: UInt64.self)) }

  @inline(__always) func put(_ text: ShortText) { put(text.word, Tag.shortString) }

  @inline(__always)
  func withText<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    if tag == Tag.shortString { return body(shortBytes) }
    return withStorage {
      var text = $0.text
      return text.withUTF8(body)
    }
  }

  /// The text of the string that is here, nil for anything else.
  @inline(__always)
  var text: String? {
    switch tag {
    case Tag.longString: withStorage { $0.text }
    case Tag.shortString: shortText.text
    default: nil
    }
  }

  @inline(__always)
  var textSize: Int { tag == Tag.shortString ? shortText.count : withStorage { $0.byteCount } }

  /// Whether the strings that are here and there have the same text.
  @inline(__always)
  func isSameText(_ other: Register) -> Bool {
    if tag == Tag.shortString && other.tag == Tag.shortString { return shortText == other.shortText }
    guard tag == other.tag else { return withText { a in other.withText { b in Bytes.same(a, b) } } }
    return withStorage { a in other.withStorage { b in a === b || Bytes.equal(a.text, b.text) } }
  }

  /// The order of the strings that are here and there.
  @inline(__always)
  func textOrder(_ other: Register) -> Int {
    if tag == Tag.shortString && other.tag == Tag.shortString {
      let (a, b) = (shortText.order, other.shortText.order)
      return a < b ? -1 : a > b ? 1 : 0
    }
    return withText { a in other.withText { b in Bytes.order(a, b) } }
  }

  /// Takes the value out; nothing is left.
  @inline(__always)
  func take() -> Value {
    let value = move()
    initialize(to: .nothing)
    return value
  }
}

/// Memory that is asked for before it is needed. What the items of a sorted list refer to lies anywhere: a processor waits
/// for many such places at a time if they are asked for in a row, and for one after the other if work comes between.
enum Near {
  /// So many at a time are worth the while and find room in the nearest cache.
  static let batch = 32

  /// Looks at what so many values refer to.
  @inline(__always)
  static func bring(_ count: Int, _ place: (Int) -> Register) {
    var seen = 0
    for i in 0..<count {
      let place = place(i)
      if !place.isPlain { seen ^= place.raw.load(as: Int.self) }
    }
    use(seen)
  }

  /// Without a use the looks would be left out.
  @inline(never) @_optimize(none)
  private static func use(_ word: Int) {}
}

extension Value {
  /// The tag that all values of its kind have in memory.
  var kind: UInt8 {
    var value = self
    return withUnsafeMutablePointer(to: &value) { $0.kind }
  }
}
