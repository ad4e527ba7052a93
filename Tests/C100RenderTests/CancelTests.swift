import Glibc
import Synchronization
import Testing

@testable import C100Language
@testable import C100Render

/// Printing and each format end soon after somebody on another thread says so.
@Suite("cancelling what is written")
struct CancelTests {
  /// What ends a writing of endless items, and how long after it was asked to.
  private func stopping(_ write: (TextSink, Run) throws(Raise) -> Void) -> (kind: ErrorKind?, time: Duration) {
    let run = makeRun()
    let flag = run.interpreter.cancellation
    let raised = Mutex(ContinuousClock.now)
    let stopper = LanguageThread(stackSize: 1 << 20)
    stopper.submit {
      usleep(30_000)
      raised.withLock { $0 = .now }
      flag.raise()
    }
    var written = 0
    let sink = TextSink { piece throws(Raise) in written += piece.count }
    var kind: ErrorKind?
    do throws(Raise) { try write(sink, run) } catch { kind = error.kind }
    return (kind, ContinuousClock.now - raised.withLock { $0 })
  }

  private static func endless(_ make: @escaping (Int) -> Value) -> Value {
    .sequence(SequenceValue(CountingSource(.max, make)))
  }

  private static func row(_ i: Int) -> Value {
    .object(
      ObjectValue([("id", .integer(i)), ("name", .text("item\(i)")), ("tags", .elements([.integer(i), .null]))]))
  }

  /// Each list holds the one before it twice.
  private static var doubled: Value {
    var value = row(1)
    for _ in 0..<60 { value = .elements([value, value]) }
    return value
  }

  @Test("each format", arguments: Formats.names + ["listing"], [true, false])
  func formats(name: String, isTerminal: Bool) {
    let format = Formats.named(name) ?? .listing
    let look = isTerminal ? terminal(80) : .plain
    let (kind, time) = stopping { sink, run throws(Raise) in
      try format.write(Self.endless(Self.row), to: sink, look, run)
    }
    #expect(kind == .cancelled)
    #expect(time < .seconds(2), "\(time)")
  }

  @Test("one value of many parts in each format", arguments: Formats.names, [true, false])
  func whole(name: String, isTerminal: Bool) {
    let format = Formats.named(name) ?? .listing
    let look = isTerminal ? terminal(80) : .plain
    let value = Self.doubled
    let holder = Value.object(ObjectValue([("a", value)]))
    for value in [value, holder] {
      let (kind, time) = stopping { sink, run throws(Raise) in try format.write(value, to: sink, look, run) }
      // On a terminal some formats show a part only, at once.
      #expect(kind == .cancelled || isTerminal && kind == nil)
      #expect(kind == nil || time < .seconds(2), "\(time)")
    }
  }

  @Test("a text of many megabytes in each format, and printed", arguments: Formats.names + ["print"], [true, false])
  func longText(name: String, isTerminal: Bool) {
    let look = isTerminal ? terminal(80) : .plain
    let long = Value.text(String(repeating: "é \"x\" | a\u{1b}[0m\r\n", count: 3_000_000))
    let (kind, time) = stopping { sink, run throws(Raise) in
      guard let format = Formats.named(name) else { return try Show.print([long], to: sink, look, run) }
      try format.write(.elements([long, long]), to: sink, look, run)
    }
    // A table on a terminal shows the beginning, and what is printed into a pipe is copied at once.
    let isQuick = isTerminal ? name == "table" : name == "print"
    #expect(kind == .cancelled || isQuick && kind == nil)
    #expect(kind == nil || time < .seconds(2), "\(time)")
  }

  @Test("the text of a value, as print and interpolation show it")
  func text() {
    let value = Self.doubled
    let (kind, time) = stopping { _, run throws(Raise) in _ = try Same.text(value, run) }
    #expect(kind == .cancelled)
    #expect(time < .seconds(2), "\(time)")
  }
}
