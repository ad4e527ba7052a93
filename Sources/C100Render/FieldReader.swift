import C100Language
import JSONText

/// Reads one column from item after item. Remembers where the last item had it: the items of a page share their shape.
struct FieldReader {
  enum Found {
    /// A scalar as it stands in its document: nothing was decoded.
    case node(JSONNode)
    /// Any other value; `.nothing` where the path does not lead anywhere.
    case value(Value)
  }

  let path: ColumnPath
  private let key: [UInt8]
  private var hint = -1
  private var origin: RecordOrigin?
  /// The model makes something else of this field.
  private var isWrapped = false

  init(_ path: ColumnPath) {
    self.path = path
    key = Array(path.name.utf8)
  }

  mutating func read(_ item: ObjectValue) -> Found {
    if path.steps.count == 1, let node = item.node {
      if item.origin !== origin {
        origin = item.origin
        isWrapped = origin?.wraps(path.name) ?? false
      }
      if !isWrapped, let member = key.withUnsafeBufferPointer({ node.member($0, hint: &hint) }) {
        let kind = member.kind
        if kind != .list && kind != .object { return .node(member) }
      }
    }
    return .value(path.value(in: item))
  }
}
