import C100Kit
import C100Language
import C100Render
import Comm100
import LineEditor

/// Completion of what a field is compared with.
extension Completer {
  /// `.status == "`: the documented values of the field, and those seen in this session.
  func comparison(_ typed: TypedTokens, _ index: Int) -> [Candidate]? {
    guard let values = fieldValues(comparedAt: index, typed) else { return nil }
    return values.filter(\.isText).map(\.candidate)
  }

  /// `.status == `, without a quote yet: the same as literals, and null.
  func comparedValues(_ typed: TypedTokens, _ index: Int) -> [Candidate] {
    guard let values = fieldValues(comparedAt: index, typed), !values.isEmpty else { return [] }
    let literals = values.map(\.literal)
    let isEquation = typed.kind(index - 1) == .equal || typed.kind(index - 1) == .notEqual
    return literals + (isEquation ? [Candidate("null", note: "left out, or not known")] : [])
  }

  /// A value that a field may have.
  struct FieldValue {
    var candidate: Candidate
    /// True for a string, which stands in quotes.
    var isText: Bool

    var literal: Candidate { isText ? Completer.literals([candidate])[0] : candidate }
  }

  /// The values that the field before a comparison may have; nil where nothing is compared at this token.
  private func fieldValues(comparedAt index: Int, _ typed: TypedTokens) -> [FieldValue]? {
    switch typed.kind(index - 1) {
    case .equal, .notEqual: return fieldValues(before: index - 1, typed)
    // By order one compares numbers and times.
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      return fieldValues(before: index - 1, typed).filter { !$0.isText }
    case .leftBracket, .comma:
      guard let (open, _) = typed.enclosing(before: index), typed.kind(open) == .leftBracket,
        typed.kind(open - 1) == .kIn
      else { return nil }
      return fieldValues(before: open - 1, typed)
    default: return nil
    }
  }

  /// The values of the field that stands before an operator.
  private func fieldValues(before index: Int, _ typed: TypedTokens) -> [FieldValue] {
    guard let (links, start) = typed.chain(endingAt: index) else { return [] }
    // The last names are the field; what stands before them has the model.
    var path: [String] = []
    for case .member(let name) in links.reversed().prefix(while: { $0.isMember }) { path.insert(name, at: 0) }
    guard !path.isEmpty else { return [] }
    for length in 1...path.count {
      // The names and their dots stand right before the comparison.
      let dot = index - 2 * length
      let owner = dot <= start ? subjectOfDot(typed, dot) : subject(typed, endingAt: dot)
      if case .record(let model, _) = owner { return fieldValues(Array(path.suffix(length)), of: model) }
    }
    return []
  }

  private func fieldValues(_ path: [String], of model: Model) -> [FieldValue] {
    guard let first = path.first, let field = model.field(named: first) else { return [] }
    let seen = facts.seen(model.name, path)
    var values: [FieldValue] = []
    if path.count == 1 {
      let literals = Self.literals(of: field.type)
      if !literals.isEmpty { return literals.map { FieldValue(candidate: $0, isText: false) } }
      values += (field.values ?? []).map { value in
        let count = seen.first { $0.text == value }?.count ?? 0
        return FieldValue(candidate: Candidate(value, note: count > 0 ? Self.seenWord(count) : ""), isText: true)
      }
    }
    values += seen.filter { value in !values.contains { $0.candidate.text == value.text } }.prefix(200).map { value in
      FieldValue(
        candidate: Candidate(value.text, label: Safe.text(value.text), note: Self.seenWord(value.count)),
        isText: value.isText)
    }
    if Self.isZone(path.last ?? "") {
      values += facts.zones.map { FieldValue(candidate: Candidate($0.id, note: $0.note), isText: true) }
    }
    return values
  }

  private static func seenWord(_ count: Int) -> String { "seen \(Show.grouped(count))×" }

  static func isZone(_ name: String) -> Bool { name.lowercased().hasSuffix("timezone") || name == "zone" }
}
