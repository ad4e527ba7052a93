import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A shell command that prints a password as its first line, such as `pass show c100`.
///
/// It runs with the terminal's standard input and error, so that it can ask; its words never appear in an error.
struct PasswordCommand: Sendable {
  let command: String

  init(_ command: String) { self.command = command }

  /// Runs it on a thread of its own. A cancelled task ends the command with SIGTERM.
  func run() async throws(APIError) -> Secret {
    let child = Child()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let work = Work(command: command, child: child) { continuation.resume(returning: $0) }
        work.start()
      }
    } onCancel: {
      child.end()
    }
    if Task.isCancelled { throw .cancelled }
    return try result.get()
  }

  /// The running child's process id, once known.
  private final class Child: Sendable {
    private let state = Mutex<(pid: pid_t, isEnded: Bool)>((0, false))

    /// False when the child is to be ended at once.
    func started(_ pid: pid_t) -> Bool {
      state.withLock { state in
        state.pid = pid
        return !state.isEnded
      }
    }

    func finished() { state.withLock { $0.pid = 0 } }

    func end() {
      state.withLock { state in
        state.isEnded = true
        if state.pid > 0 { kill(state.pid, SIGTERM) }
      }
    }
  }

  private final class Work: Sendable {
    let command: String
    let child: Child
    let finish: @Sendable (Result<Secret, APIError>) -> Void

    init(command: String, child: Child, finish: @escaping @Sendable (Result<Secret, APIError>) -> Void) {
      self.command = command
      self.child = child
      self.finish = finish
    }

    func start() {
      let pointer = Unmanaged.passRetained(self).toOpaque()
      #if canImport(Glibc)
        var thread = pthread_t()
      #else
        var thread: pthread_t?
      #endif
      let status = pthread_create(
        &thread, nil,
        { raw in
          #if canImport(Glibc)
            guard let raw else { return nil }
          #endif
          let work = Unmanaged<Work>.fromOpaque(raw).takeRetainedValue()
          work.finish(work.result())
          return nil
        }, pointer)
      #if canImport(Glibc)
        if status == 0 { pthread_detach(thread) }
      #else
        if status == 0, let thread { pthread_detach(thread) }
      #endif
      if status != 0 {
        Unmanaged<Work>.fromOpaque(pointer).release()
        finish(.failure(PasswordCommand.failed("no thread")))
      }
    }

    private func result() -> Result<Secret, APIError> {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { return .failure(PasswordCommand.failed(Files.errorText(errno))) }
      _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
      #if canImport(Glibc)
        var actions = posix_spawn_file_actions_t()
      #else
        var actions: posix_spawn_file_actions_t?
      #endif
      posix_spawn_file_actions_init(&actions)
      defer { posix_spawn_file_actions_destroy(&actions) }
      posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
      posix_spawn_file_actions_addclose(&actions, ends[1])
      var pid: pid_t = 0
      let words: [UnsafeMutablePointer<CChar>?] = ["/bin/sh", "-c", command].map { (word: String) in strdup(word) }
      defer { for word in words { free(word) } }
      let status = posix_spawn(&pid, "/bin/sh", &actions, nil, words + [nil], environ)
      close(ends[1])
      defer { close(ends[0]) }
      guard status == 0 else { return .failure(PasswordCommand.failed(Files.errorText(status))) }
      if !child.started(pid) { kill(pid, SIGTERM) }
      let bytes = Files.readAll(ends[0], limit: 1 << 16)
      var code: Int32 = 0
      while waitpid(pid, &code, 0) < 0, errno == EINTR {}
      child.finished()
      guard code == 0 else { return .failure(PasswordCommand.failed("it ended with status \((code >> 8) & 0xFF)")) }
      let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      guard !line.isEmpty else { return .failure(PasswordCommand.failed("it printed nothing")) }
      return .success(Secret(String(decoding: line, as: UTF8.self)))
    }
  }

  private static func failed(_ reason: String) -> APIError {
    APIError(.auth, "the password command gave no password: \(reason)", advice: "run the command by itself and look")
  }
}
