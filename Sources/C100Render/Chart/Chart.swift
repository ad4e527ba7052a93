import C100Language

/// What a chart shows, and how.
public struct ChartOptions: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case bars, line, histogram, sparkline
  }

  public var kind = Kind.bars
  /// The field that names a point; nil chooses.
  public var label: String?
  /// The field that gives its value; nil chooses.
  public var value: String?
  public var title: String?

  public init() {}
}

/// The points of a chart, read from a value.
struct Chart {
  struct Point: Equatable {
    var label: String
    var value: Double
    /// The value as it was written.
    var text: String
  }

  let options: ChartOptions
  private(set) var points: [Point] = []

  private static let mostPoints = 100_000
  private static let valueNames = ["count", "value", "total", "sum", "average", "items"]
  private static let labelNames = ["key", "label", "name", "displayName", "title", "date", "time", "id"]

  /// Reads a list or sequence of numbers, of `[label, number]` pairs or of objects; or one object whose members are points.
  init(_ value: Value, _ options: ChartOptions, _ run: Run) throws(Raise) {
    self.options = options
    if case .object(let object) = value {
      for (i, key) in object.keys.enumerated() { try add(key, object.value(at: i), run) }
    } else {
      let cursor = try Items.cursor(over: value, run)
      while let item = try cursor.next(run) {
        try run.tick()
        guard points.count < Self.mostPoints else {
          throw Raise(
            .value, "a chart has at most \(Show.grouped(Self.mostPoints)) points", help: ["group first: .countBy(…)"])
        }
        try add(item, run)
      }
    }
    if options.kind == .histogram { points = Self.bins(points.map(\.value)) }
  }

  // MARK: - Points

  private mutating func add(_ item: Value, _ run: Run) throws(Raise) {
    switch item {
    case .object(let object): try add(object, run)
    case .list(let list) where list.count == 2: try add(try ValueText.line(list[0], run), list[1], run)
    case .null, .nothing: return
    default: try add(String(points.count + 1), item, run)
    }
  }

  /// The first number; where the first field of several is one too, it is the label and the next one counts.
  private static func valueField(_ keys: [String], _ object: ObjectValue) -> String? {
    let numbers = keys.filter { $0 != "id" && object[$0]?.isNumber == true }
    let hasLabel = labelNames.contains { object.has($0) } || keys.contains { object[$0]?.isNumber == false }
    return !hasLabel && numbers.count > 1 ? numbers[1] : numbers.first
  }

  private mutating func add(_ object: ObjectValue, _ run: Run) throws(Raise) {
    let keys = object.keys
    let number: Value
    if let field = options.value {
      number = ColumnPath(field).value(in: object)
    } else if let field = Self.valueNames.first(where: { Self.magnitude(object[$0]) != nil })
      ?? Self.valueField(keys, object)
    {
      number = object[field] ?? .null
    } else {
      throw Raise(
        .value, "a chart finds no number in \(Show.preview(.object(object), run))",
        help: ["name it: .chart(value: \"…\")"])
    }
    let label: Value
    if let field = options.label {
      label = ColumnPath(field).value(in: object)
    } else {
      let field =
        Self.labelNames.first { object.has($0) } ?? keys.first { object[$0]?.isNumber == false }
        ?? (keys.count > 1 ? keys[0] : nil)
      label = field.flatMap { object[$0] } ?? .integer(points.count + 1)
    }
    if number.isNull || number.isNothing { return }
    try add(try ValueText.line(label, run), number, run)
  }

  private mutating func add(_ label: String, _ value: Value, _ run: Run) throws(Raise) {
    guard let number = Self.magnitude(value), number.isFinite else {
      throw Raise(
        .value, "a chart needs numbers, got \(Show.preview(value, run))", help: ["how often each comes: .countBy(it)"])
    }
    let text = value.isNumber ? try ValueText.scalar(value, run) ?? "" : Show.grouped(Int(clamping: Int128(number)))
    // What is drawn stays far from the ends of the doubles: differences of two are finite.
    points.append(Point(label: label, value: min(max(number, -1e300), 1e300), text: text))
  }

  /// A number's value, a list's count, a duration's seconds.
  private static func magnitude(_ value: Value?) -> Double? {
    switch value {
    case .list(let list): Double(list.count)
    case .duration(let duration): Double(duration.days) * 86_400 + Double(duration.seconds)
    case let value?: value.double
    case nil: nil
    }
  }

  // MARK: - Histogram

  static func bins(_ values: [Double]) -> [Point] {
    guard let bins = Bins(values) else { return [] }
    return bins.counts.enumerated().map { i, n in
      let (from, to) = (bins.lowerEnd(i), bins.lowerEnd(i + 1))
      let label = from < to ? "\(short(from)) – \(short(to))" : short(from)
      return Point(label: label, value: Double(n), text: String(n))
    }
  }

  /// A number in at most six significant digits.
  static func short(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    var scaled = value
    var places = 0
    while places < 6, abs(scaled - scaled.rounded()) > 1e-6 * max(1, abs(scaled)) {
      scaled *= 10
      places += 1
    }
    guard abs(scaled) < 1e15 else { return value.description }
    let digits = Int(scaled.rounded())
    if places == 0 { return String(digits) }
    var text = String(digits.magnitude)
    while text.utf8.count <= places { text = "0" + text }
    let split = text.index(text.endIndex, offsetBy: -places)
    return (digits < 0 ? "-" : "") + text[..<split] + "." + text[split...]
  }

  /// The values brought to `count` columns: means of what falls into one.
  func resampled(_ count: Int) -> [Double] {
    let values = points.map(\.value)
    guard values.count > count, count > 0 else { return values }
    return (0..<count).map { i in
      let from = i * values.count / count
      let to = max(from + 1, (i + 1) * values.count / count)
      return values[from..<to].reduce(0, +) / Double(to - from)
    }
  }
}

extension Show {
  /// A value in a few characters, for messages.
  static func preview(_ value: Value, _ run: Run) -> String {
    // A value of several lines is no text for one.
    guard let text = try? literal(value, width: 1 << 16, run), !text.utf8.contains(0x0A) else {
      return value.typeNameWithArticle
    }
    return text.unicodeScalars.count > 40 ? String(text.unicodeScalars.prefix(37)) + "…" : text
  }
}
