import Glibc

/// What a cancelled evaluation has not freed: it ends at once, and the evaluations after it free this bit by bit.
final class Graveyard {
  /// Only touched on the machine's thread.
  private var values: [Value] = []
  private let cancelFlag: CancelFlag

  init(_ cancelFlag: CancelFlag) { self.cancelFlag = cancelFlag }

  var isEmpty: Bool { values.isEmpty }

  // MARK: - The thread's own

  /// Which graveyard the evaluation of a thread uses: what is freed does not know the machine that made it.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let failure = pthread_key_create(&key, nil)
    precondition(failure == 0, "the system has a key for what each thread frees")
    return key
  }()

  /// Runs an evaluation with this graveyard.
  func use<R>(_ body: () throws(Raise) -> R) throws(Raise) -> R {
    let outer = pthread_getspecific(Graveyard.key)
    pthread_setspecific(Graveyard.key, UnsafeMutableRawPointer(Unmanaged.passUnretained(self).toOpaque()))
    defer { pthread_setspecific(Graveyard.key, outer) }
    return try body()
  }

  /// Takes values that are being freed, where the evaluation is cancelled. False where freeing goes on.
  static func takes(_ pending: inout [Value]) -> Bool {
    guard let place = pthread_getspecific(key) else { return false }
    return Unmanaged<Graveyard>.fromOpaque(place)._withUnsafeGuaranteedRef { graveyard in
      guard graveyard.cancelFlag.isRaised else { return false }
      graveyard.values += exchange(&pending, with: [])
      return true
    }
  }

  /// Holds a text for longer where the evaluation is cancelled.
  static func take(_ text: String) {
    let holder = StringStorage(text)
    var pending: [Value] = [.string(StringValue(.long(holder)))]
    // Else the holder's end would come here again.
    if !takes(&pending) { holder.empty() }
  }

  // MARK: - Freeing

  /// Frees about so many values, if there are any.
  func free(atMost count: Int) {
    var pending = exchange(&values, with: [])
    Reaper.drainPending(&pending, atMost: count)
    values += pending
  }
}
