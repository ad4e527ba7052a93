import Glibc

/// A program started as the leader of a session of its own: no terminal of the runner's to ask, and signals that the
/// runner ignores or blocks, as a background job does, reach it.
enum ChildProcess {
  /// - Parameters:
  ///   - words: the program's path and its arguments.
  ///   - environment: the whole of it; nothing is inherited.
  ///   - files: what is opened where, before the program starts.
  /// - Returns: its process; nil when it could not be started.
  static func start(
    _ words: [String], environment: [String: String], files: (inout posix_spawn_file_actions_t) -> Void
  ) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    files(&actions)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, 0x80 | 0x04 | 0x08)  // POSIX_SPAWN_SETSID, _SETSIGDEF, _SETSIGMASK
    var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    var pid = pid_t()
    return posix_spawn(&pid, words[0], &actions, &attributes, &argv, &envp) == 0 ? pid : nil
  }
}
