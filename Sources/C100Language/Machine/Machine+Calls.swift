import NearNames

extension Machine {
  // MARK: - Script functions

  /// Makes the window of a call ready for the called function: counts, labels, absent arguments, room.
  @inline(__always)
  func prepare(
    _ target: Unmanaged<FunctionCode>, _ arguments: Register, _ count: Int, _ site: CallSite
  ) throws(Raise) {
    let isSimple = target._withUnsafeGuaranteedRef { code in
      code.parameterCount == count && !site.hasLabels && hasRoom(arguments, code)
    }
    if !isSimple { try prepareSlowly(target.takeUnretainedValue(), arguments, count, site) }
  }

  @inline(never)
  private func prepareSlowly(
    _ code: FunctionCode, _ arguments: Register, _ count: Int, _ site: CallSite
  ) throws(Raise) {
    guard hasRoom(arguments, code) else { throw tooDeep() }
    if site.labels.isEmpty {
      guard count >= code.requiredCount, count <= code.parameterCount else { throw wrongCount(code, count, site) }
      for i in count..<code.parameterCount { (arguments + i).putNothing() }
      return
    }
    let given = (0..<count).map { (arguments + $0).take() }
    var arranged = [Value](repeating: .nothing, count: code.parameterCount)
    try arrange(given, site, code, &arranged)
    for i in 0..<arranged.count { arguments[i] = arranged[i] }
  }

  /// Calls a value that is no compiled function.
  @inline(never)
  func callValue(
    _ callee: Register, _ count: Int, _ site: UnsafeMutablePointer<MethodSite>, _ run: Run
  ) throws(Raise) {
    let value = callee.pointee
    let window = UnsafeMutableBufferPointer(start: callee + 1, count: count)
    defer { for i in 0..<count { (callee + 1 + i).clear() } }
    switch value {
    case .function(let function):
      guard case .native(let builtin) = function.kind else { return }
      callee.pointee = try invoke(BuiltinTable.Entry(builtin), .nothing, window, site.pointee.site, run)
    case .host(let host):
      var call = Call(run: run, receiver: value, arguments: window, site: site.pointee.site, builtin: nil)
      callee.pointee = try host.invoke(&call)
    case .null, .nothing:
      throw Raise(.type, "this is \(value.typeName), not a function", span: site.pointee.receiverSpan)
        .naming(site.pointee.receiverSpan)
    default:
      throw Raise(.type, "\(value.typeNameWithArticle) is not a function", span: site.pointee.receiverSpan)
    }
  }

  // MARK: - Built-ins

  @inline(never)
  func callBuiltin(
    _ base: Register, _ count: Int, _ site: UnsafeMutablePointer<MethodSite>, _ run: Run
  ) throws(Raise) {
    guard let entry = site.pointee.known else { return }
    try invoke(entry, base, .nothing, count, .passUnretained(site.pointee.site), run)
  }

  /// Calls a built-in whose arguments lie behind `base`; its result goes there. Entry and site are not counted: table and
  /// code hold them as long as the call goes on.
  @inline(__always)
  private func invoke(
    _ entry: Unmanaged<BuiltinTable.Entry>, _ base: Register, _ receiver: consuming Value, _ count: Int,
    _ site: Unmanaged<CallSite>, _ run: Run
  ) throws(Raise) {
    let arguments = base + 1
    let isSimple = entry._withUnsafeGuaranteedRef { entry in
      site._withUnsafeGuaranteedRef { !$0.hasLabels } && fits(entry, arguments, count)
    }
    if isSimple {
      // Absent arguments go behind the given ones, where nothing is that is still needed.
      let all = entry._withUnsafeGuaranteedRef { $0.fixedCount }
      let top = state.pointee.top
      if count < all {
        let defaults = entry._withUnsafeGuaranteedRef { $0.defaults }
        for i in count..<all { (arguments + i).copy(defaults + i) }
        if arguments + all > top { state.pointee.top = arguments + all }
      }
      var call = Call(
        run: run, receiver: receiver, arguments: UnsafeMutableBufferPointer(start: arguments, count: all), site: site,
        builtin: entry)
      do throws(Raise) {
        let body = entry._withUnsafeGuaranteedRef { $0.body }
        base.pointee = try body(&call)
      } catch {
        for i in 0..<all { (arguments + i).clear() }
        state.pointee.top = top
        throw error
      }
      for i in 0..<all { (arguments + i).clear() }
      state.pointee.top = top
      return
    }
    let window = UnsafeMutableBufferPointer(start: arguments, count: count)
    defer { for i in 0..<count { (arguments + i).clear() } }
    base.pointee = try invoke(entry.takeUnretainedValue(), receiver, window, site.takeUnretainedValue(), run)
  }

