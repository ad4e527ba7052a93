/// The names that are declared where a check is, innermost scope last.
///
/// All of them lie in one list, so that opening a scope allocates nothing: a dictionary for each scope was a third of the
/// work of checking 50,000 lines. Only a scope of many names has an index.
struct Scopes {
  enum Kind { case block, loop, function }

  struct Binding {
    var name: String
    var span: Span
    var type: KnownType
    /// False until its statement has been passed.
    var isDeclared = true
    var isImported = false
  }

  private struct Scope {
    var kind: Kind
    /// Where its names begin.
    var start: Int
    /// Places by name; kept once there are more than ``scanned``.
    var places: [String: Int] = [:]
  }

  private var scopes: [Scope] = []
  private var bindings: [Binding] = []

  /// Up to this many names are looked through one by one.
  private static let scanned = 8

  // MARK: - Opening and declaring

  mutating func open(_ kind: Kind) { scopes.append(Scope(kind: kind, start: bindings.count)) }

  mutating func close() {
    guard let scope = scopes.popLast() else { return }
    bindings.removeLast(bindings.count - scope.start)
  }

  /// Declares a name in the innermost scope, instead of one that was there before.
  mutating func declare(_ binding: Binding) {
    if let place = innermost(binding.name) {
      bindings[place] = binding
      return
    }
    let scope = scopes.count - 1
    let start = scopes[scope].start
    bindings.append(binding)
    let count = bindings.count - start
    if count == Scopes.scanned + 1 {
      for place in start..<bindings.count { scopes[scope].places[bindings[place].name] = place }
    } else if count > Scopes.scanned {
      scopes[scope].places[binding.name] = bindings.count - 1
    }
  }

  // MARK: - Asking

  /// How many names are declared.
  var count: Int { bindings.count }

  subscript(place: Int) -> Binding { bindings[place] }

  /// The place of a name of the innermost scope.
  func innermost(_ name: String) -> Int? { place(of: name, in: scopes.count - 1) }

  /// The place of what a name means here. A function body sees what is declared later around it.
  func visible(_ name: String) -> Int? {
    var seesLater = false
    for scope in scopes.indices.reversed() {
      if let place = place(of: name, in: scope), bindings[place].isDeclared || seesLater { return place }
      if scopes[scope].kind == .function { seesLater = true }
    }
    return nil
  }

  /// The place of a name that some scope around has, declared or not yet.
  func anywhere(_ name: String) -> Int? {
    for scope in scopes.indices.reversed() { if let place = place(of: name, in: scope) { return place } }
    return nil
  }

  private func place(of name: String, in scope: Int) -> Int? {
    let start = scopes[scope].start
    let end = scope + 1 < scopes.count ? scopes[scope + 1].start : bindings.count
    if end - start > Scopes.scanned { return scopes[scope].places[name] }
    for place in start..<end where bindings[place].name == name { return place }
    return nil
  }

  /// All names, those of the nearest scope first, each scope's in the order of their declaration.
  var names: [String] {
    var end = bindings.count
    return scopes.reversed().flatMap { scope in
      defer { end = scope.start }
      return bindings[scope.start..<end].map(\.name)
    }
  }

  var isInFunction: Bool { scopes.contains { $0.kind == .function } }

  /// Whether a loop is around, and no function between.
  var isInLoop: Bool { scopes.last { $0.kind != .block }?.kind == .loop }
}
