import Comm100
import JSONText

/// Everything that the sandbox remembers. One thread at a time: `Sandbox` holds a lock around it.
final class World {
  let options: SandboxOptions
  let seed: UInt64
  /// The moment that the data is laid out around, and the start of its UTC day.
  let origin: Int
  let anchor: Int
  var accounts: Accounts
  var router = Router()
  /// Goes up with each write.
  private(set) var version = 0
  private var collections: [String: Collection] = [:]
  private var makers: [String: GuidMaker] = [:]
  private var seeding: Set<String> = []
  /// Which collection holds the items of a model; filled as asked.
  var relatedKeys: [String: String] = [:]
  private var madeChats: ChatTable?
  /// How the rows of a resource are shown as a model; made when first needed.
  var presentations: [String: [ShownField]] = [:]
  var madeRoster: Roster?
  private var madeVisits: Visits?
  /// What the messaging reports know, and the version that it is of.
  var madeCaseFacts: ([CaseFacts], Int)?
  let listings = Listings<Row>()
  let chatListings = Listings<Int32>()
  /// What the faults add to the totals of this request.
  var wrongTotal: Int?
  /// Files that were sent here, by id in lower case.
  var uploads: [String: Upload] = [:]
  /// Chats deleted in an earlier run, taken from the data file.
  var deletedChats: Set<Int32> = []

  /// - Parameter anchor: the start of the day that the data is laid out around; today's unless the data was kept.
  init(_ options: SandboxOptions, anchor: Int? = nil) {
    self.options = options
    seed = options.seed
    let now: Double =
      switch options.clock {
      case .system: SystemClock.now
      case .fixed(let seconds): Double(seconds)
      case .custom(let read): read()
      }
    origin = Int(now)
    self.anchor = anchor ?? Moment.dayStart(Int(now))
    accounts = Accounts(seed: options.seed)
  }

  // MARK: - Time

  /// Seconds since 1970, by the sandbox's clock.
  var time: Double {
    switch options.clock {
    case .system: SystemClock.now
    case .fixed(let seconds): Double(seconds)
    case .custom(let read): read()
    }
  }

  var now: Int { Int(time) }

  // MARK: - Identifiers

  func maker(_ kind: String) -> GuidMaker {
    if let maker = makers[kind] { return maker }
    let maker = GuidMaker(seed: seed, kind: kind)
    makers[kind] = maker
    return maker
  }

  func guid(_ kind: String, _ number: Int) -> String { maker(kind).text(number) }

  // MARK: - Collections

  /// The items of a collection; made from the seed when first touched.
  func collection(_ key: String) -> Collection {
    if let found = collections[key] { return found }
    guard seeding.insert(key).inserted else { return Collection() }
    defer { seeding.remove(key) }
    let made = Collection(Seeds.rows(key, in: self))
    collections[key] = made
    return made
  }

  func rows(_ key: String) -> [Row] { collection(key).rows }

  func row(_ key: String, _ id: String) -> Row? { collection(key).row(id) }

  func change(_ key: String, _ body: (inout Collection) -> Void) {
    // Taken out of the dictionary while it changes, so that it is not copied.
    var own = collection(key)
    collections[key] = nil
    body(&own)
    own.isChanged = true
    collections[key] = own
    version += 1
  }

  func update(_ key: String, _ id: String, _ fields: (inout JSONObject) -> Void) {
    change(key) { $0.update(id) { fields(&$0.fields) } }
  }

  /// Notes a change that is in no collection.
  func touch() { version += 1 }

  /// What differs from the seed, for the data file.
  var changed: [(key: String, collection: Collection)] {
    collections.filter { $0.value.isChanged }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  func restore(_ key: String, _ collection: Collection) { collections[key] = collection }

  // MARK: - Chats

  var chats: ChatTable {
    if let madeChats { return madeChats }
    let made = ChatTable(self)
    madeChats = made
    return made
  }

  var visits: Visits {
    if let madeVisits { return madeVisits }
    let made = Visits(chats.rows, seed: seed, faults: options.faults, anchor: anchor, now: origin)
    madeVisits = made
    return made
  }

  func removeChats(_ numbers: Set<Int32>) {
    chats.remove(numbers)
    version += 1
  }

  /// The numbers of the chats that were deleted.
  var goneChats: [Int32] { madeChats?.deleted ?? deletedChats.sorted() }
}
