extension Value {
  /// The `Int` of this exact value: an integer, a decimal such as `3.0`, an exact number such as `1e3`.
  public var wholeNumber: Int? {
    switch self {
    case .integer(let number): number
    case .decimal(let number): Int(exactly: number)
    case .number(let number): number.integer
    case .bool, .string, .list, .object, .range, .function, .time, .duration, .sequence, .host, .null, .nothing: nil
    }
  }

  /// The finite double nearest to a number; nil for anything else.
  public var double: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .decimal(let number): number
    case .number(let number): number.double
    case .bool, .string, .list, .object, .range, .function, .time, .duration, .sequence, .host, .null, .nothing: nil
    }
  }

  public var isNumber: Bool {
    switch self {
    case .integer, .decimal, .number: true
    case .bool, .string, .list, .object, .range, .function, .time, .duration, .sequence, .host, .null, .nothing:
      false
    }
  }
}
