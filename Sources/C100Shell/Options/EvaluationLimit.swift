import C100Language

/// A limit of evaluations that a person may set: `--memory 512M` for the whole run, `:set memory 512M` at the prompt.
enum EvaluationLimit: String, CaseIterable, Sendable {
  case memory, steps, depth

  var summary: String {
    switch self {
    case .memory: "memory that evaluations may take"
    case .steps: "loop turns, calls and items of one evaluation"
    case .depth: "calls of functions inside one another"
    }
  }

  /// What a value looks like, in help.
  var form: String {
    switch self {
    case .memory: "SIZE|none"
    case .steps: "N|none"
    case .depth: "N"
    }
  }

  private static let leastMemory = 1 << 20

  private var wanted: String {
    switch self {
    case .memory: "a size of 1M or more, such as 512M or 2G, or none"
    case .steps: "a number above 0, or none"
    case .depth: "a number from 10 to 1000000"
    }
  }

  /// Changes the limit; gives what is wrong with a text that names none.
  func set(_ text: String, in limits: inout Limits) -> String? {
    let isUnlimited = text == "none"
    switch self {
    case .memory:
      let size = Self.size(text)
      guard isUnlimited || size.map({ $0 >= Self.leastMemory }) ?? false else { return problem(text) }
      limits.memory = size
    case .steps:
      let count = Self.count(text)
      guard isUnlimited || count.map({ $0 > 0 }) ?? false else { return problem(text) }
      limits.steps = count
    case .depth:
      guard let depth = Self.count(text), (10...1_000_000).contains(depth) else { return problem(text) }
      limits.callDepth = depth
    }
    return nil
  }

  private func problem(_ text: String) -> String { "\(rawValue) wants \(wanted), got '\(text)'" }

  /// The limit as it would be written.
  func text(_ limits: Limits) -> String {
    switch self {
    case .memory: limits.memory.map(Self.text) ?? "none"
    case .steps: limits.steps.map(String.init) ?? "none"
    case .depth: String(limits.callDepth)
    }
  }

  // MARK: - Numbers and sizes

  private static let units: [(letter: Character, shift: Int)] = [("G", 30), ("M", 20), ("K", 10)]

  /// Digits, `_` between them.
  private static func count(_ text: some StringProtocol) -> Int? {
    guard let first = text.utf8.first, first != 0x5F else { return nil }
    let digits = text.utf8.filter { $0 != 0x5F }
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// `512M`, `2G`, `1.5GB`, `64MiB`: powers of 1024. A number alone is bytes.
  private static func size(_ text: String) -> Int? {
    var number = text.uppercased()[...]
    for ending in ["IB", "B"] where number.hasSuffix(ending) {
      number = number.dropLast(ending.count)
      break
    }
    var shift = 0
    if let unit = units.first(where: { number.last == $0.letter }) {
      number = number.dropLast()
      shift = unit.shift
    }
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = count(parts[0]), whole < 1 << (62 - shift) else { return nil }
    guard parts.count == 2 else { return whole << shift }
    guard parts[1].utf8.count <= 3, let digits = count(parts[1]) else { return nil }
    let scale = parts[1].utf8.reduce(1) { scale, _ in scale * 10 }
    return whole << shift + (digits << shift) / scale
  }

  private static func text(_ bytes: Int) -> String {
    bytes & (1 << 30 - 1) == 0 ? "\(bytes >> 30)G" : "\(bytes >> 20)M"
  }
}

extension Options {
  /// The limits of evaluations: what the command line says, else `C100_MEMORY`, else those of a program.
  func limits(isPrompt: Bool) throws(Failure) -> Limits {
    var limits = Limits.program
    let setting = isPrompt ? ":set " : "--"
    limits.commands = Limits.Commands(memory: setting + "memory", steps: setting + "steps", depth: "--depth")
    for limit in EvaluationLimit.allCases {
      if let text = evaluationLimits.first(where: { $0.limit == limit })?.text {
        _ = limit.set(text, in: &limits)
      } else if limit == .memory, let text = environment("C100_MEMORY"), let problem = limit.set(text, in: &limits) {
        throw .usage("C100_MEMORY: \(problem)")
      }
    }
    return limits
  }
}