  /// True if the arguments of a call without labels are what the parameters want, one look at each.
  @inline(__always)
  private func fits(_ entry: BuiltinTable.Entry, _ arguments: Register, _ count: Int) -> Bool {
    guard count >= entry.requiredCount, count <= entry.fixedCount, let tags = entry.tags?.baseAddress else {
      return false
    }
    for i in 0..<count {
      let wanted = tags[i]
      if wanted != Tag.none && wanted != (arguments + i).kind { return false }
    }
    return arguments + entry.fixedCount < registerLimit
  }

  /// Calls a built-in with arguments as written: puts them in the order of its parameters, checks them, fills defaults in.
  func invoke(
    _ entry: BuiltinTable.Entry, _ receiver: consuming Value, _ window: UnsafeMutableBufferPointer<Value>,
    _ site: CallSite, _ run: Run
  ) throws(Raise) -> Value {
    var receiver = receiver
    return try invoke(entry, changing: &receiver, window, site, run)
  }

  /// The same; the receiver is left as the built-in leaves it, also when it fails. Nobody holds it meanwhile but the call.
  func invoke(
    _ entry: BuiltinTable.Entry, changing receiver: inout Value, _ window: UnsafeMutableBufferPointer<Value>,
    _ site: CallSite, _ run: Run
  ) throws(Raise) -> Value {
    try withArguments(entry.fixedCount) { arranged throws(Raise) in
      var call = Call(
        run: run, receiver: exchange(&receiver, with: .nothing), arguments: arranged, site: .passUnretained(site),
        builtin: .passUnretained(entry))
      defer { receiver = exchange(&call.receiver, with: .nothing) }
      try bind(entry, window, site, arranged, &call)
      try check(entry, &call)
      let body = entry.body
      return try withExtendedLifetime((entry, site)) { () throws(Raise) in try body(&call) }
    }
  }

  /// Calls `body` with so many values that are nothing.
  private func withArguments<R>(
    _ count: Int, _ body: (UnsafeMutableBufferPointer<Value>) throws(Raise) -> R
  ) throws(Raise) -> R {
    let outcome: Result<R, Raise> = withUnsafeTemporaryAllocation(of: Value.self, capacity: count) { buffer in
      buffer.initialize(repeating: .nothing)
      defer { buffer.deinitialize() }
      do throws(Raise) { return .success(try body(buffer)) } catch { return .failure(error) }
    }
    switch outcome {
    case .success(let value): return value
    case .failure(let raise): throw raise
    }
  }

