import C100Language
import Comm100
import JSONText

/// Reads the arguments of a call as the catalog takes them, and points what is wrong at its place in the source.
struct ArgumentReader {
  let endpoint: Endpoint
  let call: Call
  private(set) var ids: BoundPath
  /// Where each argument stands, by the name of its parameter, field or hole.
  private(set) var spans: [String: Span] = [:]
  /// Answers that a plan lacks.
  private(set) var standIns = StandIns()

  init(_ endpoint: Endpoint, _ bound: BoundPath, _ call: Call) {
    self.endpoint = endpoint
    self.call = call
    ids = bound
  }

  /// - Throws: `type` for a value that no request can carry.
  mutating func read() throws(Raise) -> CallArguments {
    var arguments = CallArguments()
    for (name, segment, standIn) in ids.holes {
      if let standIn { standIns.add(name, nil, standIn) }
      arguments.named.append((name, standIn == nil ? .json(.string(segment)) : .unknown(segment)))
    }
    let labels = call.labelled
    var open = endpoint.holes.filter { hole in !ids.has(hole) && !labels.contains { $0.name == hole } }[...]
    for (i, value) in call.positional.enumerated() {
      let span = call.writtenSpan(i)
      if open.isEmpty, PathText.segment(of: value) != nil, endpoint.bodyLabel == nil,
        let twice = labels.first(where: { endpoint.holes.contains($0.name) })
      {
        throw Raise(.name, "'\(twice.name)' is given twice", help: ["it is this argument already"], span: span)
      }
      if let hole = open.popFirst() {
        spans[hole] = span
        bind(hole, value)
        arguments.named.append((hole, try read(value, span, hole)))
      } else if endpoint.takesBody, arguments.body == nil {
        spans["body"] = span
        arguments.body = try body(value, span)
      } else {
        spans[""] = span
        arguments.path.append(try read(value, span, "argument"))
      }
    }
    for (name, value, span) in labels {
      guard spans[name] == nil else { throw Raise(.name, "'\(name)' is given twice", span: span) }
      spans[name] = span
      bind(name, value)
      if name == "body", endpoint.takesBody, !endpoint.labels.contains("body") {
        arguments.body = try body(value, span)
      } else {
        arguments.named.append((name, name == endpoint.bodyLabel ? try body(value, span) : try read(value, span, name)))
      }
    }
    fillZone(&arguments)
    return arguments
  }

  private mutating func bind(_ hole: String, _ value: Value) {
    guard endpoint.holes.contains(hole), let text = PathText.segment(of: value) else { return }
    ids = ids.binding(hole, text)
  }

  /// Reports and lists that take the zone of their times get the session's, when the caller named none.
  private func fillZone(_ arguments: inout CallArguments) {
    let zone = call.run.services.zone
    guard zone != .utc, let parameter = endpoint.query.first(where: { $0.format == "+hh:mm" }),
      spans[parameter.name] == nil
    else { return }
    arguments.named.append((parameter.name, .json(.string(zone.name))))
  }

  // MARK: - Values

  /// - Parameter name: of the hole, the label or the part of the body: the mark of an answer that a plan lacks.
  private mutating func read(_ value: Value, _ span: Span, _ name: String) throws(Raise) -> ArgumentValue {
    switch value {
    case .host(let answer as PlannedAnswer):
      standIns.add(name, call.source?.text(span), answer)
      return .unknown("{\(name)}")
    case .time(let time): return .time(WireTime(seconds: time.seconds, nanoseconds: time.nanoseconds))
    case .duration(let duration):
      return try located(span) { () throws(Raise) in try read(try call.moment(before: duration), span, name) }
    case .list(let list) where list.node == nil:
      var items: [ArgumentValue] = []
      for element in list.elements { items.append(try read(element, span, name)) }
      return .list(items)
    case .object(let object) where object.node == nil:
      var members: [(key: String, value: ArgumentValue)] = []
      for key in object.keys { if let field = object[key] { members.append((key, try read(field, span, key))) } }
      return .object(members)
    default: return try located(span) { () throws(Raise) in .json(try JSON(of: value, call.run)) }
    }
  }

  private func located<R>(_ span: Span, _ body: () throws(Raise) -> R) throws(Raise) -> R {
    do throws(Raise) {
      return try body()
    } catch {
      if error.span == nil { error.span = span }
      throw error
    }
  }

  /// A body. What only the server may set is left out of a record.
  private mutating func body(_ value: Value, _ span: Span) throws(Raise) -> ArgumentValue {
    if endpoint.body.isFile {
      switch value {
      case .string(let path): return .file(try file(at: path.text, span))
      case .host(let file as FileValue): return .file(UploadFile(file))
      default: break
      }
    }
    guard case .object(let object) = value, object.origin != nil, let fields = endpoint.bodyFields else {
      return try read(value, span, "body")
    }
    var members: [(key: String, value: ArgumentValue)] = []
    for key in object.keys {
      guard let field = fields.first(where: { $0.name == key }), field.readOnly != true, let value = object[key] else {
        continue
      }
      members.append((key, try read(value, span, key)))
    }
    return .object(members)
  }

  /// The file to send, byte for byte, under the last part of its path; asking about the call does not read it.
  private func file(at path: String, _ span: Span) throws(Raise) -> UploadFile {
    try located(span) { () throws(Raise) in
      let bytes = call.run.isPlanning ? [] : try call.run.services.readFile(path, call.run)
      var file = UploadFile(FileValue(bytes, name: path))
      file.path = path
      return file
    }
  }

  // MARK: - Failures

  /// The first problem as an error; all that is missing at once.
  func failure(_ problems: [ArgumentProblem]) -> Raise? {
    guard let first = problems.first else { return nil }
    let raise = failure(first)
    if case .missing = first.kind { raise.message = problems.allMissing }
    return raise
  }

  /// A problem as an error that points at the argument, or at the part of it where that is a literal.
  func failure(_ problem: ArgumentProblem) -> Raise {
    Raise(kind(of: problem), problem.message, help: problem.help, span: span(of: problem))
  }

  private func kind(of problem: ArgumentProblem) -> ErrorKind {
    switch problem.kind {
    case .unknownLabel, .unknownField: .name
    case .wrongType: .type
    case .readOnly, .missing, .surplus, .notAmong, .outside, .noTime, .unknownZone, .noSegment: .value
    }
  }

  private func span(of problem: ArgumentProblem) -> Span {
    ArgumentPlaces(
      endpoint: endpoint, spans: spans, labels: call.site.labels, call: call.span, source: call.source
    ).span(of: problem)
  }
}

extension Endpoint {
  /// Whether a call carries something besides path and query.
  var takesBody: Bool {
    switch body {
    case .none: false
    case .undocumented: method != .get
    case .model, .list, .page, .plain, .file, .fields, .listOfFields: true
    }
  }
}
