/// The kind of a value as it lies in memory: the byte behind its payload.
enum Tag {
  static let bool: UInt8 = 0
  static let integer: UInt8 = 1
  static let decimal: UInt8 = 2
  static let number: UInt8 = 3
  static let string: UInt8 = 4
  static let list: UInt8 = 5
  static let object: UInt8 = 6
  static let range: UInt8 = 7
  static let function: UInt8 = 8
  static let time: UInt8 = 9
  static let duration: UInt8 = 10
  static let sequence: UInt8 = 11
  static let host: UInt8 = 12
  /// null (payload 0) and nothing (payload 1).
  static let empty: UInt8 = 13

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
      && matches(.decimal(1), Tag.decimal, nil) && matches(.text(""), Tag.string, nil)
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

  /// True if it may be overwritten without releasing anything.
  @inline(__always) var isPlain: Bool { tag &- 3 >= 10 }

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

  /// Looks at the string that is here; the tag must say that it is one.
  @inline(__always)
  func withString<R>(_ body: (StringValue) -> R) -> R {
    Unmanaged<StringValue>.fromOpaque(raw)._withUnsafeGuaranteedRef { body($0) }
  }

  /// The text of the string that is here, nil for anything else. The string is not counted once more, which would take as
  /// long as all the rest.
  @inline(__always) var text: String? { tag == Tag.string ? withString { $0.text } : nil }

  /// Whether the strings that are here and there have the same text; the tags must say that both are strings.
  @inline(__always)
  func isSameText(_ other: Register) -> Bool {
    withString { a in other.withString { b in a === b || Bytes.equal(a.text, b.text) } }
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
  /// The tag that it has in memory.
  var tag: UInt8 {
    var value = self
    return withUnsafeMutablePointer(to: &value) { $0.tag }
  }
}
