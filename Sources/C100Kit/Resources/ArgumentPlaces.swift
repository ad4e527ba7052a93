import C100Language
import Comm100

/// Where the arguments of a call stand, so that what is wrong with one is shown at it: at the part of it where that is a
/// literal.
struct ArgumentPlaces {
  let endpoint: Endpoint
  /// By the name of the parameter, field or hole; a body that is given whole is `body`, what is too much has no name.
  let spans: [String: Span]
  let labels: [Name]
  /// The whole call.
  let call: Span
  let source: Source?

  func span(of problem: ArgumentProblem) -> Span {
    // A body that is given whole has the argument's name among its keys.
    let isLabelled = spans[problem.argument] != nil || problem.argument == endpoint.bodyLabel
    guard let argument = spans[problem.argument] ?? spans["body"] else { return call }
    let way = isLabelled ? problem.inside : problem.place
    let place = source.flatMap { way.isEmpty ? nil : LiteralPlace.find(way, in: argument, of: $0) }
    switch problem.kind {
    case .unknownLabel, .unknownField, .readOnly:
      if way.isEmpty { return labels.first { $0.text == problem.argument }?.span ?? argument }
      return place?.key ?? argument
    case .notAmong(_, let got, _), .noTime(let got, _), .unknownZone(let got, _):
      let span = place?.value ?? argument
      let word = got.hasPrefix("\"") && got.hasSuffix("\"") ? String(got.dropFirst().dropLast()) : got
      return source.flatMap { LiteralPlace.word(word, in: span, of: $0) } ?? span
    case .missing, .surplus, .wrongType, .outside, .noSegment: return place?.value ?? argument
    }
  }
}

extension [ArgumentProblem] {
  /// All that is missing, as one message.
  var allMissing: String {
    let missing = filter { $0.kind == .missing }
    return (missing.first.map { "\($0.call) needs " } ?? "")
      + missing.map { "'\($0.place)'" }.joined(separator: ", ")
  }
}
