import C100Language

/// A column: its name, and the way to its value in an item.
struct ColumnPath {
  let name: String
  let steps: [String]

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
    let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    steps = parts.contains("") ? [path] : parts
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