  private func bind(
    _ entry: BuiltinTable.Entry, _ window: UnsafeMutableBufferPointer<Value>, _ site: CallSite,
    _ arranged: UnsafeMutableBufferPointer<Value>, _ call: inout Call
  ) throws(Raise) {
    let builtin = entry.builtin
    let isVariadic = builtin.parameters.last?.isVariadic ?? false
    let positional = min(site.positionalCount, window.count)
    if positional > entry.fixedCount && !isVariadic {
      throw wrongCount(entry, window.count, site)
    }
    for i in 0..<min(positional, entry.fixedCount) { arranged[i] = window[i] }
    if positional > entry.fixedCount {
      call.withExtra { $0.positional = Array(window[entry.fixedCount..<positional]) }
    }
    for (i, label) in site.labels.enumerated() where positional + i < window.count {
      let value = window[positional + i]
      guard
        let place = builtin.parameters.firstIndex(where: { !$0.isVariadic && Bytes.equal($0.name, label.text) })
      else {
        guard builtin.traits.contains(.takesAnyLabel) else {
          let raise = Raise.unknownLabel(
            label.text, of: builtin.name, known: builtin.parameters.filter { !$0.isVariadic }.map(\.name),
            span: label.span)
          if case .function = builtin.parameters.first?.kind, site.positionalCount == 0 {
            raise.help.insert("write \(builtin.name)(.\(label.text) == …)", at: 0)
          }
          throw raise
        }
        call.withExtra { $0.labelled.append((label.text, value, site.writtenSpan(positional + i))) }
        continue
      }
      guard arranged[place].isNothing else {
        throw Raise(.type, "\(builtin.name): '\(label.text)' is given twice", span: label.span)
      }
      arranged[place] = value
    }
    for i in 0..<entry.fixedCount where arranged[i].isNothing {
      switch builtin.parameters[i].default {
      case .required:
        // Nothing was given, or what was given is nothing.
        if i >= positional { throw missing(entry, i, window.count) }
      case .optional: break
      case .value(let literal): arranged[i] = literal.value
      }
    }
  }

  private func missing(_ entry: BuiltinTable.Entry, _ i: Int, _ count: Int) -> Raise {
    let builtin = entry.builtin
    return Raise(.type, "\(builtin.name) needs '\(builtin.parameters[i].name)'", help: ["it is \(builtin.signature)"])
  }

  private func wrongCount(_ entry: BuiltinTable.Entry, _ count: Int, _ site: CallSite) -> Raise {
    let least = entry.requiredCount
    let most = entry.fixedCount
    let wanted =
      most == 0
      ? "no arguments"
      : least == most ? "\(most) argument\(most == 1 ? "" : "s")" : "\(least) to \(most) arguments"
    return Raise(
      .type, "\(entry.builtin.name) takes \(wanted), got \(count)", help: ["it is \(entry.builtin.signature)"],
      span: site.positionalCount > most ? site.writtenSpan(most) : nil)
  }

  /// Checks arguments against the kinds of their parameters.
  private func check(_ entry: BuiltinTable.Entry, _ call: inout Call) throws(Raise) {
    if entry.isUnchecked { return }
    for (i, parameter) in entry.builtin.parameters.enumerated() {
      if parameter.isVariadic {
        for value in call.rest where !Machine.fits(value, parameter.kind) {
          throw Raise(
            .type,
            "\(call.name): '\(parameter.name)' must be \(parameter.kind.words), got \(value.typeNameWithArticle)",
            span: call.span)
        }
        continue
      }
      let value = call.arguments[i]
      if value.isNothing { continue }
      if value.isNull, case .optional = parameter.default { continue }
      if case .integer = parameter.kind, let whole = value.wholeNumber {
        call.arguments[i] = .integer(whole)
      } else if case .host(let host) = value, parameter.kind.isText, let text = try host.asText(call.run) {
        call.arguments[i] = .text(text)
      } else if !Machine.fits(value, parameter.kind) {
        throw call.wrongType(i, wanted: parameter.kind.words)
      }
      if let allowed = parameter.values, case .string(let text) = call.arguments[i],
        !allowed.contains(where: { Bytes.equal($0, text.text) })
      {
        let near = NearName.question(text.text, in: allowed)
        throw Raise(
          .value, "\(call.name): '\(parameter.name)' cannot be '\(Excerpt.of(text.text))'\(near)",
          help: ["its values: " + allowed.joined(separator: ", ")], span: call.argumentSpan(i))
      }
    }
  }

  private static func fits(_ value: Value, _ kind: BuiltinParameter.Kind) -> Bool {
    switch (kind, value) {
    case (.any, _), (.integer, .integer), (.string, .string), (.text, .string), (.bool, .bool), (.list, .list),
      (.object, .object), (.function, .function), (.fieldOrFunction, .function), (.fieldOrFunction, .string),
      (.sortKey, .function), (.sortKey, .string), (.sortKey, .list), (.fieldsOrFunction, .function),
      (.fieldsOrFunction, .string), (.fieldsOrFunction, .list), (.time, .time), (.duration, .duration),
      (.range, .range):
      true
    case (.number, let value): value.isNumber
    // A host value may stand for a sequence; whoever walks it finds out.
    case (.walkable, let value): value.isWalkable || Kinds(of: value) == .host
    default: false
    }
  }

