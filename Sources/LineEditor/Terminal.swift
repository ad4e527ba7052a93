import CEditLine
import Glibc

/// The size of a terminal in character cells.
public struct TerminalSize: Equatable, Sendable {
  public var columns: Int
  public var rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// The size of the terminal behind a descriptor; nil when it is none or does not know.
  public static func of(_ descriptor: Int32) -> TerminalSize? {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard c100_terminal_size(descriptor, &columns, &rows) else { return nil }
    return TerminalSize(columns: Int(columns), rows: Int(rows))
  }
}

/// The terminal's modes, and lines read without an editor.
public enum Terminal {
  /// What a question got.
  public enum Answer: Equatable, Sendable {
    case line([UInt8])
    case end
    case interrupted
  }

  public static func isTerminal(_ descriptor: Int32) -> Bool { c100_is_terminal(descriptor) }

  /// True when something can be read at once.
  public static func hasInput(_ descriptor: Int32) -> Bool { c100_waits(descriptor, Int16(POLLIN), 0) }

  /// The line editor's library, as the program was built with it: `libedit 2.11`.
  public static var editorVersion: String { String(cString: c100_editor_version()) }

  /// Whether that library is the system's, and not part of the program.
  public static var isEditorShared: Bool { c100_editor_is_shared() }

  /// Sets the character type of the process to UTF-8, and nothing else of the locale.
  public static func useUTF8() { c100_use_utf8() }

  /// Columns of a scalar; 0 for one that does not print.
  public static func width(_ scalar: Unicode.Scalar) -> Int { max(0, Int(c100_width(scalar.value))) }

  /// Remembers the terminal's modes; every way out of the process restores them.
  public static func guardModes(of descriptor: Int32 = 0) { c100_terminal_guard(descriptor) }

  public static func restoreModes() { c100_terminal_restore() }

  /// Reads one line, without echo for a secret. Ctrl-C ends it, from the moment that the question is shown.
  ///
  /// - Parameter question: is written to the standard error as it stands.
  public static func readLine(
    from descriptor: Int32 = 0, asking question: String = "", echo: Bool = true, limit: Int = 1 << 20
  ) -> Answer {
    var buffer = [CChar](repeating: 0, count: echo ? limit : 4096)
    let length = c100_read_line(descriptor, question, echo, &buffer, buffer.count)
    // A secret does not stay in memory that somebody gets next.
    defer { if !echo { for i in buffer.indices { buffer[i] = 0 } } }
    switch length {
    case -1: return .end
    case -2: return .interrupted
    case -3: return .line(buffer.map { UInt8(bitPattern: $0) })
    default: return .line(buffer[..<length].map { UInt8(bitPattern: $0) })
    }
  }
}

/// Signals: who hears Ctrl-C, and what a crash leaves behind.
public enum Interrupts {
  /// Who acts on Ctrl-C while no line is read.
  public enum Listener: Sendable { case process, evaluation }

  /// Installs the handlers. At a prompt Ctrl-C never ends the process; elsewhere the second one does, with 130.
  public static func start(interactive: Bool) { _ = c100_signals_start(interactive) }

  public static func listen(_ listener: Listener) {
    switch listener {
    case .process: _ = c100_signals_listen(Int32(C100_LISTEN_PROCESS))
    case .evaluation: _ = c100_signals_listen(Int32(C100_LISTEN_EVALUATION))
    }
  }

  /// From now on SIGTERM and SIGHUP ask for an end as Ctrl-C does: a server that is stopped on purpose ends cleanly.
  public static func serve() { c100_signals_serve() }

  /// True when an interrupt has come that nobody has acted on.
  public static var isPending: Bool { c100_signals_interrupted() }

  /// All that have come are acted on.
  public static func settle() { c100_signals_hear() }

  /// Calls `heard` on a thread of its own upon each interrupt.
  public static func watch(_ heard: @escaping @Sendable () -> Void) {
    let box = Unmanaged.passRetained(Heard(heard))
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 256 << 10)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, &attributes,
      { context in
        guard let context else { return nil }
        let heard = Unmanaged<Heard>.fromOpaque(context).takeRetainedValue()
        while true { if c100_signals_wait() { heard.body() } }
      }, box.toOpaque())
    pthread_attr_destroy(&attributes)
    if failure != 0 { box.release() }
  }

  /// Waits for one interrupt.
  public static func waitForOne() { while !c100_signals_wait() {} }

  private final class Heard: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Around a child in the foreground, which hears Ctrl-C itself.
  public static func childRuns(_ running: Bool) { c100_signals_child(running) }

  /// No core files, no memory of this process for others, one line upon a crash.
  public static func harden() { c100_harden() }
}
