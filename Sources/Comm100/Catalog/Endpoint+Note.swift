extension Endpoint {
  /// What a person may not know of the call's defaults, as the end of a sentence that begins with the call:
  /// `covers today only, unless timeFrom and timeTo say otherwise`. Nil when nothing surprises.
  public var note: String? {
    let times = query.filter { $0.type.isTime }
    guard let start = times.first(where: { $0.default != nil && $0.default != "now" }), let text = start.default?.text
    else { return nil }
    let names = times.filter { $0.default != nil }.map(\.name)
    let otherwise =
      names.count > 1
      ? "unless \(names.joined(separator: " and ")) say otherwise" : "unless \(start.name) says otherwise"
    if text == "today" { return "covers today only, \(otherwise)" }
    if text.hasPrefix("now-"), text.hasSuffix("d") {
      return "covers the last \(text.dropFirst(4).dropLast()) days, \(otherwise)"
    }
    return nil
  }
}
