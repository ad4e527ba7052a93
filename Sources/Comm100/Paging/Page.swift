import JSONText

/// One answer's worth of a list.
///
/// Shape: `{"total": 120, "previousPage": null, "nextPage": "https://…" | null, "sites": [ … ]}`, or a bare array.
public struct Page: Sendable {
  /// In the server's order, without those that an earlier page has brought already.
  public var items: [JSONNode]
  /// The number of items in all, as this page reports it.
  public var total: Int?
  /// The links as the server wrote them; `nil` for null, empty and missing ones.
  public var nextLink: String?
  /// The link to the page before, as the server wrote it.
  public var previousLink: String?
  /// The page's place in the walk, from 1.
  public var number: Int
  /// The `pageIndex` that was asked for, when the request had one.
  public var index: Int?
  /// True when nothing comes after it.
  public var isLast: Bool
  /// What has changed on the server while the pages were read.
  public var drift: [Drift]
  /// The request whose page may now hold an item that was missed, after the total has fallen.
  public var seam: APIRequest?
  /// The whole answer.
  public var document: JSONDocument
  /// The number of the request that brought it.
  public var request: Int

  /// How many pages of a size, 1 or more, hold so many items, 0 or more.
  public static func count(of items: Int, _ size: Int) -> Int { items / size + (items % size == 0 ? 0 : 1) }
}

/// A change on the server between two pages of one walk.
public enum Drift: Sendable, Equatable {
  /// The total moved.
  case total(from: Int, to: Int)
  /// So many items had come with an earlier page; they are dropped.
  case seenAgain(Int)
  /// After the total fell, the page before was read again: so many items had slid onto it, and come now.
  case recovered(Int)
  /// The last page has come, and the items are not as many as reported.
  case short(total: Int, seen: Int)

  /// A drift without its numbers.
  public enum Kind: Sendable, Hashable { case total, seenAgain, recovered, short }

  /// What kind of change it was.
  public var kind: Kind {
    switch self {
    case .total: .total
    case .seenAgain: .seenAgain
    case .recovered: .recovered
    case .short: .short
    }
  }

  /// One line for a person.
  public var message: String {
    switch self {
    case .total(let from, let to): "the list changed while it was read: total \(from), then \(to)"
    case .seenAgain(let count):
      "the list changed while it was read: \(Drift.items(count)) came twice and \(count == 1 ? "is" : "are") kept once"
    case .recovered(let count):
      "the list changed while it was read: \(Drift.items(count)) had slid back a page and \(count == 1 ? "was" : "were") read again"
    case .short(let total, let seen): "the server reports \(total) items in all, its pages held \(seen)"
    }
  }

  private static func items(_ count: Int) -> String { "\(count) item\(count == 1 ? "" : "s")" }
}
