import NearNames

/// Fields by dotted path, as `sortBy("contact.phone")` and `select("id", "contact.phone")` name them.
final class FieldPath {
  let text: String
  private let parts: [String]
  /// The shape of the object seen last, and where the key that is the whole text is in it: items in a row have one shape.
  @exclusivity(unchecked) private var shape: Shape?
  @exclusivity(unchecked) private var position = 0

  init(_ text: String) {
    self.text = text
    parts =
      text.utf8.contains(UInt8(ascii: "."))
      ? text.split(separator: ".", omittingEmptySubsequences: false).map(String.init) : [text]
  }

  /// The field's place in an object of the shape seen last; nil in all others.
  @inline(__always)
  func part(of item: Register) -> Register? {
    guard item.tag == Tag.object, let shape else { return nil }
    return Unmanaged<ObjectStorage>.fromOpaque(item.raw)._withUnsafeGuaranteedRef { object in
      object.head.pointee.shape === shape ? object.head.pointee.values.unsafelyUnwrapped + position : nil
    }
  }

  /// The field's value. A key that is the whole text comes first; null on the way gives null; a key that is not there is
  /// an error, as it is for `.name`.
  func value(in item: Value, _ span: Span) throws(Raise) -> Value {
    guard case .object(let object) = item else { throw notAnObject(item, text, span) }
    if object.shape === shape { return object.place(position).pointee }
    if object.node == nil, let position = object.shape.position(of: text) {
      remember(object.shape, position)
      return object.place(position).pointee
    }
    if let value = object.field(text) { return value }
    guard parts.count > 1 else { throw Raise.noField(text, object, span) }
    var current = item
    for part in parts {
      if case .null = current { return .null }
      guard case .object(let object) = current else { throw notAnObject(current, part, span) }
      guard let value = object.field(part) else { throw Raise.noField(part, object, span) }
      current = value
    }
    return current
  }

  private func remember(_ shape: Shape, _ position: Int) {
    guard shape.count <= Shape.rememberedKeys else { return }
    if !shape.isFrozen { shape.isFrozen = true }
    self.shape = shape
    self.position = position
  }

  /// The key under which `select` keeps it: the server's spelling where the record knows it.
  func key(in item: Value) -> String {
    guard case .object(let object) = item, let origin = object.origin, !object.has(text) else { return text }
    return origin.canonicalField(text) ?? text
  }

  private func notAnObject(_ value: Value, _ name: String, _ span: Span) -> Raise {
    Raise(.type, "field '\(name)' is asked of \(value.typeNameWithArticle), which has no fields", span: span)
  }
}

/// What `select` keeps. Items of one shape give objects of one shape.
final class Selection {
  private let paths: [FieldPath]
  private var shape: Shape?

  init(_ fields: [String]) {
    var seen: Set<Key> = []
    paths = fields.filter { seen.insert(Key($0)).inserted }.map { FieldPath($0) }
  }

  func apply(to item: Value, _ span: Span) throws(Raise) -> Value {
    var values: [Value] = []
    values.reserveCapacity(paths.count)
    for path in paths { values.append(try path.value(in: item, span)) }
    if let shape { return .object(ObjectValue(shape, values)) }
    // Spellings of the first item serve all: they come from one model.
    var keys: [String] = []
    for path in paths {
      let key = path.key(in: item)
      keys.append(keys.contains { Bytes.equal($0, key) } ? path.text : key)
    }
    let made = Shape(keys)
    shape = made
    return .object(ObjectValue(made, values))
  }
}

extension Sequences {
  static func notAList(_ value: Value, _ method: String, _ span: Span) -> Raise {
    var help: [String] = []
    if case .null = value { help = ["give an empty list instead: … ?? []"] }
    return Raise(
      .type, "\(method): the function must give a list, got \(value.typeNameWithArticle)", help: help, span: span)
  }
}

extension Raise {
  /// `no field 'emial' on Agent — did you mean 'email'?`
  public static func noField(_ name: String, _ object: ObjectValue, _ span: Span?) -> Raise {
    let names = object.origin.map { $0.fieldNames + object.keys } ?? object.keys
    let near = NearName.question(name, in: names, limit: 3)
    let owner = object.origin.map { "on \($0.modelName)" } ?? "in this object"
    var help = object.origin?.help(missing: name) ?? []
    if object.origin == nil, near.isEmpty, object.count > 0 {
      help.append("its fields: " + object.keys.prefix(12).map { Excerpt.of($0) }.joined(separator: ", "))
    }
    return Raise(.name, "no field '\(name)' \(owner)\(near)", help: help, span: span)
  }
}
