/// The members of a JSON object, in order, one for each key. Keys compare by their UTF-8 bytes.
public struct JSONObject: Sendable {
  final class Members: JSONStorage, @unchecked Sendable {  // As its superclass.
    var keys: [String]
    /// Places by key; nil until the object has grown large.
    var places: [ByteKey: Int]?

    init(keys: [String], values: [JSON]) {
      self.keys = keys
      super.init(values)
    }
  }

  /// A string that is compared and hashed by bytes.
  struct ByteKey: Hashable {
    let text: String
    static func == (a: ByteKey, b: ByteKey) -> Bool { JSONObject.equal(a.text, b.text) }
    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }

  private static let smallCount = 16
  private var members: Members
  var storage: JSONStorage { members }

  public init() { members = Members(keys: [], values: []) }

  /// The members in order; of equal keys the last value wins, in the first one's place.
  public init<S: Sequence<(String, JSON)>>(_ pairs: S) {
    self.init()
    for (key, value) in pairs { self[key] = value }
  }

  /// The keys of another object with values of its own, one for each: thousands of such objects share their keys.
  public init(like pattern: JSONObject, values: [JSON]) {
    precondition(values.count == pattern.count, "one value for each key")
    members = Members(keys: pattern.members.keys, values: values)
    members.places = pattern.members.places
  }

  public var count: Int { members.keys.count }
  public var isEmpty: Bool { members.keys.isEmpty }
  public var keys: [String] { members.keys }
  public var values: [JSON] { members.items }

  /// The value of a key. Setting replaces in place or appends; nil removes.
  public subscript(key: String) -> JSON? {
    get {
      if let place = place(of: key) { return members.items[place] }
      return nil
    }
    set {
      own()
      guard let value = newValue else {
        removePlace(place(of: key))
        return
      }
      if let place = place(of: key) {
        members.items[place] = value
      } else {
        members.keys.append(key)
        members.items.append(value)
        indexLast()
      }
    }
  }

  @discardableResult
  public mutating func removeValue(forKey key: String) -> JSON? {
    let value = self[key]
    if value != nil { self[key] = nil }
    return value
  }

  // MARK: - Places

  static func equal(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count && a == b && a.utf8.elementsEqual(b.utf8)
  }

  private func place(of key: String) -> Int? {
    if let places = members.places { return places[ByteKey(text: key)] }
    return members.keys.firstIndex { Self.equal($0, key) }
  }

  private mutating func indexLast() {
    let count = members.keys.count
    guard count > Self.smallCount else { return }
    if members.places == nil {
      members.places = [:]
      for (i, key) in members.keys.enumerated() { members.places?[ByteKey(text: key)] = i }
    } else {
      members.places?[ByteKey(text: members.keys[count - 1])] = count - 1
    }
  }

  private mutating func removePlace(_ place: Int?) {
    guard let place else { return }
    members.keys.remove(at: place)
    members.items.remove(at: place)
    guard members.places != nil else { return }
    members.places = [:]
    for (i, key) in members.keys.enumerated() { members.places?[ByteKey(text: key)] = i }
  }

  private mutating func own() {
    guard !isKnownUniquelyReferenced(&members) else { return }
    let copy = Members(keys: members.keys, values: members.items)
    copy.places = members.places
    members = copy
  }
}

extension JSONObject: Sequence, Equatable, ExpressibleByDictionaryLiteral {
  public func makeIterator() -> AnyIterator<(key: String, value: JSON)> {
    var i = 0
    let members = members
    return AnyIterator {
      guard i < members.keys.count else { return nil }
      defer { i += 1 }
      return (members.keys[i], members.items[i])
    }
  }

  public typealias Element = (key: String, value: JSON)
  public typealias Key = String
  public typealias Value = JSON

  public static func == (a: JSONObject, b: JSONObject) -> Bool { JSON.object(a) == JSON.object(b) }

  public init(dictionaryLiteral members: (String, JSON)...) { self.init(members) }
}
