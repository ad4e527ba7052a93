import C100Language

/// A column: its name, and the way to its value in an item.
struct ColumnPath {
  let name: String
  let steps: [String]

  /// Bytes that a column takes, about, with what is kept of it while rows are written.
  static let size = 400

  /// A field of this very name.
  init(field: String) {
    name = field
    steps = [field]
  }

  /// The field at the end of these steps.
  init(steps: [String]) {
    name = steps.joined(separator: ".")
    self.steps = steps
  }

  /// A dotted path: `contact.phone`.
  init(_ path: String) {
    name = path
    var parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if path.utf8.contains(UInt8(ascii: "[")) { parts = parts.flatMap { Self.places(in: $0) } }
    steps = parts.contains("") ? [path] : parts
  }

  /// `values[0]` as the two steps `values`, `0`.
  private static func places(in part: String) -> [String] {
    let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
    let places = pieces.dropFirst().compactMap { $0.hasSuffix("]") ? Int($0.dropLast()).map(String.init) : nil }
    guard let field = pieces.first, !field.isEmpty, places.count == pieces.count - 1 else { return [part] }
    return [String(field)] + places
  }

  /// The value at the end of the path; `.nothing` where it does not lead anywhere. A field named like the whole path wins.
  func value(in item: ObjectValue) -> Value {
    if steps.count > 1, let whole = item[name] { return whole }
    var value = Value.object(item)
    for step in steps {
      switch value {
      case .object(let object): value = object.field(step) ?? .nothing
      case .list(let list):
        guard let i = Int(step), i >= 0, i < list.count else { return .nothing }
        value = list[i]
      default: return .nothing
      }
    }
    return value
  }
}
