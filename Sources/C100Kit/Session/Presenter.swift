import C100Language
import C100Render

/// Shows values to a person: the way of the prompt and of transcripts, and what `more` goes on with.
public final class Presenter {
  public var look: Look
  /// The format that was asked for (`-o`, `:set output`); nil chooses by the value.
  public var format: Format?
  /// Rows of a listing; fewer when a page holds fewer.
  public var limit = 50
  private var listing: PageListing?

  public init(_ look: Look) { self.look = look }

  /// Shows a value with a line end; nothing for `.nothing`.
  public func show(_ value: Value, to sink: TextSink, _ run: Run) throws(Raise) {
    guard format == nil, case .sequence(let sequence) = value else {
      return try Show.value(value, format: format, to: sink, look, run)
    }
    listing?.close()
    listing = nil
    let fresh = try PageListing(sequence, run)
    listing = fresh
    try showRows(of: fresh, to: sink, run)
  }

  /// True when there is something that `more` can go on with.
  public var hasMore: Bool { listing.map { !$0.isOver } ?? false }

  /// Shows the next rows of the last listing.
  public func more(to sink: TextSink, _ run: Run) throws(Raise) {
    guard let listing, !listing.isOver else {
      throw Raise(.value, "nothing to go on with: the last listing is complete", help: ["help(\"paging\")"])
    }
    try showRows(of: listing, to: sink, run)
  }

  private func showRows(of listing: PageListing, to sink: TextSink, _ run: Run) throws(Raise) {
    let rows = try listing.next(limit, run)
    try Show.rows(rows, footer: footer(listing), hasMore: !listing.isOver, to: sink, look, run)
  }

  private func footer(_ listing: PageListing) -> String {
    let dots = look.facts.unicode ? "…" : "..."
    guard !listing.isOver else { return "\(Show.grouped(listing.shown)) item\(listing.shown == 1 ? "" : "s")" }
    guard let left = listing.left else { return "\(dots) more: more" }
    return "\(dots) \(Show.grouped(left)) more: more"
  }
}
