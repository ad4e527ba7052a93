import C100Language
import C100Render

/// Shows values to a person: the way of the prompt and of transcripts, and what `more` goes on with.
package final class Presenter {
  package var look: Look
  /// The format that was asked for (`-o`, `:set output`); nil chooses by the value.
  package var format: Format?
  /// Rows of a listing; fewer when a page holds fewer.
  package var limit = 50
  private var rest: Rest?

  /// A listing that goes on.
  private enum Rest {
    case pages(PageListing)
    case list(ListValue, shown: Int)

    var isOver: Bool {
      switch self {
      case .pages(let listing): listing.isOver
      case .list(let list, let shown): shown >= list.count
      }
    }

    /// Items not shown yet, where that is known.
    var left: Int? {
      switch self {
      case .pages(let listing): listing.left
      case .list(let list, let shown): list.count - shown
      }
    }
  }

  package init(_ look: Look) { self.look = look }

  /// Shows a value with a line end; nothing for `.nothing`.
  package func show(_ value: Value, to sink: TextSink, _ run: Run) throws(Raise) {
    guard format == nil else { return try Show.value(value, format: format, to: sink, look, run) }
    switch value {
    case .sequence(let sequence):
      end()
      let listing = try PageListing(sequence, run)
      rest = .pages(listing)
      try showRows(to: sink, run)
    case .list(let list) where list.count > limit:
      end()
      rest = .list(list, shown: 0)
      try showRows(to: sink, run)
    case .host(let text as PlainText) where text.isProse: try show(prose: text.text, to: sink)
    default:
      guard let card = Help.shown(value) else { return try Show.value(value, to: sink, look, run) }
      try show(prose: card, to: sink)
    }
  }

  private func show(prose: String, to sink: TextSink) throws(Raise) {
    let clean = look.clean(prose, keepsLines: true)
    try sink.put(
      (look.facts.isTerminal ? Paragraph.wrapped(clean, width: look.facts.width, hangs: true) : clean) + "\n")
  }

  private func end() {
    if case .pages(let listing)? = rest { listing.close() }
    rest = nil
  }

  /// True when there is something that `more` can go on with.
  package var hasMore: Bool { rest.map { !$0.isOver } ?? false }

  /// Shows the next rows of the last listing.
  package func more(to sink: TextSink, _ run: Run) throws(Raise) {
    guard hasMore else {
      throw Raise(.value, "nothing to go on with: the last listing is complete", help: ["help(\"paging\")"])
    }
    try showRows(to: sink, run)
  }

  private func showRows(to sink: TextSink, _ run: Run) throws(Raise) {
    let rows: [Value]
    switch rest {
    case .pages(let listing): rows = try listing.next(limit, run)
    case .list(let list, let shown):
      let end = min(list.count, shown + limit)
      rows = (shown..<end).map { list[$0] }
      rest = .list(list, shown: end)
    case nil: return
    }
    try Show.rows(rows, footer: footer, hasMore: hasMore, to: sink, look, run)
  }

  private var footer: String {
    let dots = look.facts.unicode ? "…" : "..."
    guard hasMore, let rest else {
      let shown: Int
      switch rest {
      case .pages(let listing): shown = listing.shown
      case .list(let list, _): shown = list.count
      case nil: shown = 0
      }
      return "\(Show.grouped(shown)) item\(shown == 1 ? "" : "s")"
    }
    guard let left = rest.left else { return "\(dots) more: more" }
    return "\(dots) \(Show.grouped(left)) more: more"
  }
}
