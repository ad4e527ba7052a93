import C100Language

/// Where rendered text goes: bytes are collected and handed on in pieces of about 64 KiB.
public final class TextSink {
  public typealias Write = (UnsafeBufferPointer<UInt8>) throws(Raise) -> Void

  private let write: Write
  private let size: Int
  private var buffer: [UInt8] = []
  /// Bytes handed in so far.
  public private(set) var count = 0

  /// - Parameter write: takes a piece; it is valid during the call only. May throw, which ends the rendering.
  public init(size: Int = 65_536, _ write: @escaping Write) {
    self.write = write
    self.size = size
    buffer.reserveCapacity(size + 4_096)
  }

  public func put(_ text: String) throws(Raise) {
    guard text.utf8.count >= size else {
      buffer.append(contentsOf: text.utf8)
      return try settle()
    }
    // As it is, without a copy.
    var failure: Raise?
    var text = text
    text.withUTF8 { bytes in do throws(Raise) { try put(bytes) } catch { failure = error } }
    if let failure { throw failure }
  }

  public func put(_ bytes: [UInt8]) throws(Raise) {
    guard bytes.count < size else {
      return try bytes.withUnsafeBufferPointer { piece throws(Raise) in try put(piece) }
    }
    buffer.append(contentsOf: bytes)
    try settle()
  }

  public func put(_ bytes: UnsafeBufferPointer<UInt8>) throws(Raise) {
    if bytes.count >= size {
      try flush()
      count += bytes.count
      try write(bytes)
      return
    }
    buffer.append(contentsOf: bytes)
    try settle()
  }

  @inline(__always)
  public func put(byte: UInt8) throws(Raise) {
    buffer.append(byte)
    if buffer.count >= size { try flush() }
  }

  public func put(_ byte: UInt8, times: Int) throws(Raise) {
    guard times > 0 else { return }
    buffer.append(contentsOf: repeatElement(byte, count: times))
    try settle()
  }

  /// Lets `body` append to the buffer itself.
  @inline(__always)
  public func append(_ body: (inout [UInt8]) throws(Raise) -> Void) throws(Raise) {
    try body(&buffer)
    if buffer.count >= size { try flush() }
  }

  /// All that `body` puts, or nothing of it where it fails; what is more than one piece may have gone by then.
  public func whole(_ body: (TextSink) throws(Raise) -> Void) throws(Raise) {
    let (start, handedOn) = (buffer.count, count)
    do throws(Raise) {
      try body(self)
    } catch {
      if count == handedOn { buffer.removeLast(buffer.count - start) }
      throw error
    }
  }

  /// Hands on what is collected.
  public func flush() throws(Raise) {
    guard !buffer.isEmpty else { return }
    count += buffer.count
    let full = buffer
    buffer.removeAll(keepingCapacity: true)
    var failure: Raise?
    full.withUnsafeBufferPointer { bytes in
      do throws(Raise) { try write(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  @inline(__always)
  private func settle() throws(Raise) { if buffer.count >= size { try flush() } }

  /// The bytes of a rendering that is kept in memory.
  public static func collect(_ body: (TextSink) throws(Raise) -> Void) throws(Raise) -> [UInt8] {
    let memory = Memory()
    let sink = TextSink { piece throws(Raise) in memory.bytes.append(contentsOf: piece) }
    try body(sink)
    try sink.flush()
    return memory.bytes
  }

  private final class Memory {
    var bytes: [UInt8] = []
  }
}
