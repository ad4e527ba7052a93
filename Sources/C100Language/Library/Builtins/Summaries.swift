/// What tells of many items in a few: extremes by a key, ranks, parts, running values. Each reads what it needs and keeps
/// no more than it must.
extension Library {
  static let summaries: [Builtin] = [
    Builtin(
      "minBy", on: .walkable, [BuiltinParameter("key", .fieldOrFunction)],
      "The item with the smallest key, the first of several; null keys are skipped, null without any.",
      examples: [Example("[{n: 4, id: 1}, {n: 2, id: 2}].minBy(.n).id", "2"), Example("[].minBy(.n)", "null")]
    ) { call throws(Raise) in try call.item { $0 < 0 } },
    Builtin(
      "maxBy", on: .walkable, [BuiltinParameter("key", .fieldOrFunction)],
      "The item with the largest key, the first of several; null keys are skipped, null without any.",
      examples: [Example("[{n: 4, id: 1}, {n: 2, id: 2}].maxBy(.n).id", "1")]
    ) { call throws(Raise) in try call.item { $0 > 0 } },
    Builtin(
      "median", on: .walkable, [BuiltinParameter("of", .fieldOrFunction, default: .optional)],
      "The middle of the numbers or durations in order, the mean of the two where they are even; null is skipped.",
      examples: [
        Example("[3, 1, 10].median()", "3"), Example("[1, 2].median()", "1.5"), Example("[].median()", "null"),
      ]
    ) { call throws(Raise) in
      let sorted = try call.sortedValues(0)
      guard !sorted.isEmpty else { return .null }
      guard sorted.count % 2 == 0 else { return sorted[sorted.count / 2] }
      var middle = Total()
      try middle.add(sorted[sorted.count / 2 - 1], call)
      try middle.add(sorted[sorted.count / 2], call)
      return try middle.average(call)
    },
    Builtin(
      "percentile", on: .walkable,
      [BuiltinParameter("rank", .number), BuiltinParameter("of", .fieldOrFunction, default: .optional)],
      "The smallest of the values that so many per cent of all do not exceed (nearest rank); null is skipped.",
      examples: [
        Example("(1..200).percentile(95)", "190"), Example("[{wait: 3}, {wait: 9}].percentile(50, .wait)", "3"),
      ]
    ) { call throws(Raise) in
      let rank = try call.double(0)
      guard rank >= 0, rank <= 100 else {
        throw call.failure(.value, "percentile: 'rank' must be 0...100, got \(rank)", argument: 0)
      }
      let sorted = try call.sortedValues(1)
      guard !sorted.isEmpty else { return .null }
      let place = Int((rank / 100 * Double(sorted.count)).rounded(.up))
      return sorted[min(max(place, 1), sorted.count) - 1]
    },
    Builtin(
      "stddev", on: .walkable, [BuiltinParameter("of", .fieldOrFunction, default: .optional)],
      "How far numbers lie from their mean: the standard deviation of a sample (n - 1); null is skipped, null of fewer than two.",
      examples: [Example("[2, 4, 4, 4, 5, 5, 7, 9].stddev().round(3)", "2.138"), Example("[3].stddev()", "null")]
    ) { call throws(Raise) in
      let pick = try call.pick(0)
      // Welford's running moments: no difference of two large sums.
      var (count, mean, squares) = (0.0, 0.0, 0.0)
      try call.eachItem { item throws(Raise) in
        let value = try pick(item, call.run)
        if value.isNull { return true }
        guard let number = value.double else {
          throw Raise(
            .type, "stddev: only numbers have a spread here, got \(value.typeNameWithArticle)",
            help: ["say which field: .stddev(.field)"], span: call.span)
        }
        count += 1
        let distance = number - mean
        mean += distance / count
        squares += distance * (number - mean)
        return true
      }
      guard count > 1 else { return .null }
      let spread = (squares / (count - 1)).squareRoot()
      guard spread.isFinite else {
        throw Raise(.value, "stddev: the spread is beyond what a decimal can hold", span: call.span)
      }
      return .decimal(spread)
    },
    Builtin(
      "partition", on: .walkable, [BuiltinParameter("condition", .function)],
      "Two lists: the items for which the condition is true, and the others.",
      examples: [Example("[1, 5, 2].partition(it > 1)", "[[5, 2], [1]]")]
    ) { call throws(Raise) in
      let test = try call.function(0)
      var (those, others): ([Value], [Value]) = ([], [])
      try call.eachItem { item throws(Raise) in
        if try call.run.test(test, item) { those.append(item) } else { others.append(item) }
        return true
      }
      return .elements([.elements(those), .elements(others)])
    },
    Builtin(
      "window", on: .walkable, [BuiltinParameter("size", .integer)],
      "Every run of `size` neighbours, as lists: for differences from one item to the next.",
      examples: [Example("[1, 4, 9].window(2)", "[[1, 4], [4, 9]]"), Example("[1].window(2)", "[]")]
    ) { call throws(Raise) in
      let size = try call.count(0, atLeast: 1)
      var windows: [Value] = []
      var recent: [Value] = []
      try call.eachItem { item throws(Raise) in
        recent.append(item)
        if recent.count > size { recent.removeFirst() }
        if recent.count == size {
          try call.run.tick(size >> 4)
          windows.append(.elements(recent))
        }
        return true
      }
      return .elements(windows)
    },
    Builtin(
      "scan", on: .walkable, [BuiltinParameter("start"), BuiltinParameter("combine", .function)],
      "What `reduce` has so far after each item: running totals.",
      examples: [Example("[1, 2, 3].scan(0, (sum, x) => sum + x)", "[1, 3, 6]")]
    ) { call throws(Raise) in
      var result = call.value(0)
      let combine = try call.function(1)
      var results: [Value] = []
      try call.eachItem { item throws(Raise) in
        result = try call.run.call(combine, result, item)
        results.append(result)
        return true
      }
      return .elements(results)
    },
    Builtin(
      "findIndex", on: .walkable, [BuiltinParameter("condition", .function)],
      "The position of the first item for which the condition is true, from 0; null without one.",
      examples: [Example("[3, 8, 9].findIndex(it > 5)", "1"), Example("[].findIndex(it > 5)", "null")]
    ) { call throws(Raise) in
      let test = try call.function(0)
      var place = 0
      var isFound = false
      try call.eachItem { item throws(Raise) in
        isFound = try call.run.test(test, item)
        if !isFound { place += 1 }
        return !isFound
      }
      return isFound ? .integer(place) : .null
    },
    Builtin(
      "transpose", on: .list, [], "Rows become columns; null stands where a row is too short.",
      examples: [Example("[[1, 2, 3], [4, 5]].transpose()", "[[1, 4], [2, 5], [3, null]]")]
    ) { call throws(Raise) in
      var rows: [[Value]] = []
      for item in try call.items() {
        guard case .list(let row) = item else {
          throw Raise(.type, "transpose: each row must be a list, got \(item.typeNameWithArticle)", span: call.span)
        }
        rows.append(row.elements)
      }
      let width = rows.reduce(0) { max($0, $1.count) }
      let (cells, overflow) = width.multipliedReportingOverflow(by: rows.count)
      let (bytes, isTooMuch) = cells.multipliedReportingOverflow(by: MemoryLayout<Value>.stride)
      try Room.check(overflow || isTooMuch ? nil : bytes, call.run)
      try call.run.tick(cells)
      return .elements((0..<width).map { i in .elements(rows.map { i < $0.count ? $0[i] : .null }) })
    },
  ]
}

extension Call {
  /// What is taken from each item by parameter `i`, null left out, in order.
  fileprivate func sortedValues(_ i: Int) throws(Raise) -> [Value] {
    let pick = try pick(i)
    var values: [Value] = []
    try eachItem { item throws(Raise) in
      let value = try pick(item, run)
      if !value.isNull { values.append(value) }
      return true
    }
    try Sorting.sort(&values, isDescending: false, run, span)
    return values
  }

  /// The item whose key is better than that of every item before and no worse than any behind it.
  fileprivate func item(_ isBetter: (Int) -> Bool) throws(Raise) -> Value {
    let pick = try pick(0)
    var best: (item: Value, key: Value)?
    try eachItem { item throws(Raise) in
      let key = try pick(item, run)
      if key.isNull { return true }
      guard Same.isComparable(best?.key ?? key, key) else {
        throw Raise(
          .type, "\(name): cannot compare \((best?.key ?? key).typeNameWithArticle) with \(key.typeNameWithArticle)",
          span: span)
      }
      if best.map({ isBetter(Same.order(key, $0.key)) }) ?? true { best = (item, key) }
      return true
    }
    return best?.item ?? .null
  }
}
