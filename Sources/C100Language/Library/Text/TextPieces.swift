import Glibc

/// Taking texts apart and putting them together, in one pass and one allocation for each text that is made. Where `stop`
/// is raised the result is of no use, as with ``TextBytes``.
enum TextPieces {
  /// The parts between separators, `count` of them (1 or more); the last holds the rest.
  static func split(
    _ text: UnsafeBufferPointer<UInt8>, by separator: UnsafeBufferPointer<UInt8>, count: Int,
    _ stop: CancelFlag? = nil
  ) -> [Value] {
    [Value](unsafeUninitializedCapacity: count) { room, made in
      var start = 0
      while made < count - 1, let place = TextBytes.find(separator, in: text, from: start, stop) {
        (room.baseAddress.unsafelyUnwrapped + made).initialize(to: .text(string(text, start..<place)))
        made += 1
        start = place + separator.count
      }
      (room.baseAddress.unsafelyUnwrapped + made).initialize(to: .text(string(text, start..<text.count)))
      made += 1
    }
  }

  /// How often a part stands in a text, without overlap.
  static func count(
    of part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, atMost limit: Int = .max,
    _ stop: CancelFlag
  ) -> Int {
    if part.count == 1 { return min(limit, TextBytes.count(of: part[0], in: text, stop)) }
    var count = 0
    var at = 0
    while count < limit, let place = TextBytes.find(part, in: text, from: at, stop) {
      count += 1
      at = place + part.count
    }
    return count
  }

  /// A text so many times over; it has `size` bytes.
  static func repeated(_ text: UnsafeBufferPointer<UInt8>, size: Int, _ stop: CancelFlag) -> String {
    guard let from = text.baseAddress, size > 0 else { return "" }
    return String(unsafeUninitializedCapacity: size) { room in
      guard let to = room.baseAddress else { return 0 }
      var done = min(text.count, size)
      memcpy(to, from, done)
      // What is there is doubled, then copied in large parts, each of whole texts.
      let most = max(text.count, Stretch.large / text.count * text.count)
      while done < size {
        if stop.isRaised { return 0 }
        let part = min(done, most, size - done)
        memcpy(to + done, to, part)
        done += part
      }
      return size
    }
  }

  /// The text of a range of bytes.
  @inline(__always)
  static func string(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: text[range]), as: UTF8.self)
  }

  /// How many bytes the strings and the separators between them take; nil where an item is no string or there is no
  /// number for so many.
  static func joinedSize(
    _ items: [Value], _ separator: String, _ stop: CancelFlag
  ) -> (size: Int?, areStrings: Bool) {
    var (size, overflow) = separator.utf8.count.multipliedReportingOverflow(by: max(0, items.count - 1))
    let areStrings = items.withUnsafeBufferPointer { items in
      guard let first = items.baseAddress.map({ Register(mutating: $0) }) else { return true }
      for i in 0..<items.count {
        guard (first + i).isString, !Stretch.isDue(i) || !stop.isRaised else { return false }
        let (sum, isTooMuch) = size.addingReportingOverflow((first + i).textSize)
        overflow = overflow || isTooMuch
        size = sum
      }
      return true
    }
    return (overflow ? nil : size, areStrings)
  }

  /// Strings with a separator between them; `size` as ``joinedSize(_:_:)`` gave it.
  static func joined(_ items: [Value], _ separator: String, size: Int, _ stop: CancelFlag) -> String {
    var separator = separator
    return separator.withUTF8 { separator in
      items.withUnsafeBufferPointer { items in
        guard let first = items.baseAddress.map({ Register(mutating: $0) }) else { return "" }
        return String(unsafeUninitializedCapacity: size) { room in
          var writer = ByteWriter(room)
          for i in 0..<items.count {
            if Stretch.isDue(i), stop.isRaised { return 0 }
            if i > 0 { writer.write(separator) }
            (first + i).withText { writer.write($0) }
          }
          return writer.count
        }
      }
    }
  }

  /// How many bytes a text has with `count` parts replaced; nil where there is no number for so many.
  static func replacedSize(_ text: String, _ old: String, _ new: String, count: Int) -> Int? {
    let (more, overflow) = count.multipliedReportingOverflow(by: new.utf8.count)
    let (size, tooMuch) = (text.utf8.count - count * old.utf8.count).addingReportingOverflow(more)
    return overflow || tooMuch ? nil : size
  }

  /// A text with parts replaced: the first `count`, or all where there is no count; `size` is how many bytes that makes.
  static func replaced(
    _ text: UnsafeBufferPointer<UInt8>, _ old: UnsafeBufferPointer<UInt8>, _ new: UnsafeBufferPointer<UInt8>,
    count: Int?, size: Int, _ stop: CancelFlag
  ) -> String {
    String(unsafeUninitializedCapacity: size) { room in
      if count == nil, old.count == 1, new.count == 1, size <= Stretch.large {
        // A byte for a byte, many at once: `replace(";", "-")`.
        let (old, new) = (old[0], new[0])
        for i in 0..<size { room[i] = text[i] == old ? new : text[i] }
        return size
      }
      var writer = ByteWriter(room)
      var start = 0
      var left = count ?? .max
      while left > 0, let place = TextBytes.find(old, in: text, from: start, stop) {
        writer.write(UnsafeBufferPointer(rebasing: text[start..<place]))
        writer.write(new)
        start = place + old.count
        left -= 1
      }
      // Stopped on the way, the rest need not fit.
      if stop.isRaised { return 0 }
      writer.write(UnsafeBufferPointer(rebasing: text[start...]))
      return writer.count
    }
  }
}

/// Writes bytes one behind the other into room that is large enough.
struct ByteWriter {
  private let room: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(_ room: UnsafeMutableBufferPointer<UInt8>) { self.room = room }

  @inline(__always)
  mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !bytes.isEmpty, let from = bytes.baseAddress, let to = room.baseAddress else { return }
    precondition(bytes.count <= room.count - count, "the room was measured first")
    if bytes.count > 8 {
      memcpy(to + count, from, bytes.count)
    } else {
      for i in 0..<bytes.count { to[count &+ i] = from[i] }
    }
    count &+= bytes.count
  }

  @inline(__always)
  mutating func write(_ text: String) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { write($0) }
    if isDone == nil {
      var text = text
      text.withUTF8 { write($0) }
    }
  }

  /// Writes a number in decimal digits.
  mutating func write(_ number: Int) {
    var rest = number.magnitude
    let digits = ByteWriter.length(of: number)
    precondition(digits <= room.count - count, "the room was measured first")
    guard let start = room.baseAddress else { return }
    var end = start + count + digits
    while rest >= 10 {
      let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
      // 103 / 1024 is a tenth, for two digits.
      let tens = (pair &* 103) &>> 10
      end -= 2
      (end + 1).pointee = UInt8(truncatingIfNeeded: pair &- tens &* 10) | 0x30
      end.pointee = UInt8(truncatingIfNeeded: tens) | 0x30
      rest = quotient
    }
    if rest > 0 || number == 0 {
      end -= 1
      end.pointee = UInt8(truncatingIfNeeded: rest) | 0x30
    }
    if number < 0 { (end - 1).pointee = 0x2D }
    count += digits
  }

  /// How many bytes the decimal text of a number has.
  static func length(of number: Int) -> Int {
    var count = number < 0 ? 1 : 0
    var rest = number.magnitude
    while rest >= 10_000 {
      rest /= 10_000
      count += 4
    }
    return count + (rest < 10 ? 1 : rest < 100 ? 2 : rest < 1_000 ? 3 : 4)
  }
}
