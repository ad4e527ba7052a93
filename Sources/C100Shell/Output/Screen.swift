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
