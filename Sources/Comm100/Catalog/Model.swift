/// The documented fields of a kind of record.
public final class Model: Sendable {
  /// Which columns the tables of a page have; without one the fact is unknown for every unmarked field.
  struct Columns: OptionSet, Sendable {
    let rawValue: UInt8
    static let readOnly = Columns(rawValue: 1)
    static let required = Columns(rawValue: 2)
  }

  public let name: String
  /// The name of the module that owns the model.
  public let module: String
  /// Documented fields in the page's order, then those known from the user (`Field.isFromUser`).
  public let fields: [Field]
  /// Keys met only in sample bodies.
  public let sampleOnly: [String]
  /// Described inside an HTML comment of the page.
  public let isHidden: Bool

  public var qualifiedName: String { module + "." + name }

  /// Declares a model: `Model("global.Agent", [.integer("id", .readOnly), …])`.
  /// - Parameter columns: the columns of the page's table; `readOnly` and `required` unless given.
  @inline(never)
  init(
    _ qualifiedName: String, columns: Columns = [.readOnly, .required], hidden: Bool = false,
    sampleOnly: [String] = [], _ fields: [Field]
  ) {
    (module, name) = Catalog.halves(of: qualifiedName)
    let documented = fields.map {
      $0.completed(readOnly: columns.contains(.readOnly), required: columns.contains(.required))
    }
    self.fields = documented + UserAdditions.fields(of: qualifiedName)
    self.sampleOnly = sampleOnly
    isHidden = hidden
  }

  /// The field with this name or second spelling; the exact one first, then in any letter case.
  public func field(_ name: String, ignoringCase: Bool = true) -> Field? {
    for field in fields where field.name == name { return field }
    for field in fields where field.altName == name { return field }
    guard ignoringCase else { return nil }
    for field in fields where ASCII.equalsIgnoringCase(field.name, name) { return field }
    return fields.first { field in field.altName.map { ASCII.equalsIgnoringCase($0, name) } ?? false }
  }
}
