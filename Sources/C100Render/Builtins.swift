import C100Language
import NearNames

/// The built-ins that give values a form.
public let renderBuiltins: [Builtin] = formBuiltins + [chartBuiltin, saveBuiltin]

private let formBuiltins: [Builtin] = [
  Builtin(
    "json", on: .any, [BuiltinParameter("indent", .integer, default: .optional)],
    "As JSON: exact, and laid out for a person on a terminal unless `indent` says how; 0 is one line.",
    examples: [
      Example("[1, {a: 2.50}].json(indent: 0)", "[1,{\"a\":2.5}]"), Example("{a: []}.json()", "{\n  \"a\": []\n}"),
    ]
  ) { call throws(Raise) in
    var options = FormatOptions()
    if call.has(0), !call.value(0).isNull {
      let indent = try call.integer(0)
      guard (0...16).contains(indent) else {
        throw call.failure(.value, "indent must be 0...16, got \(indent)", argument: 0)
      }
      options.indent = indent
    }
    return try rendered(call, .json, options)
  },
  Builtin(
    "ndjson", on: .any, [], "As NDJSON: one compact JSON value a line, written as items arrive.",
    examples: [Example("[{id: 1}, {id: 2}].ndjson()", "{\"id\":1}\n{\"id\":2}")]
  ) { call throws(Raise) in try rendered(call, .ndjson) },
  Builtin(
    "csv", on: .any, [BuiltinParameter("columns", .string, variadic: true)],
    "As CSV (RFC 4180) with these columns, dotted paths allowed, or the fields of the first item. Labels: `separator` (\",\"), "
      + "`header` (true), `defuse` (false; true puts ' before cells that a spreadsheet would run as formulas), `bom` (false; "
      + "true begins with the mark by which Excel reads letters like ü and 明 right).",
    examples: [
      Example("[{id: 1, name: \"a, b\"}].csv()", "id,name\r\n1,\"a, b\""),
      Example("[{id: 1, c: {d: 2}}].csv(\"c.d\", header: false)", "2"),
    ], traits: .takesAnyLabel
  ) { call throws(Raise) in
    var options = FormatOptions()
    options.columns = columns(call)
    for (name, value, span) in call.labelled {
      switch (name, value) {
      case ("separator", .string(let text)): options.separator = text.text
      case ("header", .bool(let flag)): options.hasHeader = flag
      case ("defuse", .bool(let flag)): options.defusesFormulas = flag
      case ("separator", _): throw Raise(.type, "csv: 'separator' must be a string", span: span)
      case ("bom", .bool(let flag)): options.hasMark = flag
      case ("header", _), ("defuse", _), ("bom", _):
        throw Raise(.type, "csv: '\(name)' must be true or false", span: span)
      default: throw unknownLabel(name, "csv", ["separator", "header", "defuse", "bom"], span)
      }
    }
    return try rendered(call, .csv, options)
  },
  Builtin(
    "tsv", on: .any, [BuiltinParameter("columns", .string, variadic: true)], "As CSV with tabs between the cells.",
    examples: [Example("[{id: 1, b: true}].tsv()", "id\tb\r\n1\ttrue")]
  ) { call throws(Raise) in
    var options = FormatOptions()
    options.columns = columns(call)
    return try rendered(call, .tsv, options)
  },
  Builtin(
    "yaml", on: .any, [], "As YAML 1.2; strings that some reader takes for something else are quoted.",
    examples: [Example("{a: [1, \"no\"], b: {}}.yaml()", "a:\n  - 1\n  - \"no\"\nb: {}")]
  ) { call throws(Raise) in try rendered(call, .yaml) },
  Builtin(
    "table", on: .any, [BuiltinParameter("columns", .string, variadic: true)],
    "As a table with these columns, dotted paths allowed, or those that matter most and fit.",
    examples: [Example("[{id: 1, v: \"x\"}].table(\"v\", \"id\")", "  v  id\n  ─  ──\n  x   1")]
  ) { call throws(Raise) in
    var options = FormatOptions()
    options.columns = columns(call)
    return try rendered(call, .table, options)
  },
  Builtin(
    "markdown", on: .any, [BuiltinParameter("columns", .string, variadic: true)], "As a Markdown table.",
    examples: [Example("[{id: 1, v: \"x\"}].markdown()", "| id | v |\n| ---: | --- |\n| 1 | x |")]
  ) { call throws(Raise) in
    var options = FormatOptions()
    options.columns = columns(call)
    return try rendered(call, .markdown, options)
  },
]

private let chartBuiltin = Builtin(
  "chart", on: .any,
  [
    BuiltinParameter("kind", .string, default: .value("bars"), values: ChartOptions.Kind.allCases.map(\.rawValue)),
    BuiltinParameter("label", .string, default: .optional), BuiltinParameter("value", .string, default: .optional),
    BuiltinParameter("title", .string, default: .optional),
  ],
  "As a chart: `bars`, `line`, `histogram` or `sparkline`. Takes numbers, [label, number] pairs, an object, or objects "
    + "of which `label` and `value` name the fields. Saved as .svg it is an SVG.",
  examples: [Example("[1, 5, 3].chart(\"sparkline\")", "▁█▅")]
) { call throws(Raise) in
  var options = ChartOptions()
  if call.has(0) { options.kind = ChartOptions.Kind(rawValue: try call.string(0)) ?? .bars }
  if call.has(1) { options.label = try call.string(1) }
  if call.has(2) { options.value = try call.string(2) }
  if call.has(3) { options.title = try call.string(3) }
  return .host(Rendering(call, .chart(options)))
}

private let saveBuiltin = Builtin(
  "save", on: .any,
  [BuiltinParameter("path", .string), BuiltinParameter("resume", .bool, default: .value(false))],
  "Writes a file whose suffix says the format; a rendering keeps its own, a string or a file is written as it is. The "
    + "file is replaced when it is whole. `resume: true` (NDJSON) goes on where an interrupted save stopped."
) { call throws(Raise) in
  // Asked about, a save is what it would ask for.
  if call.run.isPlanning { return call.receiver }
  let path = try call.string(0)
  let resumes = call.has(1) ? try call.bool(1) : false
  try Saving(call.receiver, path, span: call.span, call.run).save(resumes: resumes)
  return .nothing
}

private func rendered(
  _ call: Call, _ format: Format, _ options: FormatOptions = FormatOptions()
) throws(Raise) -> Value {
  if case .host(let file as FileValue) = call.receiver { _ = try file.dataText(call.run) }
  return .host(Rendering(call, .format(format, options)))
}

/// The names of columns, which are strings by the declaration; nil for all columns.
private func columns(_ call: Call) -> [String]? {
  let names = call.rest.compactMap(\.string)
  return names.isEmpty ? nil : names
}

private func unknownLabel(_ name: String, _ function: String, _ known: [String], _ span: Span) -> Raise {
  let nearest = NearName.question(name, in: known)
  return Raise(
    .name, "\(function) has no parameter '\(name)'\(nearest)", help: ["labels: " + known.joined(separator: ", ")],
    span: span)
}
