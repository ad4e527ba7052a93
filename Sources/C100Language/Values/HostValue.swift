/// A value made by the embedding program: resources, references, the session, renderings, secrets.
///
/// A subclass overrides what it has; everything else answers with an error that names the type.
open class HostValue {
  public init() {}

  /// The word for it in messages: `resource agents`, `reference`, `rendering`.
  open var typeName: String { "value" }

  /// How messages speak of it where it has a name: `the resource agents`; nil for the word with its article.
  open var spokenName: String? { nil }

  /// `value.name` without parentheses.
  open func member(_ name: String, _ run: Run) throws(Raise) -> Value {
    throw Raise.noMember(name, of: self, run)
  }

  /// `value?.name`: null where there is no such member.
  open func optionalMember(_ name: String, _ run: Run) throws(Raise) -> Value {
    memberNames.contains(name) ? try member(name, run) : .null
  }

  /// `value.name(…)`; nil when there is no such method (the built-ins for any value are asked next).
  open func call(_ name: String, _ call: inout Call) throws(Raise) -> Value? { nil }

  /// `value[key]`.
  open func index(_ key: Value, _ run: Run) throws(Raise) -> Value {
    throw Raise(.type, "\(Value.host(self).typeNameWithArticle) cannot be indexed")
  }

  /// `value(…)`.
  open func invoke(_ call: inout Call) throws(Raise) -> Value {
    throw Raise(.type, "\(Value.host(self).typeNameWithArticle) is not a function")
  }

  /// Names for completion and did-you-mean: members and methods.
  open var memberNames: [String] { [] }

  /// Lines of help where one asks for a member or method that is not there.
  open func help(missing name: String, _ table: BuiltinTable) -> [String] { Raise.has(memberNames) }

  /// True if `name` is a method of it, so that `value.name` without `()` says so. Where one asks about a call
  /// (`help(agents.list)`) the machine takes ``methodReference(_:_:)`` instead.
  open func hasMethod(_ name: String) -> Bool { false }

  /// What `value.name` is where one asks about the method without calling it.
  open func methodReference(_ name: String, _ run: Run) throws(Raise) -> Value {
    throw Raise.noMember(name, of: self, run)
  }

  /// Told where it arose, when it is the answer that `explain` and the like have instead of one, and which expression it
  /// stands for, which may be more than that: `agents.list().first().id`.
  open func planned(at span: Span, standsFor whole: Span, in source: Source) {}

  /// Told that something would be done with each item of the list that it stands for; what, is to be tried on a stand-in
  /// for one. Nil where trying it could change something.
  open func planForEachItem(_ run: Run, _ action: ((Value) throws(Raise) -> Value)?) throws(Raise) {}

  /// Whether it stands for an answer that nobody has, inside `explain` and the like.
  open var isStandIn: Bool { false }

  /// Whether calls of it can be planned with stand-ins for arguments that nobody has yet.
  open var plansWithStandIns: Bool { false }

  /// `==` with another host value.
  open func isEqual(to other: HostValue) -> Bool { self === other }

  /// Equal values hash equally: `distinct`, `groupBy` and the like look for them so. To be overridden with ``isEqual(to:)``
  /// where many of a type may be compared.
  open func hash(into hasher: inout Hasher) { hasher.combine(typeName) }

  /// Its text in interpolation and `print`.
  open var text: String { typeName }

  /// A text where a string is wanted (renderings); nil for anything that is no text.
  open func asText(_ run: Run) throws(Raise) -> String? { nil }

  /// Its text inside data: JSON, CSV, YAML. Throws for what has no such form.
  open func dataText(_ run: Run) throws(Raise) -> String { try asText(run) ?? text }

  /// What to write instead where a list is needed, for hosts that are none but have one.
  open var walkingHelp: [String] { [] }

  /// A lazy source to walk, for hosts that stand for one.
  open func asSequence(_ run: Run) throws(Raise) -> SequenceValue? { nil }
}
