/// One person who writes to the company, made from a number: places in the tables of the story.
///
/// Texts are put together when they are asked for: most that is reckoned from 40,000 visitors needs none.
struct Visitor: Sendable {
  let number: Int
  let visits: Int
  private let home: UInt8
  private let given: UInt8
  private let family: UInt8
  /// -1 for a name of the story.
  private let hostileName: Int8
  /// The code of the country and the number; 0 for no telephone.
  private let countryCode: UInt8
  private let telephone: Int32
  /// -1 for none.
  private let employer: Int8
  private let browserKind: UInt8
  private let systemKind: UInt8
  private let screenKind: UInt8
  private let lastOfAddress: UInt8
  /// Seconds before the anchor day when this person came for the first time, unless a chat was earlier.
  private let firstVisit: Int32

  init(_ number: Int, seed: UInt64, faults: Faults) {
    var random = Random(seed, "visitor", number)
    self.number = number
    home = UInt8(random.weighted(Self.weights))
    let names = Story.places[Int(home)].names
    given = UInt8(random.below(Story.givenNames[names].count))
    family = UInt8(random.below(Story.familyNames[names].count))
    hostileName = Int8(faults.hostileName(&random) ?? -1)
    let hasTelephone = random.chance(55)
    countryCode = hasTelephone ? UInt8(random.integer(20...98)) : 0
    telephone = hasTelephone ? Int32(1_000_000 + random.below(9_000_000)) : 0
    employer = random.chance(30) ? Int8(random.below(Story.companies.count)) : -1
    browserKind = UInt8(random.below(Story.browsers.count))
    systemKind = UInt8(random.below(Story.systems.count))
    screenKind = UInt8(random.below(Story.screens.count))
    lastOfAddress = UInt8(random.integer(2...250))
    visits = random.skewed(low: 1, typical: 4)
    firstVisit = Int32(random.integer(1...400) * Moment.day + random.below(Moment.day))
  }

  var place: Story.Place { Story.places[Int(home)] }
  var browser: String { Story.browsers[Int(browserKind)] }
  var system: String { Story.systems[Int(systemKind)] }
  var screen: String { Story.screens[Int(screenKind)] }
  var company: String { employer < 0 ? "" : Story.companies[Int(employer)] }

  /// Chinese and Japanese names begin with the family's.
  var name: String {
    if hostileName >= 0 { return Faults.hostileNames[Int(hostileName)] }
    let names = place.names
    let given = Story.givenNames[names][Int(given)]
    let family = Story.familyNames[names][Int(family)]
    return names == 3 ? family + given : names == 4 ? family + " " + given : given + " " + family
  }

  var email: String { "guest\(1000 + number)@mail.example" }
  var phone: String { telephone == 0 ? "" : "+\(countryCode) 555 \(telephone)" }
  var ip: String { "\(place.network).\(lastOfAddress)" }

  /// When this person came for the first time.
  func firstVisit(anchor: Int, firstChat: Int) -> Int { min(anchor - Int(firstVisit), firstChat - 900) }

  /// Where a person lives, without the rest.
  static func place(_ number: Int, seed: UInt64) -> Story.Place {
    var random = Random(seed, "visitor", number)
    return Story.places[random.weighted(weights)]
  }

  private static let weights = Weights(Story.places.map(\.weight))
}
