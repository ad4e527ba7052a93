#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The machine's clocks.
public struct SystemTicker: Ticker {
  /// Costs nothing; all of them are the same.
  public init() {}

  public var wall: Duration { SystemTicker.read(CLOCK_REALTIME) }

  #if canImport(Glibc)
    public var monotonic: Duration { SystemTicker.read(CLOCK_BOOTTIME) }
  #else
    public var monotonic: Duration { SystemTicker.read(CLOCK_MONOTONIC) }
  #endif

  /// The kernel's boot id; empty where there is none.
  public var epoch: String { SystemTicker.bootId }

  private static let bootId: String = {
    guard let bytes = Files.read("/proc/sys/kernel/random/boot_id", limit: 64) else { return "" }
    return String(decoding: bytes.prefix { $0 > 0x20 }, as: UTF8.self)
  }()

  public func sleep(for duration: Duration) async throws {
    try await Task.sleep(for: duration)
  }

  private static func read(_ clock: clockid_t) -> Duration {
    var time = timespec()
    clock_gettime(clock, &time)
    return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
  }
}
