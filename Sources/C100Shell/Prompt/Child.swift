import C100Kit
import Glibc
import LineEditor

/// A program that takes the terminal for a while.
struct Child {
  private let pid: pid_t
  /// Where it reads from; nil when it reads the terminal.
  let input: Int32?

  /// Runs a shell command in the foreground; gives its status, nil when it could not start.
  static func run(_ command: String) -> Int32? {
    Interrupts.childRuns(true)
    defer { Interrupts.childRuns(false) }
    return start(command, isFed: false)?.wait()
  }

  /// Starts a shell command in the foreground.
  ///
  /// - Parameter isFed: its standard input is a pipe that the caller writes to.
  static func start(_ command: String, isFed: Bool) -> Child? {
    var ends: [Int32] = [-1, -1]
    if isFed, pipe(&ends) != 0 { return nil }
    for end in ends where end >= 0 { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if isFed { posix_spawn_file_actions_adddup2(&actions, ends[0], 0) }
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
    var variables = environment.map { strdup($0) } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var pid = pid_t()
    let failure = posix_spawn(&pid, "/bin/sh", &actions, &attributes, &arguments, &variables)
    if isFed { close(ends[0]) }
    guard failure == 0 else {
      if isFed { close(ends[1]) }
      return nil
    }
    return Child(pid: pid, input: isFed ? ends[1] : nil)
  }

  /// What c100 writes is UTF-8, whatever the locale says.
  private static var environment: [String] {
    var variables: [String] = []
    var place = environ
    while let variable = place.pointee {
      variables.append(String(cString: variable))
      place += 1
    }
    if getenv("LESSCHARSET") == nil { variables.append("LESSCHARSET=utf-8") }
    return variables
  }

  /// Ends its input and waits for it: its status, or 128 and the signal.
  func wait() -> Int32 {
    if let input { close(input) }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 { if errno != EINTR { return 127 } }
    Terminal.restoreModes()
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
    guard isWritten, Child.run("\(program) \(CurlLine.quoted(path))") == 0,
      let bytes = Streams.readFile(Array(path.utf8))
    else {
      return nil
    }
    var edited = String(decoding: bytes, as: UTF8.self)
    while edited.hasSuffix("\n") { edited.removeLast() }
    return edited
  }
}
