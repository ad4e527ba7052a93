/// Everything outside that a program may reach; the embedding program overrides what it offers. All of it is called on
/// the language's thread.
open class Services {
  public init() {}

  /// Stops the evaluation that these serve: for what waits and has no ``Run``.
  public internal(set) var cancellation: CancelFlag?

  /// `print(a, b)`: writes the values. By default nothing is written.
  open func print(_ values: [Value], _ run: Run) throws(Raise) {}

  /// How many bytes the standard input still has, where that is known: of a file, not of a pipe.
  open var inputSize: Int? { nil }

  /// The next bytes of the standard input, up to `maximum`; empty at its end.
  open func readInput(_ maximum: Int, _ run: Run) throws(Raise) -> [UInt8] { [] }

  /// The bytes of a file that `read("…")` names.
  open func readFile(_ path: String, _ run: Run) throws(Raise) -> [UInt8] {
    throw Raise(.io, "cannot read '\(path)': files are not available here")
  }

  /// The text of a file that `read("…")` names, without a byte order mark; nil where it is not UTF-8.
  open func readText(_ path: String, _ run: Run) throws(Raise) -> String? {
    let bytes = try readFile(path, run)
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    return String(validating: bytes.dropFirst(hasMark ? 3 : 0), as: UTF8.self)
  }

  /// A variable of the environment: a string, or an opaque value for one that holds a secret; nil when unset.
  open func environment(_ name: String) -> Value? { nil }

  /// The script's arguments; what its options have taken is not among them where ``scriptArguments`` tells it.
  open var arguments: [String] { [] }

  /// The values of the script's options, where the host has taken the arguments apart; without it `option(…)` looks
  /// through ``arguments``.
  open var scriptArguments: ScriptArguments? { nil }

  /// The wall clock: seconds since 1970, and nanoseconds on top.
  open func now() -> (seconds: Int, nanoseconds: Int) { (0, 0) }

  /// Nanoseconds of a clock that never goes back.
  open func monotonicNanoseconds() -> UInt64 { 0 }

  /// Waits; ends early with a `cancelled` raise.
  open func sleep(nanoseconds: Int, _ run: Run) throws(Raise) {}

  /// A random number below `bound`.
  open func random(below bound: UInt64) -> UInt64 { 0 }

  /// The time zones that the program knows.
  open var zones: any Zones { FixedZones() }

  /// The session's zone.
  open var zone: ZoneReference { .utc }

  /// The source that `import "path"` in `importer` means. Its `name` identifies it: the same name is loaded once.
  open func load(_ path: String, from importer: Source) throws(Raise) -> Source {
    throw Raise(.io, "cannot import '\(path)': files are not available here")
  }

  /// A hint to the person at the prompt or the author of a script; shown on the standard error stream.
  open func hint(_ message: String, _ span: Span?) {}
}
