/// What a long piece of work has done so far, and its line for a person. Performs no I/O: the caller shows the line on the
/// standard error stream of a terminal once the work takes longer than half a second, and takes it away at the end.
public struct Progress: Equatable, Sendable {
  public var items = 0
  /// Items in all, when the total is known.
  public var ofItems: Int?
  public var requests = 0
  public var seconds = 0.0
  /// What it waits for, when it waits: `3:12: the calls of the window are spent`.
  public var waiting: String?

  /// Work is shown once it takes this long.
  private static let delay = 0.5

  public init() {}

  public var isShown: Bool { seconds >= Progress.delay || waiting != nil }

  /// One line within the width, without a line end.
  public func line(_ look: Look) -> String {
    var parts: [String] = []
    if items > 0 {
      let total = ofItems.map { " of \(Show.grouped(max($0, items)))" } ?? ""
      parts.append("\(Show.grouped(items))\(total) item\(items == 1 && ofItems == nil ? "" : "s")")
      parts.append("\(Show.grouped(Int(Double(items) / max(seconds, 0.001)))) a second")
    }
    parts.append("\(Show.grouped(requests)) request\(requests == 1 ? "" : "s")")
    if let waiting { parts.append("waiting \(waiting); Ctrl-C stops") }
    let text = TerminalText.clean(
      parts.joined(separator: look.facts.unicode ? " · " : ", "), unicode: look.facts.unicode)
    return look.paint(DisplayWidth.fitted(text, columns: look.facts.width - 1, mark: look.facts.ellipsis), .dim)
  }
}
