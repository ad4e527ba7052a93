import C100Language
import Comm100

/// The span of time that a list covers, and how conditions on its records' times narrow it.
///
/// What is sent may only narrow, whichever way the server reads it:
/// - A list that is told no span covers one of its own (today, the last 30 or 90 days). Naming a bound replaces that, so
///   a lower bound is sent only where it certainly lies inside, and an upper one only beside a lower one.
/// - A span that the caller named is only made smaller.
/// - The pages do not say which of a record's times the span is about, so a lower bound is taken from the earliest of
///   them, an upper one from the latest, and where the times of a record lie near each other with a day to spare.
struct TimeBounds {
  /// What a condition came to.
  enum Verdict: Equatable {
    /// `timeFrom=2026-11-14T10:00:00Z`
    case sent(String)
    /// It runs here alone, for this reason.
    case stays(String)
  }

  /// A time of a record, and what must be taken off a bound on it before it may bound the list; nil where it may not.
  private struct Moment {
    var field: String
    var before: Int?
    var after: Int?

    init(_ field: String, before: Int?, after: Int?) {
      self.field = field
      self.before = before
      self.after = after
    }
  }

  private static let day = 86_400

  private let recipe: ListRecipe
  private let now: Int
  private let moments: [Moment]
  private let fromParameter: APIParameter
  private let toParameter: APIParameter
  /// Seconds since 1970, as named by the caller or sent; nil while the list's own.
  private var from: Int?
  private var to: Int?
  private var sentFrom: String?
  private var sentTo: String?

  /// - Returns: nil for a list without a span, or with one that cannot be read here.
  init?(_ recipe: ListRecipe, now: Int) {
    let moments = TimeBounds.moments(of: recipe.name)
    guard !moments.isEmpty,
      let from = recipe.parameters.first(where: { $0.name == "timeFrom" || $0.name == "dateFrom" }),
      let to = recipe.parameters.first(where: { $0.name == "timeTo" || $0.name == "dateTo" }),
      // Times that are told in a zone of the caller's are the caller's business.
      !recipe.query.contains(where: { $0.name.lowercased().hasPrefix("timezone") })
    else { return nil }
    self.recipe = recipe
    self.now = now
    self.moments = moments
    fromParameter = from
    toParameter = to
    for (name, value) in recipe.query where name == from.name || name == to.name {
      guard let time = TimeValue(apiText: value) else { return nil }
      if name == from.name { self.from = time.seconds } else { self.to = time.seconds }
    }
  }

  /// The parameters that narrow the list.
  var parameters: [(name: String, value: String)] {
    var pairs: [(name: String, value: String)] = []
    if let sentFrom { pairs.append((fromParameter.name, sentFrom)) }
    if let sentTo { pairs.append((toParameter.name, sentTo)) }
    return pairs
  }

  /// Narrows the span by a condition; nil when it is not about one of the records' times.
  mutating func narrow(by condition: Condition) -> Verdict? {
    guard case .time(let time) = condition.value, let field = recipe.model?.field(condition.field),
      field.type.isTime
    else { return nil }
    guard let moment = moments.first(where: { $0.field == field.name }) else { return .stays(anotherTime) }
    switch condition.relation {
    case .greater, .greaterOrEqual: return raise(to: time, moment)
    case .less, .lessOrEqual: return lower(to: time, moment, followsClock: condition.followsClock)
    case .equal, .notEqual, .contains, .within: return nil
    }
  }

  private mutating func raise(to time: TimeValue, _ moment: Moment) -> Verdict {
    guard let spare = moment.before else { return .stays(anotherTime) }
    let bound = time.seconds - spare
    if let from {
      guard bound > from else { return .stays(noNarrower) }
    } else {
      switch fromParameter.default?.text {
      case nil: break
      case "today"?: return .stays("\(recipe.name) covers today unless \(fromParameter.name): names its span")
      case let own?:
        guard let days = TimeBounds.days(own), bound >= max(now, to ?? now) - (days - 1) * TimeBounds.day else {
          return .stays(noNarrower)
        }
      }
    }
    if let to, bound > to { return .stays(noNarrower) }
    from = bound
    let text = TimeBounds.text(bound, fromParameter)
    sentFrom = text
    return .sent("\(fromParameter.name)=\(text)")
  }

  private mutating func lower(to time: TimeValue, _ moment: Moment, followsClock: Bool) -> Verdict {
    guard let spare = moment.after else { return .stays(anotherTime) }
    // A second for a fraction, or an end that does not belong; a day for a bound that grows while pages are read.
    let bound = time.seconds + 1 + spare + (followsClock ? TimeBounds.day : 0)
    guard bound < to ?? now else { return .stays(noNarrower) }
    guard from != nil || fromParameter.default == nil else {
      return .stays("an end alone would move the span of \(recipe.name): name \(fromParameter.name): too")
    }
    if let from, bound < from { return .stays(noNarrower) }
    to = bound
    let text = TimeBounds.text(bound, toParameter)
    sentTo = text
    return .sent("\(toParameter.name)=\(text)")
  }

  private var noNarrower: String { "it does not narrow the span that \(recipe.name) covers" }

  private var anotherTime: String {
    "\(fromParameter.name) and \(toParameter.name) may be about another time of the record"
  }

  private static func text(_ seconds: Int, _ parameter: APIParameter) -> String {
    WireTime(seconds: seconds).text(parameter.format ?? WireTime.format(of: parameter.type))
  }

  /// 30 of `now-30d`.
  private static func days(_ text: String) -> Int? {
    guard text.hasPrefix("now-"), text.hasSuffix("d") else { return nil }
    return Int(text.dropFirst(4).dropLast())
  }

  /// The times of each list's records that its span may be about. A chat is asked for, started and over within a day;
  /// the older pages of tickets speak of the last reply, which is neither the earliest time nor the latest.
  private static func moments(of list: String) -> [Moment] {
    switch list {
    case "chats.list":
      [
        Moment("requestedTime", before: 0, after: day), Moment("startTime", before: day, after: day),
        Moment("endTime", before: day, after: 0),
      ]
    case "offlineMessages.list", "bot.learningQuestions.list", "agentAssist.learningQuestions.list":
      [Moment("createdTime", before: 0, after: 0)]
    case "auditLogs.list": [Moment("actionTime", before: 0, after: 0)]
    case "messaging.junks.list": [Moment("time", before: 0, after: 0)]
    case "ticketing.junks.list": [Moment("Time", before: 0, after: 0)]
    case "conversations.list", "portalConversations.list":
      [Moment("createdAt", before: 0, after: nil), Moment("lastUpdatedAt", before: nil, after: 0)]
    case "tickets.list":
      [Moment("createdTime", before: 0, after: nil), Moment("lastUpdatedTime", before: nil, after: 0)]
    case "deletedConversations.list": [Moment("createdAt", before: 0, after: nil)]
    case "deletedTickets.list": [Moment("createdTime", before: 0, after: nil)]
    default: []
    }
  }
}
