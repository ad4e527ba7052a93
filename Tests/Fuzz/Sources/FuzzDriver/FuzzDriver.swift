/// What libFuzzer's driver is handed: the count and the words of the command line.
public typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

/// Runs one entry: the package manager links an executable's entry as `NAME_main`, which calls this.
public enum FuzzDriver {
  // Unsafe: set once, before the only thread that reads it goes on.
  nonisolated(unsafe) private static var body: ([UInt8]) -> Void = { _ in }

  /// Calls `body` with one input after the other, until the command line's limit; a trap is a finding.
  public static func run(_ count: CInt, _ arguments: Arguments, _ body: @escaping ([UInt8]) -> Void) -> CInt {
    self.body = body
    var count = count
    var arguments = arguments
    return runFuzzer(&count, &arguments) { start, count in
      FuzzDriver.body(Array(UnsafeBufferPointer(start: start, count: count)))
      return 0
    }
  }
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>,
  _ input: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
