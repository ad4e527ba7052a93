import Glibc

/// A home folder for the built program: everything that it is told, and everything that it leaves behind.
final class ProgramHome: Sendable {
  struct Outcome: Sendable {
    /// The exit status, or 128 and the signal.
    var status: Int32
    var out: String
    var error: String
  }

  /// HOME, the working folder and the temporary folder; removed at the end.
  let folder: String

  init() { folder = BuiltProgram.folder() }

  deinit { BuiltProgram.remove(folder) }

  /// The whole environment of the program, unless a test adds to it.
  var environment: [String: String] {
    ["HOME": folder, "TMPDIR": folder, "PATH": "/usr/bin:/bin", "TERM": "xterm", "SWIFT_BACKTRACE": "enable=no"]
  }

  /// Writes a file in the folder, with the folders above it.
  func write(_ name: String, _ text: String, mode: mode_t = 0o600) {
    let path = "\(folder)/\(name)"
    var slash = path.index(path.startIndex, offsetBy: folder.count + 1)
    while let next = path[slash...].firstIndex(of: "/") {
      mkdir(String(path[..<next]), 0o700)
      slash = path.index(after: next)
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, mode)
    _ = Array(text.utf8).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    fchmod(descriptor, mode)
    close(descriptor)
  }

  /// Runs the program until its end; nothing is on its standard input unless `input` says so.
  func run(_ arguments: String..., input: String? = nil, with: [String: String] = [:]) -> Outcome {
    let line = arguments.map(Self.quoted).joined(separator: " ")
    return shell("exec \(Self.quoted(BuiltProgram.path)) \(line)", input: input, with: with)
  }

  /// Runs a line of the shell in the folder; `$C100` is the program.
  func shell(
    _ line: String, input: String? = nil, with: [String: String] = [:], meanwhile: (pid_t) -> Void = { _ in }
  ) -> Outcome {
    write(".out", "")
    write(".error", "")
    write(".in", input ?? "")
    var variables = environment
    variables["C100"] = BuiltProgram.path
    variables.merge(with) { _, new in new }
    let words = ["/bin/sh", "-c", "cd \(Self.quoted(folder)) && \(line)"]
    let child = ChildProcess.start(words, environment: variables) { actions in
      posix_spawn_file_actions_addopen(&actions, 0, input == nil ? "/dev/null" : "\(folder)/.in", O_RDONLY, 0)
      posix_spawn_file_actions_addopen(&actions, 1, "\(folder)/.out", O_WRONLY | O_APPEND, 0)
      posix_spawn_file_actions_addopen(&actions, 2, "\(folder)/.error", O_WRONLY | O_APPEND, 0)
    }
    guard let pid = child else {
      return Outcome(status: -1, out: "", error: "the shell did not start")
    }
    meanwhile(pid)
    let status = Self.wait(pid)
    return Outcome(status: status, out: text(".out"), error: text(".error"))
  }

  /// What a file of the folder holds.
  func text(_ name: String) -> String { BuiltProgram.read("\(folder)/\(name)") ?? "" }

  /// Waits until a file of the folder holds a text.
  func wait(for text: String, in name: String) {
    for _ in 0..<1_000 where !self.text(name).contains(text) { usleep(5_000) }
  }

  /// Twenty seconds, then the program has hung and is killed with its group.
  private static func wait(_ pid: pid_t) -> Int32 {
    var status: Int32 = 0
    for _ in 0..<4_000 {
      if waitpid(pid, &status, WNOHANG) == pid {
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
      }
      usleep(5_000)
    }
    kill(-pid, SIGKILL)
    waitpid(pid, &status, 0)
    return -1
  }

  private static func quoted(_ word: String) -> String {
    "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}

extension BuiltProgram {
  /// The paths of everything below a folder.
  static func below(_ folder: String) -> [String] {
    names(in: folder).filter { $0 != "." && $0 != ".." }.flatMap { name in
      let path = "\(folder)/\(name)"
      var status = stat()
      let isFolder = lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      return [path] + (isFolder ? below(path) : [])
    }
  }
}
