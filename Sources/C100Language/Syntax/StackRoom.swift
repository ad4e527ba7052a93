#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How much of the running thread's stack is left, so that recursion stops with a message on a small one too.
///
/// How large a stack is costs more to ask than what a few calls take: it is asked once some of it is used.
struct StackRoom {
  /// What must be left for the frames below, and for freeing what was built.
  private static let reserve: UInt = 128 * 1024

  /// What may be used without asking how much there is: far less than any thread has.
  private static let unasked: UInt = 64 * 1024

  /// The address below which it gets tight, or is to be asked for; 0 where nothing is known.
  private var floor = StackRoom.here &- StackRoom.unasked
  private var wasAsked = false

  /// Whether no more calls should go inside this one. To be asked on the thread that it was made on.
  @inline(__always)
  mutating func isTight() -> Bool { StackRoom.here < floor && isTightIndeed() }

  @inline(never)
  private mutating func isTightIndeed() -> Bool {
    if !wasAsked {
      wasAsked = true
      floor = StackRoom.lowest.map { $0 + StackRoom.reserve } ?? 0
    }
    return StackRoom.here < floor
  }

  /// The address at which the running thread's stack ends; nil where the system does not say.
  private static var lowest: UInt? {
    var low: UInt = 0
    #if canImport(Glibc) || canImport(Musl)
      // The C headers hide this function from Swift; the C library has it.
      typealias GetAttributes = @convention(c) (pthread_t, UnsafeMutablePointer<pthread_attr_t>) -> Int32
      guard let symbol = dlsym(nil, "pthread_getattr_np") else { return nil }
      var attributes = pthread_attr_t()
      if unsafeBitCast(symbol, to: GetAttributes.self)(pthread_self(), &attributes) == 0 {
        var address: UnsafeMutableRawPointer?
        var size = 0
        if pthread_attr_getstack(&attributes, &address, &size) == 0 { low = UInt(bitPattern: address) }
        pthread_attr_destroy(&attributes)
      }
    #elseif canImport(Darwin)
      let high = UInt(bitPattern: pthread_get_stackaddr_np(pthread_self()))
      low = high - UInt(pthread_get_stacksize_np(pthread_self()))
    #endif
    return low == 0 ? nil : low
  }

  /// The address that the running thread's stack has grown down to.
  private static var here: UInt {
    var here: UInt8 = 0
    return withUnsafeMutablePointer(to: &here) { UInt(bitPattern: $0) }
  }
}
