import C100Language
import C100Render
import Glibc

/// What most embedding programs offer a script: the clock, the system's zones, chance, and a place for what it prints.
/// Files, the environment and the standard input stay closed; a subclass opens what it wants.
open class HostServices: Services {
  /// Gets each `print(…)` as one text with its line end, on the language's thread.
  public var write: (String) -> Void
  private let known = KnownZones()

  public init(write: @escaping (String) -> Void = { _ in }) {
    self.write = write
    super.init()
  }

  open override func print(_ values: [Value], _ run: Run) throws(Raise) {
    let bytes = try TextSink.collect { sink throws(Raise) in try Show.print(values, to: sink, .plain, run) }
    write(String(decoding: bytes, as: UTF8.self))
  }

  open override func now() -> (seconds: Int, nanoseconds: Int) { HostServices.read(CLOCK_REALTIME) }

  open override func monotonicNanoseconds() -> UInt64 {
    let (seconds, nanoseconds) = HostServices.read(CLOCK_MONOTONIC)
    return UInt64(seconds) &* 1_000_000_000 &+ UInt64(nanoseconds)
  }

  open override func sleep(nanoseconds: Int, _ run: Run) throws(Raise) {
    var left = nanoseconds
    while left > 0 {
      try run.checkCancellation()
      let step = min(left, 20_000_000)
      var time = timespec(tv_sec: 0, tv_nsec: step)
      nanosleep(&time, nil)
      left -= step
    }
    try run.checkCancellation()
  }

  open override func random(below bound: UInt64) -> UInt64 { bound == 0 ? 0 : UInt64.random(in: 0..<bound) }

  open override var zones: any Zones { known }

  private static func read(_ clock: clockid_t) -> (seconds: Int, nanoseconds: Int) {
    var time = timespec()
    clock_gettime(clock, &time)
    return (time.tv_sec, time.tv_nsec)
  }
}
