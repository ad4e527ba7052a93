import C100Language
import JSONText

/// Reads the columns of item after item. Remembers where the last item had each: the items of a page share their shape.
struct RowReader {
  enum Found {
    /// A scalar as it stands in its document: nothing was decoded. Valid during the call alone.
    case scalar(JSONScalar)
    /// Any other value; `.nothing` where the path does not lead anywhere.
    case value(Value)
  }

  private struct Column {
    let path: ColumnPath
    /// The whole path as a key, where it could be one.
    let name: [UInt8]
    let steps: [[UInt8]]
    var nameHint = -1
    var hints: [Int]
    /// The model makes something else of this field.
    var isWrapped = false

    init(_ path: ColumnPath) {
      self.path = path
      name = Array(path.name.utf8)
      steps = path.steps.map { Array($0.utf8) }
      hints = steps.map { _ in -1 }
    }
  }

  private var columns: [Column]
  private var cells: [Found] = []
  private var origin: RecordOrigin?

  init(_ paths: [ColumnPath]) { columns = paths.map { Column($0) } }

  /// Calls `body` with the columns' values in an item.
  mutating func read(_ item: ObjectValue, _ body: ([Found]) throws(Raise) -> Void) throws(Raise) {
    var cells = cells
    self.cells = []
    defer {
      cells.removeAll(keepingCapacity: true)
      self.cells = cells
    }
    guard let node = item.node else {
      for column in columns { cells.append(.value(column.path.value(in: item))) }
      return try body(cells)
    }
    if item.origin !== origin {
      origin = item.origin
      for i in columns.indices { columns[i].isWrapped = origin?.wraps(columns[i].path.steps[0]) ?? false }
    }
    let isRecord = origin != nil
    try node.withFields { fields throws(Raise) in
      for i in columns.indices {
        if !columns[i].isWrapped, !isRecord || columns[i].steps.count == 1,
          let scalar = Self.scalar(&columns[i], fields)
        {
          cells.append(.scalar(scalar))
        } else {
          cells.append(.value(columns[i].path.value(in: item)))
        }
      }
      try body(cells)
    }
  }

  /// The scalar at the end of a column's path; nil where something else is there, or nothing.
  @inline(__always)
  private static func scalar(_ column: inout Column, _ fields: JSONFields) -> JSONScalar? {
    if let whole = column.name.withUnsafeBufferPointer({ fields.member($0, hint: &column.nameHint) }) {
      return whole.scalar
    }
    guard column.steps.count > 1 else { return nil }
    var fields = fields
    for i in 0..<column.steps.count {
      guard let member = column.steps[i].withUnsafeBufferPointer({ fields.member($0, hint: &column.hints[i]) }) else {
        return nil
      }
      if i == column.steps.count - 1 { return member.scalar }
      fields = member.fields
    }
    return nil
  }
}
