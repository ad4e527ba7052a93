import JSONText
import Testing

@testable import C100Language
@testable import C100Render

@Suite("every format streams")
struct StreamingTests {
  /// Items in pages of three: before each page there is something to wait for.
  private final class Pages: SequenceSource {
    let count: Int
    /// Called before each page.
    let beforePage: () -> Void
    let make: (Int) -> Value

    init(_ count: Int, beforePage: @escaping () -> Void, _ make: @escaping (Int) -> Value) {
      self.count = count
      self.beforePage = beforePage
      self.make = make
    }

    override func open(_ stages: ArraySlice<Stage>, _ demand: Demand, _ run: Run) throws(Raise) -> Opened {
      Opened(Walk(self))
    }

    final class Walk: Cursor {
      let source: Pages
      var i = 0
      init(_ source: Pages) { self.source = source }
      override func next(_ run: Run) throws(Raise) -> Value? {
        if i.isMultiple(of: 3) {
          try run.willWait()
          source.beforePage()
        }
        guard i < source.count else { return nil }
        i += 1
        return source.make(i)
      }
    }
  }

  private static func item(_ i: Int) -> Value {
    .object(ObjectValue([("id", .integer(i)), ("name", .text("item\(i)"))]))
  }

  private final class Written {
    var bytes: [UInt8] = []
    /// What was written before each page.
    var atPages: [String] = []
  }

  @Test(
    "a page is shown before the next one is waited for, also behind stages", arguments: Formats.names + ["listing"],
    [true, false])
  func firstPage(name: String, isTerminal: Bool) throws {
    let format = Formats.named(name) ?? .listing
    let written = Written()
    let note = { written.atPages.append(String(decoding: written.bytes, as: UTF8.self)) }
    let source = Pages(7, beforePage: note, Self.item)
    let run = makeRun()
    let sink = TextSink { piece throws(Raise) in written.bytes += piece }
    let look = isTerminal ? terminal(80) : .plain
    try format.write(.sequence(SequenceValue(source)), to: sink, look, run)
    try sink.flush()
    #expect(written.atPages.count == 3)
    #expect(!written.atPages[0].contains("item"))
    #expect(written.atPages[1].contains("item3") && !written.atPages[1].contains("item4"))
    #expect(written.atPages[2].contains("item6") && !written.atPages[2].contains("item7"))
    #expect(String(decoding: written.bytes, as: UTF8.self).contains("item7"))
  }

  /// How many of them there are.
  private final class Count {
    var alive = 0
    var most = 0
  }

  private final class Probe: HostValue {
    private let count: Count
    init(_ count: Count) {
      self.count = count
      count.alive += 1
      count.most = max(count.most, count.alive)
    }
    override var text: String { "probe" }
    deinit { count.alive -= 1 }
  }

  @Test("memory is flat: no format holds more items than a sample", arguments: Formats.names + ["listing"])
  func flat(name: String) throws {
    let format = Formats.named(name) ?? .listing
    let count = Count()
    let make: (Int) -> Value = { .object(ObjectValue([("id", .integer($0)), ("probe", .host(Probe(count)))])) }
    let source = Pages(2_000, beforePage: {}, make)
    let sink = TextSink { _ throws(Raise) in }
    for look in [Look.plain, terminal(80)] {
      try format.write(.sequence(SequenceValue(source)), to: sink, look, makeRun())
      #expect(count.alive == 0 && count.most <= 101, "\(count.most)")
    }
  }
}
