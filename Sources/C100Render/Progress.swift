/// What a long piece of work has done so far, and its line for a person. Performs no I/O: the caller shows the line on the
/// standard error stream of a terminal once the work takes longer than half a second, and takes it away at the end.
public struct Progress: Equatable, Sendable {
  public var items = 0
  public var pages = 0
  /// Pages in all, when the total is known.
  public var ofPages: Int?
  /// Milliseconds since the work began.
  public var milliseconds = 0
  /// What it waits for, when it waits: `for the call limit until 14:03:20`.
  public var waiting: String?

  /// Work is shown once it takes this long.
  public static let delayMilliseconds = 500

  public init() {}

  public var isShown: Bool { milliseconds >= Progress.delayMilliseconds || waiting != nil }

  /// One line within the width, without a line end.
  public func line(_ look: Look) -> String {
    var parts: [String] = []
    if items > 0 { parts.append("\(Show.grouped(items)) item\(items == 1 ? "" : "s")") }
    if let ofPages {
      parts.append("page \(Show.grouped(pages)) of \(Show.grouped(ofPages))")
    } else if pages > 0 {
      parts.append("\(Show.grouped(pages)) page\(pages == 1 ? "" : "s")")
    }
    if items > 0, milliseconds >= 1_000 {
      parts.append("\(Show.grouped(Int(Double(items) * 1_000 / Double(milliseconds))))/s")
    }
    if let waiting { parts.append("waiting " + waiting) }
    if parts.isEmpty { parts.append("working") }
    let text = TerminalText.clean(
      parts.joined(separator: look.facts.unicode ? " · " : " - "), unicode: look.facts.unicode)
    return look.paint(DisplayWidth.fitted(text, columns: look.facts.width - 1, mark: look.facts.ellipsis), .dim)
  }
}