  // MARK: - Methods

  @inline(never)
  func callMethod(
    _ base: Register, _ count: Int, _ site: UnsafeMutablePointer<MethodSite>, _ run: Run
  ) throws(Raise) {
    switch base.kind {
    case Tag.list, Tag.string, Tag.integer, Tag.decimal, Tag.range, Tag.time, Tag.duration, Tag.bool:
      if site.pointee.tag != base.kind {
        let kind = Kinds(of: base.pointee)
        guard let entry = run.table.entry(kind, site.pointee.site.name) else {
          throw noMethod(base.pointee, site.pointee, run)
        }
        site.pointee.tag = base.kind
        site.pointee.entry = entry
      }
      guard let entry = site.pointee.known else { return }
      if entry._withUnsafeGuaranteedRef({ $0.changesReceiver }) { throw needsVariable(site.pointee.site.name) }
      try invoke(entry, base, base.take(), count, .passUnretained(site.pointee.site), run)
    case Tag.object where site.pointee.tag == Tag.object && Machine.isPlainObject(base):
      guard let entry = site.pointee.known else { return }
      try invoke(entry, base, base.take(), count, .passUnretained(site.pointee.site), run)
    default: try callOther(base, count, site, run)
    }
  }

  /// Whether the object that is here is no record: its methods are those of all objects.
  private static func isPlainObject(_ place: Register) -> Bool {
    Unmanaged<ObjectStorage>.fromOpaque(place.raw)._withUnsafeGuaranteedRef { $0.head.pointee.origin == nil }
  }

  /// Methods of records, hosts, sequences and functions, which may know names of their own.
  private func callOther(
    _ base: Register, _ count: Int, _ site: UnsafeMutablePointer<MethodSite>, _ run: Run
  ) throws(Raise) {
    let receiver = base.pointee
    let name = site.pointee.site.name
    let window = UnsafeMutableBufferPointer(start: base + 1, count: count)
    var call = Call(run: run, receiver: receiver, arguments: window, site: site.pointee.site, builtin: nil)
    var answer: Value?
    switch receiver {
    case .object(let object):
      if let origin = object.origin, origin.hasMethod(name) {
        answer = try origin.call(name, on: object, &call)
      } else if run.table.entry(.object, name) == nil, let field = object.field(name) {
        guard case .function(let function) = field else {
          throw Raise(
            .type,
            "'\(name)' of \(object.origin?.modelName ?? "this object") is \(field.typeNameWithArticle), not a method",
            help: ["read the field without parentheses: .\(name)"])
        }
        answer = try self.call(function, call)
      }
    case .host(let host): answer = try host.call(name, &call)
    case .sequence(let sequence): answer = try sequence.source.call(name, on: sequence, &call)
    case .null, .nothing:
      if run.table.entry(.null, name) == nil {
        throw Raise(
          .type, "this is \(receiver.typeName), so it has no method '\(name)'",
          help: absentHelp(site.pointee) + ["where null is expected: ?.\(name)(…)"],
          span: site.pointee.site.nameSpan
        ).naming(site.pointee.receiverSpan)
      }
    case .bool, .integer, .decimal, .number, .string, .list, .range, .function, .time, .duration: break
    }
    if let answer {
      for i in 0..<count { window[i] = .nothing }
      base.pointee = answer
      return
    }
    if case .host(let host) = receiver, run.table.entry(.host, name) == nil,
      let sequence = try host.asSequence(run), let entry = run.table.entry(.sequence, name)
    {
      base.pointee = try invoke(entry, .sequence(sequence), window, site.pointee.site, run)
      for i in 0..<count { window[i] = .nothing }
      return
    }
    guard let entry = run.table.entry(Kinds(of: receiver), name) else { throw noMethod(receiver, site.pointee, run) }
    if entry.changesReceiver { throw needsVariable(name) }
    if base.tag == Tag.object, Machine.isPlainObject(base) {
      site.pointee.tag = Tag.object
      site.pointee.entry = entry
    }
    try invoke(.passUnretained(entry), base, base.take(), count, .passUnretained(site.pointee.site), run)
  }

