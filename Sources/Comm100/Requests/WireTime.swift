/// A point in time on its way into a request.
public struct WireTime: Hashable, Sendable {
  /// Since 1970-01-01T00:00:00Z.
  public var seconds: Int
  /// 0..<1 000 000 000, after `seconds`.
  public var nanoseconds: Int

  /// - Parameter nanoseconds: 0..<1,000,000,000.
  public init(seconds: Int, nanoseconds: Int = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// How a type of the catalog is written where its page gives no format: dates and date-times in UTC.
  public static func format(of type: FieldType) -> String {
    switch type {
    case .date: "yyyy-MM-dd"
    case .time: "HH:mm"
    case .integer, .number, .boolean, .string, .guid, .datetime, .object, .map, .file, .conditions:
      "yyyy-MM-ddTHH:mm:ssZ"
    }
  }

  /// The time in a format of the documentation: `yyyy MM dd HH mm ss fff`, all else as it is.
  ///
  /// - Parameter offset: seconds east of UTC of the clock that is written; a `Z` in the format wants 0.
  public func text(_ format: String, offset: Int = 0) -> String {
    let local = Swift.max(-62_135_596_800, Swift.min(253_402_300_799, seconds)) + offset
    let day = floorDivide(local, 86_400)
    let date = CivilDate(day: day)
    let second = local - day * 86_400
    var result = ""
    var rest = Substring(format)
    while let letter = rest.first {
      let run = rest.prefix { $0 == letter }
      let value: Int? =
        switch letter {
        case "y": date.year
        case "M": date.month
        case "d": date.day
        case "H": second / 3600
        case "m": second / 60 % 60
        case "s": second % 60
        case "f": nanoseconds / 1_000_000
        default: nil
        }
      if let value {
        let digits = String(value)
        result += String(repeating: "0", count: Swift.max(0, run.count - digits.count)) + digits
      } else {
        result += run
      }
      rest = rest.dropFirst(run.count)
    }
    return result
  }

  // MARK: - Text as a time

  /// Whether text is a date, a date with a time, or a time of day, in a form that the API takes.
  public static func isTime(_ text: String, _ type: FieldType) -> Bool {
    var bytes = Array(text.utf8)[...]
    if type == .time { return takeClock(&bytes) && bytes.isEmpty }
    guard let year = take(&bytes, 4), take(&bytes, "-"), let month = take(&bytes, 2), take(&bytes, "-"),
      let day = take(&bytes, 2), (1...12).contains(month), day >= 1,
      day <= CivilDate.length(ofMonth: month, in: year)
    else { return false }
    if bytes.isEmpty { return true }
    guard type != .date, take(&bytes, "T") || take(&bytes, " "), takeClock(&bytes) else { return false }
    if bytes.isEmpty || bytes.elementsEqual("Z".utf8) { return true }
    guard take(&bytes, "+") || take(&bytes, "-"), take(&bytes, 2) != nil else { return false }
    return (take(&bytes, ":") && take(&bytes, 2) != nil || take(&bytes, 2) != nil) && bytes.isEmpty
  }

  // HH:mm[:ss[.f…]]
  private static func takeClock(_ bytes: inout ArraySlice<UInt8>) -> Bool {
    guard let hour = take(&bytes, 2), take(&bytes, ":"), let minute = take(&bytes, 2), hour < 24, minute < 60 else {
      return false
    }
    guard take(&bytes, ":") else { return true }
    guard let second = take(&bytes, 2), second <= 60 else { return false }
    guard take(&bytes, ".") else { return true }
    let digits = bytes.prefix { ASCII.isDigit($0) }
    bytes = bytes.dropFirst(digits.count)
    return !digits.isEmpty
  }

  private static func take(_ bytes: inout ArraySlice<UInt8>, _ count: Int) -> Int? {
    let digits = bytes.prefix(count)
    guard digits.count == count, digits.allSatisfy(ASCII.isDigit) else { return nil }
    bytes = bytes.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private static func take(_ bytes: inout ArraySlice<UInt8>, _ character: Unicode.Scalar) -> Bool {
    guard bytes.first == UInt8(ascii: character) else { return false }
    bytes = bytes.dropFirst()
    return true
  }
}
