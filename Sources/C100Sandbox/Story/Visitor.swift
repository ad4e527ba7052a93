/// One person who writes to the company, made from a number.
struct Visitor: Sendable {
  let number: Int
  let place: Story.Place
  let company: String
  let browser: String
  let system: String
  let screen: String
  let visits: Int
  private let given: String
  private let family: String
  private let hostileName: String?
  /// The code of the country and the number; nil for no telephone.
  private let telephone: (code: Int, number: Int)?
  private let lastOfAddress: Int
  /// Seconds before the anchor day when this person came for the first time, unless a chat was earlier.
  private let firstVisit: Int

  init(_ number: Int, seed: UInt64, faults: Faults) {
    var random = Random(seed, "visitor", number)
    self.number = number
    place = Self.place(&random)
    given = random.pick(Story.givenNames[place.names])
    family = random.pick(Story.familyNames[place.names])
    hostileName = faults.hostileName(&random)
    telephone = random.chance(55) ? (random.integer(20...98), 1_000_000 + random.below(9_000_000)) : nil
    company = random.chance(30) ? random.pick(Story.companies) : ""
    browser = random.pick(Story.browsers)
    system = random.pick(Story.systems)
    screen = random.pick(Story.screens)
    lastOfAddress = random.integer(2...250)
    visits = random.skewed(low: 1, typical: 4)
    firstVisit = random.integer(1...400) * Moment.day + random.below(Moment.day)
  }

  // Texts are put together when they are asked for: most that is reckoned from 40,000 visitors needs none.

  /// Chinese and Japanese names begin with the family's.
  var name: String {
    hostileName
      ?? (place.names == 3 ? family + given : place.names == 4 ? family + " " + given : given + " " + family)
  }

  var email: String { "guest\(1000 + number)@mail.example" }
  var phone: String { telephone.map { "+\($0.code) 555 \($0.number)" } ?? "" }
  var ip: String { "\(place.network).\(lastOfAddress)" }

  /// When this person came for the first time.
  func firstVisit(anchor: Int, firstChat: Int) -> Int { min(anchor - firstVisit, firstChat - 900) }

  /// Where a person lives, without the rest.
  static func place(_ number: Int, seed: UInt64) -> Story.Place {
    var random = Random(seed, "visitor", number)
    return place(&random)
  }

  private static func place(_ random: inout Random) -> Story.Place { Story.places[random.weighted(weights)] }

  private static let weights: [Int] = Story.places.map(\.weight)
}
