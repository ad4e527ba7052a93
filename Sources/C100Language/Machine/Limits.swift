import Glibc

/// What an evaluation may use before it ends with an error.
public struct Limits: Sendable {
  /// Calls of script functions inside one another.
  public var callDepth: Int
  /// Calls from built-ins back into the script inside one another (`map` in `map`): each takes stack of the thread.
  public var nativeDepth: Int
  /// Loop turns, calls and items; nil for no limit.
  public var steps: Int?
  /// Bytes of memory that evaluations may take, what variables keep included; nil for no limit. See ``MemoryMeter``.
  public var memory: Int?
  /// Stack of the language's thread in bytes.
  public var stackSize: Int
  /// Nothing else runs in the process: all of its growth is the evaluation's, and memory is made ready ahead of it.
  public var ownsProcess = false
  /// What a person writes to set a limit, such as `--memory`: an error then says how to raise it. Nil where nobody can.
  public var commands: Commands?

  public struct Commands: Sendable {
    public var memory: String
    public var steps: String
    public var depth: String

    public init(memory: String, steps: String, depth: String) {
      self.memory = memory
      self.steps = steps
      self.depth = depth
    }
  }

  public init(
    callDepth: Int = 100_000, nativeDepth: Int = 1_000, steps: Int? = nil, memory: Int? = nil,
    stackSize: Int = 256 << 20
  ) {
    self.callDepth = callDepth
    self.nativeDepth = nativeDepth
    self.steps = steps
    self.memory = memory
    self.stackSize = stackSize
  }

  public static let standard = Limits()

  /// How to raise a limit, as a line of help.
  static func advice(_ command: String?, _ example: String) -> [String] {
    command.map { ["to allow more: \($0) \(example)"] } ?? []
  }

  /// The limits of a program that has its process to itself: memory up to 4 GiB or half of the machine's, whichever is
  /// less, so that a slip of the pen ends in an error and not in a machine that swaps.
  public static let program: Limits = {
    let (machine, overflow) = sysconf(Int32(_SC_PHYS_PAGES)).multipliedReportingOverflow(
      by: sysconf(Int32(_SC_PAGESIZE)))
    var limits = Limits(memory: overflow || machine <= 0 ? 4 << 30 : min(4 << 30, machine / 2))
    limits.ownsProcess = true
    return limits
  }()
}
