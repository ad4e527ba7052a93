import Glibc
import LineEditor

/// What a stream's terminal can do.
enum Screen {
  static func size(_ descriptor: Int32) -> TerminalSize {
    TerminalSize.of(descriptor) ?? TerminalSize(columns: 80, rows: 24)
  }

  static func width(_ descriptor: Int32) -> Int { size(descriptor).columns }

  static func isTerminal(_ descriptor: Int32) -> Bool { Terminal.isTerminal(descriptor) }

  /// True for a terminal that cannot place a cursor.
  static var isDumb: Bool {
    guard let name = environment("TERM") else { return true }
    return name == "dumb" || name == "unknown"
  }

  /// True unless the locale names another character set: then tables and marks are drawn in ASCII. POSIX, Base
  /// Definitions 8.2: LC_ALL, then LC_CTYPE, then LANG; the first that is set says it. Where none is, terminals of today
  /// are trusted with UTF-8.
  static var usesUnicode: Bool {
    guard let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap({ environment($0) }).first else { return true }
    let name = locale.lowercased()
    return name.contains("utf-8") || name.contains("utf8")
  }

  /// Colour for one stream: the option, then NO_COLOR, CLICOLOR_FORCE, CLICOLOR, then what the stream is.
  static func usesColour(_ descriptor: Int32, _ options: Options) -> Bool {
    if options.plain, options.colour == nil { return false }
    switch options.colour {
    case .always: return true
    case .never: return false
    case .auto, nil: break
    }
    if environment("NO_COLOR") != nil { return false }
    if let force = environment("CLICOLOR_FORCE"), force != "0" { return true }
    guard isTerminal(descriptor), !isDumb else { return false }
    return environment("CLICOLOR") != "0"
  }
}
