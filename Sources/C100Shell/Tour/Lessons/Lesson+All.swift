extension Lesson {
  /// The tour, in its order.
  static let texts: [String] = [
    loggingIn, lists, sorting, filters, oneRecord, reports, changing, errors, budget, scripts,
  ]

  static let all: [Lesson] = texts.compactMap { try? Lesson($0) }
}
