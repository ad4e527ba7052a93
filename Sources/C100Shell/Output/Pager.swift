import Glibc

/// One result on its way to a person: straight to the terminal while it fits the screen, else through their pager.
final class Pager {
  /// The person's pager; nil when they want none.
  static var command: String? {
    guard let named = getenv("C100_PAGER") ?? getenv("PAGER") else { return "less -FIRX" }
    let text = String(cString: named)
    return text.isEmpty || text == "cat" ? nil : text
  }

  /// Kept until the pager has shown that it runs, so that nothing is lost when it does not.
  private static let keptBytes = 1 << 20

  private let command: String
  private let columns: Int
  /// Rows that the screen has room for, above the next prompt.
  private var room: Int
  private var column = 0
  private var begun: [UInt8] = []
  private var child: Child?
  /// True once the person has left before the end.
  private(set) var wasLeft = false

  init(_ command: String, columns: Int, rows: Int) {
    self.command = command
    self.columns = max(1, columns)
    room = max(1, rows - 2)
  }

  /// True once the terminal is the pager's.
  var isRunning: Bool { child != nil }

  /// False: the person has left the pager.
  func write(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if begun.count < Self.keptBytes { begun += bytes }
    if let child { return feed(child, bytes) }
    for byte in bytes { advance(byte) }
    guard room < 0 else { return true }
    guard let started = Child.start(command, isFed: true) else { return true }
    child = started
    return begun.withUnsafeBufferPointer { feed(started, $0) }
  }

  /// Columns of UTF-8: what is wide counts once, so that a screen may be a little fuller than thought.
  private func advance(_ byte: UInt8) {
    if byte == 0x0A {
      room -= 1
      column = 0
    } else if byte & 0xC0 != 0x80 {
      column += 1
      if column > columns {
        room -= 1
        column = 1
      }
    }
  }

  private func feed(_ child: Child, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    wasLeft = !(child.input.map { Streams.write(bytes, to: $0) } ?? false)
    return !wasLeft
  }

  /// Shows what has not been shown, and waits until the person leaves the pager.
  ///
  /// - Returns: what is to be said of a pager that could not run.
  func finish() -> String? {
    let status = child?.wait()
    // 126 and 127 are the shell's, for a program that is not there.
    guard let status, status != 126, status != 127 else {
      Streams.write(begun, to: 1)
      return status == nil ? nil : "the pager '\(command)' does not run; C100_PAGER or PAGER names another"
    }
    return nil
  }
}
