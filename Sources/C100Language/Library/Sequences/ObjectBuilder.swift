/// Collects the members of an object that nobody else holds yet.
final class ObjectBuilder {
  private let object = ObjectValue()

  func set(_ key: String, _ value: Value) { object.set(key, value) }

  var value: Value { .object(object) }
}

/// Accounts for one large text or list while it is made, so that it cannot outgrow the memory limit unseen.
struct Room {
  private let run: Run
  private var charged = 0

  /// No text or list of the library is larger than this, whatever the limit.
  static let most = 1 << 31
  /// What is smaller is not worth counting.
  private static let least = 1 << 12

  init(_ run: Run) { self.run = run }

  /// Makes sure that `bytes` in all may be used.
  mutating func grow(to bytes: Int) throws(Raise) {
    guard bytes > Self.least, bytes > charged else { return }
    guard bytes <= Self.most else {
      throw Raise(
        .exhausted, "this would be larger than \(Self.most >> 30) GB",
        help: ["no text or list may be; a lazy chain takes its items one by one"])
    }
    // Ahead of the need, so that many small steps are few charges.
    let wanted = min(Self.most, bytes + bytes / 2)
    try run.charge(bytes: wanted - charged)
    charged = wanted
  }

  mutating func close() {
    run.release(bytes: charged)
    charged = 0
  }

  /// For what is made in one go.
  static func check(_ bytes: Int?, _ run: Run) throws(Raise) {
    if let bytes, bytes <= least { return }
    var room = Room(run)
    try room.grow(to: bytes ?? .max)
    room.close()
  }
}
