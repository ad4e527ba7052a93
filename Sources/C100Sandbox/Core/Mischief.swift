/// Draws the faults of each request.
struct Mischief {
  private let faults: Faults
  private var random: Random

  init(_ faults: Faults, seed: UInt64) {
    self.faults = faults
    random = Random(seed, "faults")
  }

  private mutating func strikes(_ percent: Double) -> Bool { percent > 0 && random.fraction() * 100 < percent }

  /// An answer that comes in place of the real one; nil for most requests.
  mutating func instead(of request: SandboxRequest, _ world: World) -> SandboxReply? {
    guard faults != .none else { return nil }
    world.wrongTotal = strikes(faults.total) ? random.integer(1...7) * (random.chance(50) ? 1 : -1) : nil
    for fault in faults.statuses where strikes(fault.percent) {
      return World.reply(Refusal(fault.status, "The sandbox answers \(fault.status) on purpose."))
    }
    if strikes(faults.limit) {
      return World.reply(Refusal(403, "The request limit is exceeded (on purpose).", code: 403_001))
    }
    if strikes(faults.expire), request.header("Authorization") != nil {
      return World.reply(Refusal(401, "The token has expired (on purpose)."))
    }
    return nil
  }

  mutating func spoil(_ reply: inout SandboxReply, _ request: SandboxRequest) {
    guard faults != .none else { return }
    if faults.latency > 0 {
      reply.mishap.delay = faults.latency - faults.jitter + random.below(2 * faults.jitter + 1)
    }
    if strikes(faults.garbage), !reply.body.isEmpty { reply.body = Array("<html>502 Bad Gateway \u{FFFD}".utf8) }
    if strikes(faults.cut), !reply.body.isEmpty { reply.mishap.cutAfter = random.below(reply.body.count) }
    if strikes(faults.slow) { reply.mishap.isSlow = true }
  }
}
