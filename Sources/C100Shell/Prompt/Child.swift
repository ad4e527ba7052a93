import Glibc
import LineEditor

/// Programs that take the terminal for a while.
enum Child {
  /// Runs a shell command in the foreground; gives its status, nil when it could not start.
  static func run(_ command: String, input: [UInt8]? = nil) -> Int32? {
    var ends: [Int32] = [-1, -1]
    if input != nil, pipe(&ends) != 0 { return nil }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if input != nil {
      posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
      posix_spawn_file_actions_addclose(&actions, ends[0])
      posix_spawn_file_actions_addclose(&actions, ends[1])
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGQUIT, SIGPIPE, SIGTSTP] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let words = ["/bin/sh", "-c", command]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    Interrupts.childRuns(true)
    defer { Interrupts.childRuns(false) }
    var pid = pid_t()
    let failure = posix_spawn(&pid, "/bin/sh", &actions, &attributes, &arguments, environ)
    if let input {
      close(ends[0])
      // The reader may leave early: that is no failure.
      if failure == 0 { Streams.write(input, to: ends[1]) }
      close(ends[1])
    }
    guard failure == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 { if errno != EINTR { return nil } }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}

/// The person's editor on a text.
enum Editor {
  /// The edited text; nil when the editor failed, which keeps the old one.
  static func edit(_ text: String) -> String? {
    var template = Array((environment("TMPDIR") ?? "/tmp").utf8) + Array("/c100-XXXXXX.c100s".utf8) + [0]
    let descriptor = template.withUnsafeMutableBytes { buffer in
      buffer.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { mkstemps($0, 6) } ?? -1 }
    }
    guard descriptor >= 0 else { return nil }
    let path = String(decoding: template.dropLast(), as: UTF8.self)
    defer { unlink(path) }
    let isWritten = Streams.write((text + "\n").utf8, to: descriptor)
    close(descriptor)
    let program = environment("C100_EDITOR") ?? environment("VISUAL") ?? environment("EDITOR") ?? "vi"
    guard isWritten, Child.run("\(program) '\(path)'") == 0, let bytes = Streams.readFile(Array(path.utf8)) else {
      return nil
    }
    var edited = String(decoding: bytes, as: UTF8.self)
    while edited.hasSuffix("\n") { edited.removeLast() }
    return edited
  }
}

/// The person's pager; nil when they want none.
enum Pager {
  static var command: String? {
    guard let named = getenv("C100_PAGER") ?? getenv("PAGER") else { return "less -FIRX" }
    let text = String(cString: named)
    return text.isEmpty || text == "cat" ? nil : text
  }
}
