/// Where a record came from: its model, its path, and what can be done with it. Made by the embedding program; one
/// instance may serve every record of a page.
open class RecordOrigin {
  public init() {}

  /// The model's name: `Agent`.
  open var modelName: String { "record" }

  /// The server's spelling of a field typed in any letter case; nil when the model declares no such field.
  open func canonicalField(_ typed: String) -> String? { nil }

  /// True if the model declares a field of exactly this spelling: one that the answer left out is null, not an error.
  open func declares(_ field: String) -> Bool { canonicalField(field) != nil }

  /// True if ``wrap(field:value:)`` may change this field; asked once per call site.
  open func wraps(_ field: String) -> Bool { false }

  /// The field's value as the language sees it: date-times for fields that the model types so.
  open func wrap(field: String, value: Value) -> Value { value }

  /// The origin of an object nested in this field, if the model types it; nil for a plain object.
  open func origin(ofField field: String) -> RecordOrigin? { nil }

  /// `record.name(…)`: the model's action; nil when it has none of this name.
  open func call(_ name: String, on record: ObjectValue, _ call: inout Call) throws(Raise) -> Value? { nil }

  /// True if ``call(_:on:_:)`` would answer to this name.
  open func hasMethod(_ name: String) -> Bool { false }

  /// `record.name` without parentheses where one asks about the method (`help(agent.update)`).
  open func methodReference(_ name: String, on record: ObjectValue, _ run: Run) throws(Raise) -> Value? { nil }

  /// The model's fields, for did-you-mean and completion.
  open var fieldNames: [String] { [] }

  /// The model's actions, for did-you-mean and completion.
  open var methodNames: [String] { [] }

  /// Lines of help for errors about an unknown field: `fields of Agent: help(agents)`.
  open func help(missing field: String) -> [String] { [] }

  /// Lines of help for errors about a declared field that the answer left out.
  open func help(absent field: String) -> [String] { [] }
}
