import C100Language

/// Sees to it that a column which somebody named is not empty because its name is wrong. A field that the items' model
/// does not have is an error before anything is written; of plain objects each may have other fields, so that only one
/// that none had is told, at the end.
struct ColumnCheck {
  private var unseen: [ColumnPath]

  /// - Parameter columns: those that were named; nil when the format chooses, and there is nothing to check.
  init(_ columns: [ColumnPath]?) { unseen = columns ?? [] }

  /// Looks at the next item.
  @inline(__always)
  mutating func look(at item: ObjectValue) throws(Raise) {
    if unseen.isEmpty { return }
    try search(item)
  }

  private mutating func search(_ item: ObjectValue) throws(Raise) {
    var left: [ColumnPath] = []
    for path in unseen {
      if let step = path.steps.first, !item.isKnown(step), !item.has(path.name), item.origin != nil {
        throw Raise.noField(step, item, nil)
      }
      if path.value(in: item).isNothing { left.append(path) }
    }
    unseen = left
  }

  /// Tells the columns that no item had.
  func end(_ run: Run) {
    guard !unseen.isEmpty else { return }
    let names = unseen.map { "'\($0.name)'" }.joined(separator: ", ")
    run.services.hint("no item has a field \(names)", nil)
  }
}

extension ObjectValue {
  /// Whether the object or its model has this field, in any letter case of a record.
  fileprivate func isKnown(_ name: String) -> Bool {
    has(name) || field(name) != nil || origin?.canonicalField(name) != nil
  }
}
