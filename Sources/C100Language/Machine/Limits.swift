/// What an evaluation may use before it ends with an error.
public struct Limits: Sendable {
  /// Calls of script functions inside one another.
  public var callDepth: Int
  /// Calls from built-ins back into the script inside one another (`map` in `map`): each takes stack of the thread.
  public var nativeDepth: Int
  /// Loop turns, calls and items; nil for no limit.
  public var steps: Int?
  /// Bytes of large allocations alive at once, as far as they are counted; nil for no limit.
  public var memory: Int?
  /// Stack of the language's thread in bytes.
  public var stackSize: Int

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
}
