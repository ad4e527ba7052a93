import Comm100
import JSONText

/// What the answers of this session have shown, for completion: values of a field with how often they came, ids and
/// names of a resource's items.
///
/// Holds the newest answers as they came and looks into them when asked; bounded in items and bytes. Off in scripts.
package final class SeenAnswers {
  private struct Answer {
    let model: String
    let resource: String?
    let idName: String
    let items: [JSONNode]
    let bytes: Int
  }

  static let itemLimit = 4_000
  static let byteLimit = 16 << 20
  /// Values longer than this are text to read, not to compare with.
  static let longestValue = 60

  package var isOn = false
  private var answers: [Answer] = []
  private var items = 0
  private var bytes = 0

  func note(_ nodes: [JSONNode], _ origin: ModelOrigin?) {
    guard isOn, let origin, let first = nodes.first, nodes.count <= SeenAnswers.itemLimit else { return }
    let size = first.document.bytes.count
    guard size <= SeenAnswers.byteLimit / 4 else { return }
    answers.append(
      Answer(
        model: origin.model.name, resource: origin.resource?.name, idName: origin.resource?.id?.name ?? "id",
        items: nodes, bytes: size))
    items += nodes.count
    bytes += size
    while items > SeenAnswers.itemLimit || bytes > SeenAnswers.byteLimit, let oldest = answers.first {
      items -= oldest.items.count
      bytes -= oldest.bytes
      answers.removeFirst()
    }
  }

  /// Forgets everything: somebody else is asking now.
  package func forget() {
    answers = []
    items = 0
    bytes = 0
  }

  /// A value that a field has had. Strings without their quotes; `isText` tells them from numbers.
  package struct SeenValue: Sendable, Equatable {
    package var text: String
    package var isText: Bool
    package var count: Int

    package init(text: String, isText: Bool, count: Int) {
      self.text = text
      self.isText = isText
      self.count = count
    }
  }

  /// The values of a model's field, the most frequent first. An item that came again counts once.
  ///
  /// - Parameter path: the field, or the way to it: `["contact", "phone"]`.
  package func values(model: String, path: [String]) -> [SeenValue] {
    var counts: [[UInt8]: SeenValue] = [:]
    forEachItem(of: \.model, model) { item, _ in
      var node: JSONNode? = item
      for name in path { node = node?.member(name, ignoringCase: true) }
      guard let node else { return }
      for value in node.kind == .list ? Array(node.elements.prefix(50)) : [node] {
        guard value.kind == .string || value.kind == .number else { continue }
        let key = value.withSource { Array($0.prefix(SeenAnswers.longestValue * 4)) }
        if counts[key] != nil {
          counts[key]?.count += 1
        } else if let text = SeenAnswers.text(value), text.count <= SeenAnswers.longestValue, counts.count < 1_000 {
          counts[key] = SeenValue(text: text, isText: value.kind == .string, count: 1)
        }
      }
    }
    return counts.values.sorted { a, b in a.count != b.count ? a.count > b.count : a.text < b.text }
  }

  private static func text(_ node: JSONNode) -> String? {
    node.string ?? node.withSource { String(decoding: $0, as: UTF8.self) }
  }

  /// Ids and names of a resource's items, in the order of their ids where these are numbers.
  package func items(of resource: String) -> [(id: String, name: String)] {
    var found: [(id: String, name: String)] = []
    forEachItem(of: \.resource, resource) { item, id in
      guard let id = item.member(id, ignoringCase: true).flatMap(SeenAnswers.text) else { return }
      found.append((id, SeenAnswers.name(of: item)))
    }
    return found.sorted { a, b in
      guard let left = Int(a.id), let right = Int(b.id) else { return a.id < b.id }
      return left < right
    }
  }

  private static func name(of item: JSONNode) -> String {
    for field in ["displayName", "name", "title", "subject", "email", "question"] {
      if let text = item.member(field, ignoringCase: true)?.string, !text.isEmpty { return text }
    }
    return ""
  }

  /// The items of the answers that have this name, each id once, the newest first.
  private func forEachItem<Name: Equatable>(
    of name: KeyPath<Answer, Name>, _ wanted: Name, _ body: (JSONNode, String) -> Void
  ) {
    var seen: Set<[UInt8]> = []
    for answer in answers.reversed() where answer[keyPath: name] == wanted {
      for item in answer.items where item.kind == .object {
        if let id = item.member(answer.idName, ignoringCase: true) {
          guard seen.insert(id.withSource(Array.init)).inserted else { continue }
        }
        body(item, answer.idName)
      }
    }
  }
}
