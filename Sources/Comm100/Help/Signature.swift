/// Calls as a script writes them.
enum Signature {
  /// `agents.listByRole(roleId, include:, pageIndex:, …)`; positional values bare, labels with a colon, and `…` for
  /// fields of the body that may be left out.
  static func call(_ endpoint: Endpoint, qualified: Bool) -> String {
    var parts = endpoint.pathParams.map(\.name)
    parts += endpoint.parameters.map { $0.name + ":" }
    switch endpoint.body {
    case .model, .fields:
      let fields = (endpoint.bodyFields ?? []).filter { !$0.isReadOnly(in: endpoint) }
      let isPart = endpoint.operation == .update
      let required = isPart ? [] : fields.filter { $0.required == true && $0.include == nil }
      parts += required.map { $0.name + ":" }
      if required.count < fields.count { parts.append("…") }
    case .plain, .list, .listOfFields: parts.append("[…]")
    case .file: parts.append("file:")
    case .undocumented: parts.append("…")
    case .none, .page: break
    }
    return (qualified ? endpoint.scriptName : endpoint.name) + "(" + parts.joined(separator: ", ") + ")"
  }
}
