import Glibc

/// A program in a pseudo-terminal, with what it has drawn so far.
final class PseudoTerminal {
  private let master: Int32
  private(set) var pid = pid_t()
  private(set) var screen: Screen
  private(set) var raw: [UInt8] = []
  /// The modes before the program started.
  private(set) var initialModes: [tcflag_t] = []

  /// - Parameter environment: the whole of it; nothing is inherited.
  init?(_ arguments: [String], environment: [String: String], columns: Int = 80, rows: Int = 24) {
    screen = Screen(columns: columns, rows: rows)
    master = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var unlocked: Int32 = 0
    var number: UInt32 = 0
    // TIOCSPTLCK and TIOCGPTN: what unlockpt and ptsname do, which need feature macros.
    guard master >= 0, ioctl(master, 0x4004_5431, &unlocked) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
      return nil
    }
    let path = "/dev/pts/\(number)"
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    var before = termios()
    tcgetattr(master, &before)
    initialModes = [before.c_iflag, before.c_oflag, before.c_cflag, before.c_lflag]
    // The first terminal that a session's leader opens becomes its own.
    let child = ChildProcess.start(arguments, environment: environment) { actions in
      for descriptor in Int32(0)...2 { posix_spawn_file_actions_addopen(&actions, descriptor, path, O_RDWR, 0) }
    }
    guard let child else { return nil }
    pid = child
  }

  deinit {
    kill(pid, SIGKILL)
    var status: Int32 = 0
    waitpid(pid, &status, 0)
    close(master)
  }

  /// Types when the line editor has the terminal: the prompt is drawn a moment before its modes are set. A program that
  /// edits no lines, or works, gets the text after a second.
  func type(_ text: String) {
    for _ in 0..<100 {
      if modes[3] & tcflag_t(ICANON) == 0 { break }
      pump(10)
    }
    type(Array(text.utf8))
  }

  /// Waits until the editor has given the terminal back, so that what was entered is under way.
  func waitForWork() -> Bool { wait { _ in modes[3] & tcflag_t(ICANON) != 0 } }

  /// Writes a few bytes and does not look at the screen.
  func write(_ bytes: [UInt8]) { _ = bytes.withUnsafeBytes { Glibc.write(master, $0.baseAddress, $0.count) } }

  func type(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let n = rest.withUnsafeBytes { Glibc.write(master, $0.baseAddress, min($0.count, 512)) }
      guard n > 0 else { return }
      rest = rest.dropFirst(n)
      pump(10)
    }
  }

  func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Reads what comes within so many milliseconds; false at the end.
  @discardableResult
  func pump(_ milliseconds: Int32) -> Bool {
    var wanted = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&wanted, 1, milliseconds) > 0 else { return true }
    var block = [UInt8](repeating: 0, count: 65_536)
    let n = read(master, &block, block.count)
    guard n > 0 else { return false }
    raw += block[..<n]
    screen.feed(block[..<n])
    return true
  }

  /// Waits until the screen is as wanted; false after ten seconds.
  func wait(until isReady: (Screen) -> Bool) -> Bool {
    for _ in 0..<1_000 {
      if isReady(screen) { return true }
      if !pump(10) { return isReady(screen) }
    }
    return false
  }

  /// Waits for a text on the screen.
  func wait(for text: String) -> Bool { wait { $0.text.contains(text) } }

  /// The modes of the terminal.
  var modes: [tcflag_t] {
    var modes = termios()
    tcgetattr(master, &modes)
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
  }

  /// Waits for the end: the exit status, or 128 and the signal.
  func status() -> Int32? {
    var status: Int32 = 0
    for _ in 0..<1_000 {
      // Its end of the terminal may be closed a moment before it has ended.
      if !pump(10) { usleep(10_000) }
      if waitpid(pid, &status, WNOHANG) == pid {
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
      }
    }
    return nil
  }
}
