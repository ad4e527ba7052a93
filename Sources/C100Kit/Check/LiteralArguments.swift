import C100Language
import Comm100
import JSONText

/// The arguments of a call as they are written: literals are what they are, all else is something that nobody knows yet.
/// What the catalog says of them is what the run would say.
struct LiteralArguments {
  private let endpoint: Endpoint
  private let node: CallExpression
  private let source: Source
  private var arguments = CallArguments()
  private var spans: [String: Span] = [:]

  /// - Parameter bound: the holes of the path that are filled already.
  init(_ endpoint: Endpoint, _ bound: [String], _ node: CallExpression, _ source: Source) {
    self.endpoint = endpoint
    self.node = node
    self.source = source
    for hole in bound { arguments.named.append((hole, .unknown(hole))) }
    let labels = node.arguments.compactMap { $0.label?.text }
    var open = endpoint.holes.filter { !bound.contains($0) && !labels.contains($0) }[...]
    for argument in node.arguments {
      let value = endpoint.body.isFile ? .unknown("file") : Self.value(argument.value)
      let span = argument.value.span
      if let label = argument.label?.text {
        spans[label] = span
        if label == "body", endpoint.takesBody, !endpoint.labels.contains("body") {
          arguments.body = value
        } else {
          arguments.named.append((label, value))
        }
      } else if let hole = open.popFirst() {
        spans[hole] = span
        arguments.named.append((hole, value))
      } else if endpoint.takesBody, arguments.body == nil {
        spans["body"] = span
        arguments.body = value
      } else {
        spans[""] = span
        arguments.path.append(value)
      }
    }
  }

  func problems(in resource: Resource) -> [Diagnostic] {
    let problems = ArgumentCheck.problems(endpoint, arguments, merged: endpoint.keepsRest(of: resource))
    let labels = node.arguments.compactMap(\.label)
    let places = ArgumentPlaces(
      endpoint: endpoint, spans: spans, labels: labels, call: node.parenthesisSpan, source: source)
    var found = problems.filter { $0.kind != .missing }.map {
      Diagnostic(.other($0.message), places.span(of: $0), source: source, help: $0.help)
    }
    if let missing = problems.first(where: { $0.kind == .missing }) {
      let span = places.span(of: missing)
      found.append(Diagnostic(.other(problems.allMissing), span, source: source, help: missing.help))
    }
    return found
  }

  private static func value(_ expression: Expression) -> ArgumentValue {
    switch expression {
    case .null: return .json(.null)
    case .bool(let flag, _): return .json(.bool(flag))
    case .integer(let number, _): return .json(.integer(number))
    case .decimal(let number, _): return JSONNumber(number).map { .json(.number($0)) } ?? .unknown("")
    case .string(let text, _): return .json(.string(text))
    case .list(let items, _):
      var values: [ArgumentValue] = []
      for item in items {
        guard case .item(let value) = item else { return .unknown("") }
        values.append(Self.value(value))
      }
      return .list(values)
    case .object(let entries, _):
      var members: [(key: String, value: ArgumentValue)] = []
      for entry in entries {
        guard case .field(let key, let value, _) = entry, let name = key.text else { return .unknown("") }
        members.append((name, Self.value(value)))
      }
      return .object(members)
    case .interpolation, .name, .it, .range, .unary, .binary, .conditional, .if, .try, .member, .index, .call, .lambda,
      .invalid:
      return .unknown("")
    }
  }
}
