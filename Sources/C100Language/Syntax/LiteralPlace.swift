/// Where a part of a literal stands in its source: a key of an object, an item of a list, a word of a string. For
/// messages about a part of an argument, which knows only its own span.
public struct LiteralPlace: Sendable {
  /// The key in front of the value, where it is a member of an object.
  public let key: Span?
  public let value: Span

  /// The part at the end of a way such as `contact.email` or `[2].id`; nil where the source has something else than a
  /// literal on the way.
  ///
  /// - Parameter span: the whole literal.
  public static func find(_ way: String, in span: Span, of source: Source) -> LiteralPlace? {
    let start = Int(span.start)
    guard start < Int(span.end), Int(span.end) <= source.bytes.count else { return nil }
    // In brackets whatever it begins with is an expression.
    let text = [UInt8(ascii: "[")] + source.bytes[start..<Int(span.end)] + [UInt8(ascii: "]")]
    let parsed = Parser.parse(Source(name: source.name, bytes: text))
    guard case .expression(.list(let items, _))? = parsed.program.statements.first, items.count == 1,
      case .item(let whole) = items[0]
    else { return nil }
    var place = (key: Span?.none, value: whole)
    for step in steps(way) {
      guard let next = part(of: place.value, step) else { return nil }
      place = next
    }
    func moved(_ span: Span) -> Span { Span(Int(span.start) + start - 1, Int(span.end) + start - 1) }
    return LiteralPlace(key: place.key.map(moved), value: moved(place.value.span))
  }

  /// One word of a list in a string, `foo` of `"agent,foo"`; nil where the piece is no string without escapes or has
  /// the word not once.
  public static func word(_ word: String, in span: Span, of source: Source) -> Span? {
    let text = source.bytes[min(Int(span.start), source.bytes.count)..<min(Int(span.end), source.bytes.count)]
    guard text.first == UInt8(ascii: "\""), text.last == UInt8(ascii: "\""), !text.contains(UInt8(ascii: "\\")) else {
      return nil
    }
    let wanted = Array(word.utf8)
    var found: Span?
    for part in text.dropFirst().dropLast().split(separator: UInt8(ascii: ",")) {
      let bare = part.drop { $0 == 0x20 }
      guard bare.elementsEqual(wanted) else { continue }
      guard found == nil else { return nil }
      found = Span(bare.startIndex, bare.endIndex)
    }
    return found
  }

  private enum Step {
    case member(String)
    case item(Int)
  }

  private static func steps(_ way: String) -> [Step] {
    var steps: [Step] = []
    for piece in way.split(separator: ".") {
      let parts = piece.split(separator: "[", omittingEmptySubsequences: false)
      if let name = parts.first, !name.isEmpty { steps.append(.member(String(name))) }
      for index in parts.dropFirst() { steps.append(.item(Int(index.dropLast()) ?? -1)) }
    }
    return steps
  }

  private static func part(of expression: Expression, _ step: Step) -> (key: Span?, value: Expression)? {
    switch (expression, step) {
    case (.object(let entries, _), .member(let name)):
      for entry in entries.reversed() {
        guard case .field(let key, let value, _) = entry else { continue }
        switch key {
        case .name(let own) where own.text == name: return (own.span, value)
        case .string(let own, let span) where own == name: return (span, value)
        case .name, .string, .computed: continue
        }
      }
    case (.list(let items, _), .item(let index)):
      // Behind a spread nobody can count.
      let isPlain = items.allSatisfy { if case .item = $0 { true } else { false } }
      if isPlain, items.indices.contains(index), case .item(let value) = items[index] { return (nil, value) }
    default: break
    }
    return nil
  }
}