  /// What brings the field that is null because the answer left it out.
  private func absentHelp(_ site: MethodSite) -> [String] {
    guard let (origin, field) = absent, let source = site.site.source,
      source.text(site.receiverSpan).hasSuffix("." + field)
    else { return [] }
    return origin.help(absent: field)
  }

  private func needsVariable(_ name: String) -> Raise {
    Raise(
      .type, "'\(name)' changes what a variable holds, and this is none", help: ["keep the value first: let x = …"])
  }

  func noMethod(_ receiver: Value, _ site: MethodSite, _ run: Run) -> Raise {
    let name = site.site.name
    let kind = Kinds(of: receiver)
    var own: [String] = []
    var help: [String] = []
    switch receiver {
    case .object(let object):
      own = (object.origin?.methodNames ?? []) + object.keys
      if let origin = object.origin, !origin.methodNames.isEmpty {
        help.append("methods of \(origin.modelName): " + origin.methodNames.joined(separator: ", "))
      }
    case .host(let host):
      own = host.memberNames
      help += host.help(missing: name, run.table)
    case .sequence(let sequence):
      own = sequence.source.methodNames
      if run.table.entry(.list, name) != nil { help.append("lists have it: make one with let list = ….collect()") }
    default: break
    }
    var near = ""
    if let hint = ForeignNames.hint(name, on: kind) {
      help.insert(hint, at: 0)
    } else if own.isEmpty {
      near = NearName.question(run.nearMembers(name, of: kind))
    } else {
      near = NearName.question(name, in: own + run.table.names(for: kind), limit: 3)
    }
    return Raise(
      .name, "\(receiver.typeNameWithArticle) has no method '\(name)'\(near)", help: help, span: site.site.nameSpan)
  }

  /// Calls a built-in with these arguments, for callers without a window.
  func call(
    _ entry: BuiltinTable.Entry, _ receiver: Value, _ arguments: [Value], _ site: CallSite, _ run: Run
  ) throws(Raise) -> Value {
    var arguments = arguments
    let outcome: Result<Value, Raise> = arguments.withUnsafeMutableBufferPointer { window in
      do throws(Raise) { return .success(try invoke(entry, receiver, window, site, run)) } catch {
        return .failure(error)
      }
    }
    switch outcome {
    case .success(let value): return value
    case .failure(let raise): throw raise
    }
  }
}

extension BuiltinParameter.Kind {
  /// The tag of every value that fits; ``Tag/none`` if all do, nil if values of several tags do.
  var tag: UInt8? {
    switch self {
    case .any: Tag.none
    case .integer: Tag.integer
    case .string, .text: Tag.string
    case .bool: Tag.bool
    case .list: Tag.list
    case .object: Tag.object
    case .function: Tag.function
    case .time: Tag.time
    case .duration: Tag.duration
    case .range: Tag.range
    case .number, .fieldOrFunction, .fieldsOrFunction, .sortKey, .walkable: nil
    }
  }

  var isText: Bool {
    switch self {
    case .string, .text: true
    default: false
    }
  }

  /// What an argument must be, in messages.
  public var words: String {
    switch self {
    case .any: "a value"
    case .integer: "a whole number"
    case .number: "a number"
    case .string, .text: "a string"
    case .bool: "true or false"
    case .list: "a list"
    case .object: "an object"
    case .function: "a function"
    case .fieldOrFunction: "a field name or a function"
    case .fieldsOrFunction, .sortKey: "a field name, a list of field names or a function"
    case .time: "a date-time"
    case .duration: "a duration"
    case .range: "a range"
    case .walkable: "a list or a sequence"
    }
  }
}
