/// One call of a built-in, a host method or a native function: its receiver and arguments.
///
/// For a ``Builtin`` the arguments are in the order of its parameters, checked against their kinds, with defaults put
/// in; an absent optional one is `.nothing`. For a host method they are as written: ``positional`` and ``labelled``.
public struct Call {
  public let run: Run
  /// The value before the dot; `.nothing` for a function by itself. A built-in with `changesReceiver` changes it here.
  public var receiver: Value
  let arguments: UnsafeMutableBufferPointer<Value>
  // Not counted, which would cost more than many built-ins do: code and table hold both as long as the call goes on.
  private let siteReference: Unmanaged<CallSite>
  private let entryReference: Unmanaged<BuiltinTable.Entry>?
  /// Arguments beyond the parameters of a built-in; nil without any.
  var extra: Extra?

  final class Extra {
    var positional: [Value] = []
    var labelled: [(name: String, value: Value, span: Span)] = []
  }

  public var site: CallSite { siteReference.takeUnretainedValue() }
  var builtin: BuiltinTable.Entry? { entryReference?.takeUnretainedValue() }

  init(
    run: Run, receiver: Value, arguments: UnsafeMutableBufferPointer<Value>, site: CallSite,
    builtin: BuiltinTable.Entry?
  ) {
    self.init(
      run: run, receiver: receiver, arguments: arguments, site: .passUnretained(site),
      builtin: builtin.map { .passUnretained($0) })
  }

  @inline(__always)
  init(
    run: Run, receiver: consuming Value, arguments: UnsafeMutableBufferPointer<Value>, site: Unmanaged<CallSite>,
    builtin: Unmanaged<BuiltinTable.Entry>?
  ) {
    self.run = run
    self.receiver = receiver
    self.arguments = arguments
    siteReference = site
    entryReference = builtin
  }

  /// A built-in takes more than its parameters.
  mutating func withExtra(_ body: (Extra) -> Void) {
    let held = extra ?? Extra()
    body(held)
    extra = held
  }

  /// What is called, for messages.
  public var name: String { builtin?.builtin.name ?? site.name }
  /// The whole call.
  public var span: Span { site.span }
  public var source: Source? { site.source }

  // MARK: - Arguments of a built-in, by parameter

  /// The argument of parameter `i`; `.nothing` when it is absent.
  public func value(_ i: Int) -> Value { i < arguments.count ? arguments[i] : .nothing }

  /// True if the caller gave parameter `i`, or it has a default.
  public func has(_ i: Int) -> Bool { !value(i).isNothing }

  /// What a variadic last parameter took.
  public var rest: [Value] { extra?.positional ?? [] }

  public func integer(_ i: Int) throws(Raise) -> Int {
    switch value(i) {
    case .integer(let number): return number
    case let other:
      if let number = other.wholeNumber { return number }
      throw wrongType(i, wanted: "a whole number")
    }
  }

  public func double(_ i: Int) throws(Raise) -> Double {
    if let number = value(i).double { return number }
    throw wrongType(i, wanted: "a number")
  }

  public func string(_ i: Int) throws(Raise) -> String {
    if i < arguments.count, let text = (arguments.baseAddress.unsafelyUnwrapped + i).text { return text }
    if case .host(let host) = value(i), let text = try host.asText(run) { return text }
    throw wrongType(i, wanted: "a string")
  }

  public func bool(_ i: Int) throws(Raise) -> Bool {
    if case .bool(let flag) = value(i) { return flag }
    throw wrongType(i, wanted: "true or false")
  }

  public func list(_ i: Int) throws(Raise) -> ListValue {
    if case .list(let list) = value(i) { return list }
    throw wrongType(i, wanted: "a list")
  }

  public func object(_ i: Int) throws(Raise) -> ObjectValue {
    if case .object(let object) = value(i) { return object }
    throw wrongType(i, wanted: "an object")
  }

  public func function(_ i: Int) throws(Raise) -> FunctionValue {
    if case .function(let function) = value(i) { return function }
    throw wrongType(i, wanted: "a function")
  }

  public func time(_ i: Int) throws(Raise) -> TimeValue {
    if case .time(let time) = value(i) { return time }
    throw wrongType(i, wanted: "a date-time")
  }

  public func duration(_ i: Int) throws(Raise) -> DurationValue {
    if case .duration(let duration) = value(i) { return duration }
    throw wrongType(i, wanted: "a duration")
  }

  /// The span of parameter `i`'s argument; the call's when it is absent.
  public func argumentSpan(_ i: Int) -> Span { site.argumentSpan(parameter: i, builtin) }

