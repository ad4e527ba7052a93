/// When people work: five days a week, nine hours from eight, nine or ten o'clock where they live.
extension Story {
  /// Seconds that the clocks of a city are ahead of UTC, all year round.
  private static let ahead: [String: Int] = [
    "FLE Standard Time": 2 * 3600, "China Standard Time": 8 * 3600, "Pacific SA Standard Time": -4 * 3600,
    "Pacific Standard Time": -8 * 3600,
  ]

  private static let offsets: [Int] = agents.map { ahead[$0.zone] ?? 0 }

  /// The hours of an agent on the day, where it lives, that holds `time`; nil on its days off.
  static func shift(of agent: Int, at time: Int) -> Range<Int>? {
    let local = time + offsets[agent]
    guard (Moment.weekday(local) + agent) % 7 < 5 else { return nil }
    let start = Moment.dayStart(local) + (8 + agent % 3) * 3600 - offsets[agent]
    return start..<start + 9 * 3600
  }

  static func isOnShift(_ agent: Int, at time: Int) -> Bool { shift(of: agent, at: time)?.contains(time) ?? false }
}
