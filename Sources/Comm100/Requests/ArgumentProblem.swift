/// What is wrong with an argument, found before anything is sent.
public struct ArgumentProblem: Error, Sendable, Equatable {
  /// What is wrong, with the values involved.
  public enum Kind: Sendable, Equatable {
    /// - Parameter isField: it is a field of what the call lists.
    case unknownLabel(nearest: String?, known: [String], isField: Bool)
    case unknownField(nearest: String?, known: [String])
    case readOnly
    case missing
    /// A value without a label beyond those that there are places for, which are these.
    case surplus(places: [String])
    case wrongType(wanted: String, got: String)
    case notAmong(values: [String], got: String, nearest: String?)
    case outside(min: Int?, max: Int?, got: String)
    case noTime(got: String, format: String)
    case unknownZone(got: String, near: [String])
    /// An id that would not be one segment of a path: empty, `.` or `..`.
    case noSegment
  }

  /// What is wrong.
  public let kind: Kind
  /// The label, or the name of the hole of the path or of the body's field. Empty for the call itself.
  public let argument: String
  /// The way to the value inside the argument: `contact.email`, `[2].id`. Empty when it is the argument.
  public let inside: String
  /// The call's script name.
  public let call: String

  init(_ kind: Kind, _ argument: String, inside: String = "", call: String) {
    self.kind = kind
    self.argument = argument
    self.inside = inside
    self.call = call
  }

  /// The argument with the way inside it: `contact.email`, `ids[2]`.
  public var place: String {
    if inside.isEmpty { return argument }
    return inside.hasPrefix("[") || argument.isEmpty ? argument + inside : argument + "." + inside
  }
}