  /// The span of the `i`-th argument as written.
  public func writtenSpan(_ i: Int) -> Span { site.writtenSpan(i) }

  // MARK: - Arguments as written, for host methods

  /// Arguments without labels, in order.
  public var positional: [Value] {
    guard builtin == nil else { return Array(arguments) + rest }
    return Array(arguments[0..<min(site.positionalCount, arguments.count)])
  }

  /// Arguments with labels, in order.
  public var labelled: [(name: String, value: Value, span: Span)] {
    if builtin != nil { return extra?.labelled ?? [] }
    var result: [(name: String, value: Value, span: Span)] = []
    for (i, label) in site.labels.enumerated() {
      let place = site.positionalCount + i
      if place < arguments.count { result.append((label.text, arguments[place], site.writtenSpan(place))) }
    }
    return result
  }

  /// The value of a label, if it was given.
  public func labelled(_ name: String) -> Value? { labelled.first { $0.name == name }?.value }

  // MARK: - Errors

  /// `take: 'count' must be a whole number, got a string`
  public func wrongType(_ i: Int, wanted: String) -> Raise {
    let parameter = builtin.flatMap { i < $0.builtin.parameters.count ? $0.builtin.parameters[i].name : nil }
    let got = value(i)
    let what = parameter.map { "'\($0)'" } ?? "argument \(i + 1)"
    let message =
      got.isNothing
      ? "\(name) needs \(what)" : "\(name): \(what) must be \(wanted), got \(got.typeNameWithArticle)"
    return Raise(.type, message, help: functionHelp(i, got), span: argumentSpan(i))
  }

  /// How the function is written that was meant by another value in its place.
  private func functionHelp(_ i: Int, _ got: Value) -> [String] {
    guard let builtin = builtin?.builtin, i < builtin.parameters.count, case .function = builtin.parameters[i].kind
    else { return [] }
    switch got {
    case .string(let text) where ForeignNames.isName(text.text): return ["write .\(name)(.\(text.text))"]
    case .object(let object):
      guard let key = object.keys.first, ForeignNames.isName(key) else { return [] }
      let value = object[key]?.string.map { Excerpt.quoted($0) } ?? "…"
      return ["write .\(name)(.\(key) == \(value))"]
    case .integer, .decimal, .number, .string, .bool:
      let isSwapped = arguments.contains { if case .function = $0 { true } else { false } }
      return [isSwapped ? "it is \(builtin.signature)" : "a function is written .field, .field == value or x => …"]
    default: return []
    }
  }

  /// `toBase64 is for strings, got a resource`
  func misplaced(_ wanted: String) -> Raise {
    Raise(.type, "\(name) is for \(wanted), got \(receiver.typeNameWithArticle)", span: span)
  }

  /// A failure that points at parameter `i`'s argument.
  public func failure(_ kind: ErrorKind, _ message: String, argument i: Int, help: [String] = []) -> Raise {
    Raise(kind, message, help: help, span: argumentSpan(i))
  }
}

/// What is known of a call where it is written: labels and spans, shared by every run of it.
public final class CallSite: Sendable {
  public let name: String
  public let positionalCount: Int
  public let labels: [Name]
  let hasLabels: Bool
  public let spans: [Span]
  public let span: Span
  /// Where the name stands; the whole call where it has none.
  public let nameSpan: Span
  public let source: Source?

  init(
    name: String, positionalCount: Int, labels: [Name], spans: [Span], span: Span, nameSpan: Span? = nil,
    source: Source?
  ) {
    self.name = name
    self.nameSpan = nameSpan ?? span
    self.positionalCount = positionalCount
    self.labels = labels
    hasLabels = !labels.isEmpty
    self.spans = spans
    self.span = span
    self.source = source
  }

  /// The place of a property, which takes no arguments.
  static let none = unwritten(0)

  /// The place of calls that no program wrote: from a built-in, from the embedding program.
  static func unwritten(_ count: Int) -> CallSite {
    CallSite(name: "this function", positionalCount: count, labels: [], spans: [], span: .zero, source: nil)
  }

  func writtenSpan(_ i: Int) -> Span { i < spans.count ? spans[i] : span }

  /// The span of the argument that a parameter of a built-in takes.
  func argumentSpan(parameter i: Int, _ entry: BuiltinTable.Entry?) -> Span {
    if i < positionalCount { return writtenSpan(i) }
    guard let entry, i < entry.builtin.parameters.count else { return span }
    let name = entry.builtin.parameters[i].name
    for (place, label) in labels.enumerated() where label.text == name { return writtenSpan(positionalCount + place) }
    return span
  }
}
