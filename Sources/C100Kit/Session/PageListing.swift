import C100Language

/// A lazy sequence that is being shown piece by piece: what the prompt prints, and what `more` goes on with.
package final class PageListing {
  private let cursor: Cursor
  /// The walk over the API behind it, if nothing that runs here stands between.
  private let pages: QueryCursor?
  /// What is listed, for columns.
  package let sequence: SequenceValue
  /// Items handed out so far.
  package private(set) var shown = 0
  package private(set) var isOver = false

  /// Opens a sequence as the prompt shows it: its first page, sorted by the server where that is proved.
  package init(_ sequence: SequenceValue, _ run: Run) throws(Raise) {
    self.sequence = sequence
    let opened = try sequence.walk(.page, run)
    cursor = opened.cursor
    pages = opened.cursor as? QueryCursor
  }

  /// The next rows, at most `limit`; from the API no more than one page.
  package func next(_ limit: Int, _ run: Run) throws(Raise) -> [Value] {
    var rows: [Value] = []
    while rows.count < limit {
      if let pages, !rows.isEmpty, pages.isAtPageEnd { break }
      guard let item = try cursor.next(run) else {
        isOver = true
        break
      }
      rows.append(item)
    }
    shown += rows.count
    if let pages, pages.isAtEnd { isOver = true }
    return rows
  }

  /// How many items are left, when the server's total tells.
  package var left: Int? {
    guard let pages, let total = pages.total else { return nil }
    return max(0, total - shown)
  }

  /// The model of the items, for the choice of columns.
  package var query: Query? { sequence.source as? Query }

  /// Ends the listing early.
  package func close() { cursor.close() }
}
