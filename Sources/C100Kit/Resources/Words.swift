import C100Language
import Comm100

/// A text that is shown as it is, line by line: explanations, help, curl lines.
public final class PlainText: HostValue {
  private let lines: String
  /// Sentences, which a terminal gets broken at blanks. Not for what is copied, as a line for the shell.
  let isProse: Bool

  public init(_ text: String, isProse: Bool = false) {
    lines = text
    self.isProse = isProse
  }

  public override var typeName: String { "text" }
  public override var text: String { lines }
  public override func asText(_ run: Run) throws(Raise) -> String? { lines }
}

/// A bare name that several resources share: every use says which there are.
final class AmbiguousName: HostValue {
  let name: String
  let candidates: [String]

  init(_ name: String, _ candidates: [String]) {
    self.name = name
    self.candidates = candidates
  }

  override var typeName: String { "ambiguous name" }
  override var text: String { name }

  private var failure: Raise {
    Raise(
      .name, "several resources are called '\(name)'", help: ["say which: \(candidates.joined(separator: ", "))"])
  }

  override func member(_ name: String, _ run: Run) throws(Raise) -> Value { throw failure }
  override func optionalMember(_ name: String, _ run: Run) throws(Raise) -> Value { throw failure }
  override func call(_ name: String, _ call: inout Call) throws(Raise) -> Value? { throw failure }
  override func index(_ key: Value, _ run: Run) throws(Raise) -> Value { throw failure }
}

/// A secret that a script may hand to `login` and nothing else: it shows as `•••`.
public final class SecretValue: HostValue {
  public let secret: Secret

  public init(_ secret: Secret) { self.secret = secret }

  public override var typeName: String { "secret" }
  public override var text: String { "•••" }
}
