import NearNames

extension ArgumentProblem {
  /// One line that names the thing, then what was wanted, then what came.
  public var message: String {
    switch kind {
    case .unknownLabel(let nearest, _, _):
      "\(call) has no parameter '\(argument)'" + NearName.question(nearest)
    case .unknownField(let nearest, _):
      "\(call) has no field '\(place)'" + NearName.question(nearest)
    case .readOnly: "'\(place)' is read-only"
    case .missing: "\(call) needs '\(place)'"
    case .surplus(let places):
      "\(call) takes no value without a label" + (places.isEmpty ? "" : " but for \(Self.list(places))")
    case .wrongType(let wanted, let got) where place.isEmpty: "the body of \(call) must be \(wanted), got \(got)"
    case .wrongType(let wanted, let got): "'\(place)' must be \(wanted), got \(got)"
    case .notAmong(_, let got, let nearest): "'\(place)' has no value \(got)" + NearName.question(nearest)
    case .outside(let min, let max, let got):
      switch (min, max) {
      case (let min?, let max?): "'\(place)' must be \(min)...\(max), got \(got)"
      case (let min?, nil): "'\(place)' must be at least \(min), got \(got)"
      case (nil, let max?): "'\(place)' must be at most \(max), got \(got)"
      case (nil, nil): "'\(place)' is out of range: \(got)"
      }
    case .noTime(let got, _): "'\(place)' must be a date or a time, got \(got)"
    case .unknownZone(let got, let near): "unknown time zone \(got)" + NearName.question(near.first)
    case .noSegment: "'\(place)' must not be empty, '.' or '..'"
    }
  }

  /// What to do, a line each.
  public var help: [String] {
    switch kind {
    case .unknownLabel(_, let known, let isField):
      (isField ? ["it is a field of each item: \(call)(…).where(.\(argument) == …)"] : [])
        + ["parameters of \(call): " + Self.list(known)]
    case .unknownField(_, let known): ["fields: " + Self.list(known)]
    case .readOnly: []
    case .missing: ["help(\(call))"]
    case .surplus: ["what it takes has labels: help(\(call))"]
    case .wrongType, .outside, .noSegment: []
    case .notAmong(let values, _, _): ["values: " + Self.list(values)]
    case .noTime(_, let format): ["give a date-time such as today() - 7.days, or text like \(format)"]
    case .unknownZone(_, let near):
      near.isEmpty ? ["a zone is an id of the API's table, or an IANA name"] : ["near: " + Self.list(near)]
    }
  }

  private static func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.prefix(40).joined(separator: ", ") + (names.count > 40 ? ", …" : "")
  }
}
