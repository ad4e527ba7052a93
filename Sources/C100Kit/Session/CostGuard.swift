import C100Language
import Comm100

/// What an entry of the prompt would still spend, for the person to decide.
package struct CallCost: Sendable, Equatable {
  /// Requests still to be sent; nil when nobody can tell.
  package var calls: Int?
  /// Items that they bring, when the server's total tells.
  package var items: Int?
  /// Requests that the entry has sent.
  package var sent: Int
  /// Calls left in the window; nil without a limit.
  package var callsLeft: Int?
  /// How long the limit would make it wait in all.
  package var wait = Duration.zero
  /// Items that need no waiting.
  package var itemsWithoutWait: Int?
}

/// Asks before an entry of the prompt spends many calls; scripts are never asked.
///
/// A tenth of the limit's window is many. Two things are asked about: the rest of a list, as its first page tells it,
/// when it takes more than ``most`` calls or would have to wait for the limit; and more than ``most`` calls by one entry,
/// whatever they are for. Who has said "go on" is not asked again in the same entry.
package final class CostGuard {
  package enum Decision: Equatable, Sendable {
    case goOn
    /// This list only up to so many items.
    case take(Int)
    case stop
  }

  /// Calls that need no question; nil asks never.
  package var most: Int? = 30
  /// Asks the person; nil where nobody is asked.
  package var ask: ((CallCost) -> Decision)?
  private var sent = 0
  private var isAgreed = false

  /// True where somebody may be asked, so that a list's first page comes alone.
  var isAsking: Bool { ask != nil && most != nil && !isAgreed }

  /// A new entry begins.
  package func begin() {
    sent = 0
    isAgreed = false
  }

  /// Before one more request of an entry.
  func willSend(_ client: Client) throws(Raise) {
    sent += 1
    guard let most, let ask, !isAgreed, sent > most else { return }
    let decision = ask(CallCost(calls: nil, items: nil, sent: sent - 1, callsLeft: client.requestsLeft))
    guard decision != .stop else { throw Raise(.cancelled, "stopped") }
    isAgreed = true
  }

  /// Before the rest of a list whose first page has come.
  ///
  /// - Parameters:
  ///   - calls: requests that it takes.
  ///   - items: items that they bring.
  ///   - delivered: items that have come.
  /// - Returns: how many items of the list to take in all; nil for all of them.
  func decide(calls: Int, items: Int, delivered: Int, _ client: Client) throws(Raise) -> Int? {
    guard let most, let ask, !isAgreed else { return nil }
    let wait = client.wait(forCalls: calls)
    guard calls > most || wait > .seconds(2) else { return nil }
    var cost = CallCost(calls: calls, items: items, sent: sent, callsLeft: client.requestsLeft, wait: wait)
    if let left = cost.callsLeft, left < calls { cost.itemsWithoutWait = delivered + items / calls * left }
    switch ask(cost) {
    case .stop: throw Raise(.cancelled, "stopped")
    case .take(let count): return max(count, 0)
    case .goOn:
      isAgreed = true
      return nil
    }
  }
}
