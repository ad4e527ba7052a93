extension HelpCard {
  /// The card of a model: its fields, and the resources whose records it describes.
  public init(_ model: Model) {
    let resources = Catalog.modules.flatMap(\.resources).filter {
      $0.model == model.qualifiedName || $0.model == model.name && $0.module == model.module
    }
    var facts: [Row] = []
    if !resources.isEmpty {
      facts.append(Row(name: "records of", text: resources.map(\.name).joined(separator: ", ")))
    }
    if !model.sampleOnly.isEmpty {
      facts.append(Row(name: "seen too", text: model.sampleOnly.joined(separator: ", ")))
    }
    self.init(
      title: model.name, summary: "a record of the module \(model.module)", facts: facts,
      sections: [Section(title: "fields", rows: model.fields.map { Row(name: $0.name, text: Self.text($0)) })])
  }
}
