import JSONText
import Testing

@testable import C100Language
@testable import C100Render

/// A run without a program: what rendering needs of one.
func makeRun(_ services: Services = Services()) -> Run {
  Run(Interpreter(table: BuiltinTable([renderBuiltins]), services: services), nil)
}

/// The value of a JSON text, backed by its document.
func value(_ json: String) throws -> Value { Value(try JSONDocument(text: json).root) }

/// The same value, taken apart: not backed by a document.
func built(_ json: String) throws -> Value { Value(try JSON(text: json)) }

func text(_ body: (TextSink) throws(Raise) -> Void) throws -> String {
  String(decoding: try TextSink.collect(body), as: UTF8.self)
}

/// A value in a format.
func formatted(
  _ value: Value, _ name: String, _ look: Look = .plain, _ options: FormatOptions = FormatOptions()
) throws -> String {
  let format = try #require(Formats.named(name))
  return try text { sink throws(Raise) in try format.write(value, options, to: sink, look, makeRun()) }
}

func terminal(_ width: Int, unicode: Bool = true, colour: Bool = false) -> Look {
  Look(TerminalFacts(width: width, isTerminal: true, colour: colour, unicode: unicode))
}

/// Items that come one by one; says how many were asked for.
final class CountingSource: SequenceSource {
  let count: Int
  let make: (Int) -> Value
  private(set) var pulled = 0

  init(_ count: Int, _ make: @escaping (Int) -> Value) {
    self.count = count
    self.make = make
  }

  override func open(_ stages: ArraySlice<Stage>, _ demand: Demand, _ run: Run) throws(Raise) -> Opened {
    Opened(Walk(self))
  }

  final class Walk: Cursor {
    let source: CountingSource
    var i = 0
    init(_ source: CountingSource) { self.source = source }
    override func next(_ run: Run) throws(Raise) -> Value? {
      guard i < source.count else { return nil }
      i += 1
      source.pulled += 1
      return source.make(i - 1)
    }
  }
}
