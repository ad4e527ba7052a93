import JSONText

/// One item of a collection.
struct Row {
  /// As it stands in a path.
  var id: String
  /// The id of the item that it belongs to; empty for none.
  var parent: String
  var fields: JSONObject

  init(_ id: String, parent: String = "", _ fields: JSONObject) {
    self.id = id
    self.parent = parent
    self.fields = fields
  }
}

/// The items of one resource, in the order they were made.
struct Collection {
  private(set) var rows: [Row]
  /// Copies share it, whoever makes it first.
  private var index = Index()
  /// The largest whole number met as an id.
  private(set) var largest = 0
  /// How many items were created since the start: the number behind a new guid.
  var created = 0
  /// Whether it differs from what the seed gives.
  var isChanged = false

  /// Places by id in lower case; made when an id is first looked for.
  private final class Index {
    var places: [String: Int]?
  }

  init(_ rows: [Row] = []) {
    self.rows = rows
    for row in rows { note(row.id) }
  }

  var count: Int { rows.count }

  func place(_ id: String) -> Int? {
    let key = Text.lowered(id)
    if let places = index.places { return places[key] }
    var places: [String: Int] = [:]
    places.reserveCapacity(rows.count)
    for (i, row) in rows.enumerated() { places[Text.lowered(row.id)] = i }
    index.places = places
    return places[key]
  }

  func row(_ id: String) -> Row? { place(id).map { rows[$0] } }

  private mutating func note(_ id: String) {
    if let number = Int(id) { largest = max(largest, number) }
  }

  mutating func append(_ row: Row) {
    note(row.id)
    if isKnownUniquelyReferenced(&index) {
      index.places?[Text.lowered(row.id)] = rows.count
    } else {
      index = Index()
    }
    rows.append(row)
    isChanged = true
  }

  mutating func update(_ id: String, _ change: (inout Row) -> Void) {
    guard let place = place(id) else { return }
    change(&rows[place])
    isChanged = true
  }

  @discardableResult
  mutating func remove(_ id: String) -> Row? {
    guard let place = place(id) else { return nil }
    let row = rows.remove(at: place)
    rebuild()
    return row
  }

  mutating func removeAll(where matches: (Row) -> Bool) {
    let before = rows.count
    rows.removeAll(where: matches)
    if rows.count != before { rebuild() }
  }

  /// Puts the items into another order.
  mutating func reorder(_ rows: [Row]) {
    self.rows = rows
    rebuild()
  }

  private mutating func rebuild() {
    index = Index()
    isChanged = true
  }
}
