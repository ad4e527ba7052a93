/// The kinds of JSON values.
public enum JSONKind: UInt8, Sendable, CaseIterable {
  case null, bool, number, string, list, object
}

/// The index of a document: one 8-byte entry for a scalar or a key, two for a list or an object.
///
/// ```
/// {"a": [1, "x"]}      0  object  offset 0   count 1
///                      1          end 15     next 7
///                      2  key     offset 1   length 3
///                      3  list    offset 6   count 2
///                      4          end 14     next 7
///                      5  number  offset 7   length 1
///                      6  string  offset 10  length 3
///
/// entry    kind:3 flag:1 offset:32 length or count:28       second entry of a list or object    end:32 next:32
/// key      kind:3 flag:1 offset:32 distance:16 length:12    distance: from its object's entry
/// ```
/// Lengths include the quotes. A length or count that does not fit is saturated and found again by scanning. A key's
/// distance proves whose key it is; one too far away has the largest.
/// The flag means: a string or key has escapes; a number is an integer that prints as it is written.
struct JSONTape {
  /// Raw kind of a key; the others are those of `JSONKind`.
  static let key: UInt64 = 6
  static let saturated = 0xfff_ffff
  static let flag: UInt64 = 1 << 60
  static let longestKey = 0xfff
  static let farthest = 0xffff
  /// The bits of a key that say its kind, flag and length.
  static let keyShape: UInt64 = 7 << 61 | flag | 0xfff

  let entries: UnsafeMutablePointer<UInt64>
  let capacity: Int
  var used: Int

  static func capacity(forBytes count: Int) -> Int { count / 2 + 64 }

  init(capacity: Int) {
    entries = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity)
    LargePages.request(entries, count: capacity * MemoryLayout<UInt64>.stride)
    self.capacity = capacity
    used = 0
  }

  func free() { entries.deallocate() }

  /// The same entries in a place of another size; the old place is freed.
  func moved(capacity: Int) -> JSONTape {
    var other = JSONTape(capacity: capacity)
    other.entries.update(from: entries, count: min(used, capacity))
    other.used = used
    free()
    return other
  }

  @inline(__always)
  static func entry(_ kind: UInt64, flag: Bool, offset: Int, length: Int) -> UInt64 {
    kind << 61 | (flag ? Self.flag : 0) | UInt64(truncatingIfNeeded: offset) << 28
      | UInt64(truncatingIfNeeded: min(length, saturated))
  }

  @inline(__always)
  static func keyEntry(flag: Bool, offset: Int, length: Int, distance: Int) -> UInt64 {
    key << 61 | (flag ? Self.flag : 0) | UInt64(truncatingIfNeeded: offset) << 28
      | UInt64(truncatingIfNeeded: min(distance, farthest)) << 12
      | UInt64(truncatingIfNeeded: min(length, longestKey))
  }

  /// The entry with another count.
  @inline(__always)
  static func counted(_ entry: UInt64, _ count: Int) -> UInt64 {
    entry & ~0xfff_ffff | UInt64(truncatingIfNeeded: min(count, saturated))
  }

  @inline(__always) static func kind(_ entry: UInt64) -> UInt64 { entry >> 61 }
  @inline(__always) static func isFlagged(_ entry: UInt64) -> Bool { entry & flag != 0 }
  @inline(__always) static func offset(_ entry: UInt64) -> Int { Int(truncatingIfNeeded: entry >> 28 & 0xffff_ffff) }
  @inline(__always) static func distance(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key >> 12 & 0xffff) }

  /// The length of a scalar or key; nil where it did not fit.
  @inline(__always)
  static func scalarLength(_ entry: UInt64) -> Int? {
    let most = kind(entry) == key ? longestKey : saturated
    let length = Int(truncatingIfNeeded: entry) & most
    return length == most ? nil : length
  }

  @inline(__always) static func length(_ entry: UInt64) -> Int { Int(truncatingIfNeeded: entry & 0xfff_ffff) }

  /// Index of the entry after the value at `index`.
  @inline(__always)
  func next(after index: Int) -> Int {
    let kind = Self.kind(entries[index])
    if kind == 4 || kind == 5 { return Int(truncatingIfNeeded: entries[index + 1] & 0xffff_ffff) }
    return index + 1
  }
}
