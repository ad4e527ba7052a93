import Glibc
import Testing

/// The built program, started in a pseudo-terminal with a home of its own.
enum Program {
  /// A folder of this run for homes and files.
  static let folder: String = {
    var template = Array("/tmp/c100-prompt-XXXXXX".utf8CString)
    mkdtemp(&template)
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }()

  /// A home folder by name, made when missing.
  static func home(_ name: String) -> String {
    let path = folder + "/" + name
    mkdir(path, 0o700)
    return path
  }

  /// Where the history of a home lies; its folders are made.
  static func historyPath(_ home: String) -> String {
    var path = Self.home(home)
    for part in [".local", "state", "c100"] {
      path += "/" + part
      mkdir(path, 0o700)
    }
    return path + "/history"
  }

  /// Writes a file; false when it cannot be written.
  static func write(_ text: String, to path: String, mode: mode_t = 0o600) -> Bool {
    write(Array(text.utf8), to: path, mode: mode)
  }

  static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o600) -> Bool {
    unlink(path)
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL, mode)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) } == bytes.count
  }

  /// Starts a program, c100 unless another is named, without waiting for its prompt.
  static func start(
    _ arguments: [String], home: String = "home", columns: Int = 80, rows: Int = 24,
    _ change: (inout [String: String]) -> Void = { _ in }
  ) throws -> PseudoTerminal {
    var environment = [
      "HOME": Self.home(home), "TERM": "xterm", "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
      "NO_COLOR": "1", "LANG": "C.UTF-8",
    ]
    change(&environment)
    return try #require(PseudoTerminal(arguments, environment: environment, columns: columns, rows: rows))
  }

  /// Starts c100 and waits for its prompt.
  static func open(
    _ arguments: [String] = [], home: String = "home", columns: Int = 80, rows: Int = 24,
    _ change: (inout [String: String]) -> Void = { _ in }
  ) throws -> PseudoTerminal {
    let terminal = try start([BuiltProgram.path] + arguments, home: home, columns: columns, rows: rows, change)
    try #require(terminal.wait(for: ">"), "no prompt: \(terminal.screen.text)")
    return terminal
  }
}
