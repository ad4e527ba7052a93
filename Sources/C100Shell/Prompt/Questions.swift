import C100Kit
import C100Language
import C100Render
import Comm100

/// What the prompt asks before it goes on: writes that take away or touch many, and calls that are many.
///
/// One instance serves the session; `begin` forgets what one entry was allowed.
final class Questions {
  /// Writes of one entry that are shown and not asked about, when they neither delete nor touch many.
  static let quietWrites = 3

  private let workbench: Workbench
  private var writes = 0
  private var deletions = 0
  /// What a "yes" or "all" of this entry covers.
  private var mayChange = false
  private var mayDelete = false

  init(_ workbench: Workbench) { self.workbench = workbench }

  /// A new entry begins.
  func begin() {
    writes = 0
    deletions = 0
    mayChange = false
    mayDelete = false
  }

  // MARK: - Writes

  /// Shows a write, and asks where it may do more than a person expects.
  func allows(_ request: PlannedRequest) -> Bool {
    workbench.display.tell("  " + Safe.text("\(request.name): \(request.line)") + "\n")
    let isAllowed = request.method == .delete || request.touchesMany ? allowsGrave(request) : allowsPlain()
    if isAllowed { writes += 1 } else { workbench.stopWord = "not sent" }
    return isAllowed
  }

  /// Each one, until the person says "all" the second time.
  private func allowsGrave(_ request: PlannedRequest) -> Bool {
    if mayDelete { return true }
    let isDeletion = request.method == .delete
    let question = (isDeletion ? "delete " : "change ") + (request.touchesMany ? "them?" : "it?")
    deletions += 1
    let isSecond = deletions > 1
    let answer = ask("  \(question) [y]es, \(isSecond ? "[a]ll of this entry, " : "")[N]o ", standing: "n")
    mayDelete = isSecond && ["a", "all"].contains(answer)
    return mayDelete || ["y", "yes"].contains(answer)
  }

  /// Once, when an entry makes many.
  private func allowsPlain() -> Bool {
    if mayChange || writes < Questions.quietWrites { return true }
    let question = "  this entry has made \(writes) changes and makes more: go on? [y]es, [N]o "
    mayChange = ["y", "yes"].contains(ask(question, standing: "n"))
    return mayChange
  }

  // MARK: - Calls

  /// Tells what an entry would still cost, and asks whether to go on, to take fewer, or to stop.
  func decide(_ cost: CallCost) -> CostGuard.Decision {
    // While a pager has the screen nobody can be asked.
    guard !workbench.display.isPaging else { return .goOn }
    let waits = cost.wait > .seconds(2)
    while true {
      let answer = ask(Self.words(cost), standing: waits ? "n" : "y")
      switch answer {
      case "y", "yes", "w", "wait": return .goOn
      case "n", "no", "s", "stop":
        workbench.stopWord = "stopped"
        return .stop
      case "f", "fewer": if let items = cost.itemsWithoutWait { return take(items, cost) }
      default: if let items = Int(answer), items > 0, cost.calls != nil { return take(items, cost) }
      }
    }
  }

  private func take(_ items: Int, _ cost: CallCost) -> CostGuard.Decision {
    workbench.display.tell("  the first \(Show.grouped(items)) are read\n")
    return .take(items)
  }

  /// ```
  ///   97 more calls for 965 items; 273 calls are left.
  ///   go on? [Y]es, a number of items, [n]o
  /// ```
  static func words(_ cost: CallCost) -> String {
    let left = cost.callsLeft.map { "\(Show.grouped($0)) call\($0 == 1 ? " is" : "s are") left" }
    guard let calls = cost.calls else {
      let sent = "this entry has sent \(cost.sent) calls and wants more"
      return "  \([sent, left].compactMap(\.self).joined(separator: "; ")).\n  go on? [Y]es, [n]o "
    }
    let items = cost.items.map { " for \(Show.grouped($0)) items" } ?? ""
    let more = "\(Show.grouped(calls)) more call\(calls == 1 ? "" : "s")\(items)"
    let seconds = Int(cost.wait.components.seconds)
    guard seconds >= 2 else {
      return "  \([more, left].compactMap(\.self).joined(separator: "; ")).\n  go on? [Y]es, a number of items, [n]o "
    }
    let fewer = cost.itemsWithoutWait.map { "[f]ewer (the first \(Show.grouped($0)), no waiting), " } ?? ""
    let wait = "it takes \(Trace.clock(seconds)) of waiting"
    return "  \([more, left, wait].compactMap(\.self).joined(separator: "; ")).\n"
      + "  [w]ait, \(fewer)a number of items, [N]o "
  }

  // MARK: - Asking

  /// The answer, lower case; `standing` for an empty one, "n" where nobody can answer.
  private func ask(_ question: String, standing: String) -> String {
    workbench.display.tell("")
    return Ask.word(question, standing: standing, workbench.options)
  }
}
