import C100Kit
import C100Language
import C100Render
import Comm100
import LineEditor

/// Completion inside a call: labels, and what stands in quotes.
extension Completer {
  /// The call around a place.
  struct EnclosingCall {
    var name: String
    /// What it is called on; nil for a function by itself.
    var receiver: Subject?
    /// Labels that are written already.
    var given: [String]
    /// The label of the argument at the place.
    var label: String?
    /// How many arguments stand before it.
    var position: Int
    /// Of these, how many have no label.
    var unlabelled: Int
    /// True where an argument begins.
    var isAtStart: Bool
    /// True inside a list that is the argument: `include: [`.
    var isInList = false
  }

  /// - Parameter index: the token at the cursor, or the one that would be.
  func call(_ typed: TypedTokens, _ index: Int) -> EnclosingCall? {
    guard let (open, commas) = typed.enclosing(before: index) else { return nil }
    if typed.kind(open) == .leftBracket, !typed.canEndOperand(open - 1) {
      guard var outer = call(typed, open), outer.isAtStart || typed.kind(open - 1) == .colon else { return nil }
      outer.isInList = true
      outer.isAtStart = index - 1 == (commas.last ?? open)
      return outer
    }
    guard typed.kind(open) == .leftParenthesis, typed.isWord(open - 1) else { return nil }
    let starts = [open + 1] + commas.map { $0 + 1 }
    func label(_ start: Int) -> String? {
      start < typed.tokens.count && start != index && typed.isWord(start) && typed.kind(start + 1) == .colon
        ? typed.text(start) : nil
    }
    let current = starts.last ?? open + 1
    let isMethod = typed.kind(open - 2) == .dot || typed.kind(open - 2) == .questionDot
    return EnclosingCall(
      name: typed.text(open - 1), receiver: isMethod ? subject(typed, endingAt: open - 2) : nil,
      given: starts.compactMap(label), label: label(current), position: commas.count,
      unlabelled: starts.dropLast().filter { label($0) == nil }.count, isAtStart: current == index)
  }

  /// What may stand at a place in a call: labels that are not given yet, ids that were seen, fields that a function
  /// takes, and behind a label or in a list of its values those.
  func arguments(of call: EnclosingCall, _ typed: TypedTokens, _ index: Int) -> [Candidate] {
    if call.isInList {
      guard call.isAtStart else { return [] }
      return call.label.map { literals(of: $0, call) } ?? Self.literals(values(call, ""))
    }
    if call.isAtStart { return (call.given.isEmpty ? leading(call) : []) + labels(call) }
    guard let label = call.label, typed.kind(index - 1) == .colon else { return [] }
    return literals(of: label, call)
  }

  /// The call's labels that are not given yet, the required ones first.
  private func labels(_ call: EnclosingCall) -> [Candidate] {
    var candidates: [Candidate] = []
    if let endpoint = endpoint(call) {
      let parameters = endpoint.parameters.map { ($0.required, Self.label($0.name, Comm100.HelpCard.text($0))) }
      let fields = endpoint.settableFields.map { ($0.required == true, Self.label($0.name, Comm100.HelpCard.text($0))) }
      let all = parameters + fields
      candidates = all.filter(\.0).map(\.1) + all.filter { !$0.0 }.map(\.1)
    } else if let builtin = builtin(call) {
      candidates = builtin.parameters.dropFirst(call.unlabelled).filter { !$0.isRequired && !$0.isVariadic }
        .map { Self.label($0.name, "") }
    }
    return candidates.filter { candidate in !call.given.contains { $0 + ":" == candidate.label } }
  }

  static func label(_ name: String, _ note: String) -> Candidate {
    Candidate(name + ": ", label: name + ":", note: note)
  }

  /// What comes first without a label: an id, a field's name, a field.
  private func leading(_ call: EnclosingCall) -> [Candidate] {
    if case .resource? = call.receiver, let endpoint = endpoint(call) {
      return call.position == 0 && !endpoint.pathParams.isEmpty ? ids(call) : []
    }
    if call.receiver == nil, call.name == "help" { return Self.literals(values(call, "")) + resources }
    guard let builtin = builtin(call) else { return [] }
    guard let parameter = builtin.parameter(at: call.unlabelled) else { return [] }
    if let values = parameter.values { return Self.literals(values.map { Candidate($0) }) }
    guard let receiver = call.receiver else { return [] }
    let fields = fields(of: receiver.item)
    if Self.takesFieldNames.contains(call.name) { return Self.literals(fields) }
    guard table.functionParameters(call.name).contains(.position(call.unlabelled)) else { return [] }
    return fields.map { Candidate("." + $0.text, label: "." + $0.label, note: $0.note) }
  }

  /// Texts as the literals that one types.
  static func literals(_ texts: [Candidate]) -> [Candidate] {
    texts.map { Candidate("\"\(StringLiteral.body($0.text))\"", label: "\"\($0.label)\"", note: $0.note) }
  }

  /// Ids that were seen, as literals.
  private func ids(_ call: EnclosingCall) -> [Candidate] {
    guard case .resource(let resource)? = call.receiver else { return [] }
    return seenItems(resource).map { candidate in
      var candidate = candidate
      if Int(candidate.text) == nil { candidate.text = "\"\(StringLiteral.body(candidate.text))\"" }
      return candidate
    }
  }

  /// Built-ins whose strings are names of fields.
  private static let takesFieldNames: Set<String> = ["select", "sortBy", "table"]

  /// Literals behind a label: `include: `, `isActive: `, `timeFrom: `.
  private func literals(of label: String, _ call: EnclosingCall) -> [Candidate] {
    let quoted = Self.literals(values(call, ""))
    if !quoted.isEmpty { return quoted }
    guard let endpoint = endpoint(call) else { return [] }
    if endpoint.pathParams.contains(where: { $0.name == label }) { return ids(call) }
    return Self.literals(of: endpoint.parameter(label)?.type ?? endpoint.settableField(label)?.type)
  }

  /// What may stand for a value of a type, where nothing else is known of it.
  static func literals(of type: FieldType?) -> [Candidate] {
    switch type {
    case .boolean: ["true", "false"].map { Candidate($0) }
    case .datetime, .date:
      [
        Candidate("now()", note: "this moment"), Candidate("today()", note: "the day's beginning"),
        Candidate("now() - 7.days", note: "a week ago"), Candidate("date(\"", label: "date(\"2026-11-20\")"),
        Candidate("time(\"", label: "time(\"2026-11-20T09:30:00Z\")"),
      ]
    default: []
    }
  }

  func endpoint(_ call: EnclosingCall) -> Endpoint? { call.receiver?.endpoint(call.name) }

  func builtin(_ call: EnclosingCall) -> Builtin? {
    guard let receiver = call.receiver else { return table.lookup(.global, call.name) }
    return table.lookup(receiver.kinds ?? .any, call.name)
  }
}

extension Builtin {
  /// Read, not called: `7.days`.
  var isProperty: Bool { traits.contains(.isProperty) }

  /// The parameter that takes the argument at a position; nil for one too many.
  func parameter(at position: Int) -> BuiltinParameter? {
    if position < parameters.count { return parameters[position] }
    return parameters.last.flatMap { $0.isVariadic ? $0 : nil }
  }
}
