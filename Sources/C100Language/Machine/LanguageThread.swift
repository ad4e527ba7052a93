import Glibc

/// A thread with a stack of a set size, for everything that the language does: deep programs need more than most
/// threads have, and less than nothing is known of the stack of a thread that somebody else made.
public final class LanguageThread: @unchecked Sendable {
  // Unchecked: all state is behind the mutex.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>
  private var thread = pthread_t()

  /// Starts the thread. Where the system refuses so much stack, half of it is tried, and so on.
  public init(stackSize: Int = Limits.standard.stackSize) {
    mutex = .allocate(capacity: 1)
    changed = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    var size = max(stackSize, 1 << 20)
    let state = Unmanaged.passRetained(Loop(mutex: mutex, changed: changed))
    loop = state.takeUnretainedValue()
    while true {
      pthread_attr_setstacksize(&attributes, size)
      let failure = pthread_create(
        &thread, &attributes,
        { argument in
          if let argument { Unmanaged<Loop>.fromOpaque(argument).takeRetainedValue().run() }
          return nil
        }, state.toOpaque())
      if failure == 0 { break }
      size /= 2
      precondition(size >= 1 << 20, "the system gives no thread a stack of one MB")
    }
    self.stackSize = size
  }

  /// Bytes of stack that the thread has.
  public let stackSize: Int
  private let loop: Loop

  deinit {
    loop.end()
    if pthread_equal(thread, pthread_self()) == 0 { pthread_join(thread, nil) } else { pthread_detach(thread) }
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// Runs `body` on the thread and waits for it.
  public func perform<R>(_ body: () -> R) -> R {
    if pthread_equal(thread, pthread_self()) != 0 { return body() }
    var result: R?
    withoutActuallyEscaping(body) { body in
      let job = Job { result = body() }
      loop.add(job)
      job.wait()
    }
    guard let result else { preconditionFailure("the thread ran what it was given") }
    return result
  }

  /// Runs `body` on the thread, after all that was given before.
  public func submit(_ body: @escaping @Sendable () -> Void) { loop.add(Job(body)) }

  /// What the thread works through.
  private final class Loop {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
    private var work: [Job] = []
    private var isEnding = false

    init(mutex: UnsafeMutablePointer<pthread_mutex_t>, changed: UnsafeMutablePointer<pthread_cond_t>) {
      self.mutex = mutex
      self.changed = changed
    }

    func add(_ job: Job) {
      pthread_mutex_lock(mutex)
      work.append(job)
      pthread_cond_signal(changed)
      pthread_mutex_unlock(mutex)
    }

    func end() {
      pthread_mutex_lock(mutex)
      isEnding = true
      pthread_cond_signal(changed)
      pthread_mutex_unlock(mutex)
    }

    func run() {
      while true {
        pthread_mutex_lock(mutex)
        while work.isEmpty && !isEnding { pthread_cond_wait(changed, mutex) }
        if work.isEmpty {
          pthread_mutex_unlock(mutex)
          return
        }
        let next = work.removeFirst()
        pthread_mutex_unlock(mutex)
        next.run()
      }
    }
  }

  /// Something to do, and the news that it is done.
  private final class Job: @unchecked Sendable {
    // Unchecked: the body is handed to one thread, and the semaphore orders what both sides do.
    private var body: (() -> Void)?
    private let done: UnsafeMutablePointer<sem_t>

    init(_ body: @escaping () -> Void) {
      self.body = body
      done = .allocate(capacity: 1)
      sem_init(done, 0, 0)
    }

    deinit {
      sem_destroy(done)
      done.deallocate()
    }

    func run() {
      // The closure is let go before anybody hears that it has run: it may be valid only until then.
      runBody()
      sem_post(done)
    }

    @inline(never)
    private func runBody() {
      guard let body else { return }
      self.body = nil
      body()
    }

    func wait() { while sem_wait(done) != 0 {} }
  }
}
