/// What people from other languages call the methods of a value, and what they are here: for the hint of an error about
/// an unknown member. Words by themselves are in ``ForeignWords``.
public enum ForeignNames {
  /// What to write instead of `name` on a value of this kind; nil for any other word.
  public static func use(_ name: String, on kind: Kinds) -> String? {
    for (kinds, words) in tables where !kinds.isDisjoint(with: kind) {
      if let use = words[name] { return use }
    }
    return nil
  }

  /// A line of help: `here it is .where(condition)`.
  public static func hint(_ name: String, on kind: Kinds) -> String? {
    guard let use = use(name, on: kind) else { return nil }
    // What begins with one of these is a whole expression, not a member.
    let word = head(use)
    let isMember = !word.isEmpty && !["string", "date", "time", "t", "for"].contains(word)
    return "here it is \(isMember ? "." : "")\(use)"
  }

  /// The same for whatever kind it is a word of: `len(x)`.
  static func anyHint(_ name: String) -> String? {
    for (kinds, words) in tables where words[name] != nil { return hint(name, on: kinds) }
    return nil
  }

  /// The built-ins that a foreign word may stand for, whatever the kind: so that its argument is read as theirs is.
  static func heads(_ name: String) -> [String] {
    tables.compactMap { $0.1[name].map { head($0) } }
  }

  /// Whether a text could be the name of a field behind a dot.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, Lexer.isNameStart(first) else { return false }
    return text.utf8.count <= 30 && text.utf8.allSatisfy { Lexer.isNameByte($0) }
  }

  private static func head(_ use: String) -> String { String(use.prefix { $0.isLetter }) }

  /// Every entry, for the reference page and tests.
  public static var all: [(kinds: Kinds, name: String, use: String)] {
    tables.flatMap { kinds, words in words.sorted { $0.key < $1.key }.map { (kinds, $0.key, $0.value) } }
  }

  private static let tables: [(Kinds, [String: String])] = [
    (.list, lists), (.walkable, sequences), (.string, strings), (.number, numbers), (.object, objects),
    (.time, times), (.duration, durations),
  ]

  private static let lists: [String: String] = [
    "push": "append(item)", "add": "append(item)", "push_back": "append(item)", "unshift": "insert(0, item)",
    "pop": "remove(-1)", "shift": "remove(0)", "removeAt": "remove(index)", "splice": "remove(index)",
    "delete": "remove(index)", "flat": "flatten()", "index": "indexOf(item)",
    "sort": "sorted() or .sortBy(key)", "sorted_by": "sortBy(key)", "difference": "except(other)",
    "subtract": "except(other)",
    "intersection": "intersect(other)", "union": "concat(other).distinct()", "shuffled": "shuffle()",
    "randomElement": "sample()", "choice": "sample()", "compactMap": "map(…).compact()", "slice": "[from..<to]",
    "sublist": "[from..<to]", "get": "at(index)", "elementAt": "at(index)",
  ]

  private static let sequences: [String: String] = [
    "filter": "where(condition)", "grep": "where(condition)", "findAll": "where(condition)",
    "forEach": "each(action)", "foreach": "each(action)", "len": "count()", "length": "count()", "size": "count()",
    "orderBy": "sortBy(key)", "order": "sortBy(key)", "sort": "sortBy(key)", "sorted": "sortBy(it)",
    "sort_by": "sortBy(key)", "order_by": "sortBy(key)", "orderByDescending": "sortBy(key, \"desc\")",
    "limit": "take(count)", "head": "take(count)", "top": "take(count)", "prefix": "take(count)",
    "offset": "skip(count)", "drop": "skip(count)", "tail": "skip(1)", "dropFirst": "skip(count)",
    "suffix": "last(count)", "dropWhile": "skipWhile(condition)", "fold": "reduce(start, combine)",
    "inject": "reduce(start, combine)", "aggregate": "reduce(start, combine)", "some": "any(condition)",
    "exists": "any(condition)", "every": "all(condition)", "includes": "contains(item)", "include": "contains(item)",
    "has": "contains(item)", "in": "contains(item)", "detect": "find(condition)", "firstWhere": "find(condition)",
    "toList": "collect()", "toArray": "collect()", "list": "collect()", "unique": "distinct()", "uniq": "distinct()",
    "distinctBy": "distinct(key)", "uniqBy": "distinct(key)", "group_by": "groupBy(key)", "group": "groupBy(key)",
    "count_by": "countBy(key)", "tally": "countBy(it)", "value_counts": "countBy(it)", "keyBy": "indexBy(key)",
    "associateBy": "indexBy(key)", "toDictionary": "indexBy(key)", "enumerated": "enumerate()",
    "withIndex": "enumerate()", "reversed": "reverse()", "mean": "average()", "avg": "average()",
    "describe": "stats()", "pluck": "map(.field)", "project": "select(fields)", "fields": "select(fields)",
    "pick": "select(fields)", "columns": "select(fields)", "extend": "concat(other)", "union": "concat(other)",
    "joined": "join(separator)", "selectMany": "flatMap(change)", "concatMap": "flatMap(change)",
    "flat_map": "flatMap(change)", "collectMany": "flatMap(change)", "batch": "chunk(size)", "chunked": "chunk(size)",
    "fromEntries": "toObject()", "to_csv": "csv()", "toCSV": "csv()", "to_json": "json()", "toJSON": "json()",
    "toJson": "json()", "to_yaml": "yaml()", "toYAML": "yaml()", "to_table": "table()", "to_markdown": "markdown()",
    "dict": "toObject()", "toMap": "toObject()", "none": "any(condition) == false", "empty": "isEmpty()",
    "nth": "at(index)", "min_by": "minBy(key)", "max_by": "maxBy(key)", "quantile": "percentile(rank)",
    "accumulate": "scan(start, combine)", "windowed": "window(size)", "pairwise": "window(2)",
    "from_entries": "toObject()", "unique_by": "distinct(key)", "findLastIndex": "reverse().findIndex(condition)",
    "elementAt": "at(index)", "single": "first()", "std": "stddev()", "stdev": "stddev()", "std_dev": "stddev()",
    "variance": "stddev().pow(2)", "var": "stddev().pow(2)", "mode": "countBy(it).maxBy(.count).key",
    "cumsum": "scan(0, (sum, x) => sum + x)", "cumulative": "scan(0, (sum, x) => sum + x)",
    "rank": "sortBy(key).enumerate()", "pivot_table": "pivot(row, column)", "crosstab": "pivot(row, column)",
    "lookup": "leftJoin(other, key)", "merge": "leftJoin(other, key)", "joinOn": "innerJoin(other, key)",
    "left_join": "leftJoin(other, key)", "inner_join": "innerJoin(other, key)", "nunique": "distinct().count()",
    "json_normalize": "map(it.flatten())", "unnest": "flatMap(.field)", "explode": "flatMap(.field)",
    "sortDescending": "sortBy(key, \"desc\")", "sortByDesc": "sortBy(key, \"desc\")",
    "groupby": "groupBy(key)", "sortby": "sortBy(key)", "dropna": "where(it != null)",
    "nlargest": "sortBy(key, \"desc\").take(n)", "slice": "[from..<to]", "sort_values": "sortBy(key)",
    "having": "where(condition)", "each_with_index": "enumerate()", "to_a": "collect()",
    "tojson": "json()",
  ]

  private static let strings: [String: String] = [
    "toUpperCase": "upper()", "uppercased": "upper()", "uppercase": "upper()", "upcase": "upper()",
    "toUpper": "upper()", "toLowerCase": "lower()", "lowercased": "lower()", "lowercase": "lower()",
    "downcase": "lower()", "toLower": "lower()", "capitalized": "capitalize()", "title": "capitalize()",
    "len": "count()", "length": "count()", "size": "count()", "strip": "trim()", "trimmed": "trim()",
    "trimming": "trim()", "lstrip": "trimStart()", "trimLeft": "trimStart()", "rstrip": "trimEnd()",
    "trimRight": "trimEnd()", "startswith": "startsWith(prefix)", "hasPrefix": "startsWith(prefix)",
    "starts_with": "startsWith(prefix)", "endswith": "endsWith(suffix)", "hasSuffix": "endsWith(suffix)",
    "ends_with": "endsWith(suffix)", "includes": "contains(text)", "include": "contains(text)", "has": "contains(text)",
    "like": "matches(pattern)", "substr": "[from..<to]", "substring": "[from..<to]", "slice": "[from..<to]",
    "charAt": "[index]", "at": "[index]", "find": "indexOf(text)", "index": "indexOf(text)",
    "replaceAll": "replace(old, new)", "gsub": "replaceMatches(pattern, with)", "sub": "replaceMatches(pattern, with)",
    "replacingOccurrences": "replace(old, new)", "test": "matches(pattern)", "search": "matches(pattern)",
    "exec": "match(pattern)", "findall": "matchAll(pattern)", "scan": "matchAll(pattern)",
    "parseInt": "toInt()", "int": "toInt()", "toInteger": "toInt()", "parseFloat": "toNumber()",
    "toFloat": "toNumber()", "toDouble": "toNumber()", "number": "toNumber()", "padLeft": "padStart(width)",
    "rjust": "padStart(width)", "zfill": "padStart(width, \"0\")", "padRight": "padEnd(width)",
    "ljust": "padEnd(width)", "splitlines": "lines()", "split_lines": "lines()", "characters": "chars()",
    "truncate": "shorten(width)", "ellipsis": "shorten(width)", "encodeURIComponent": "toPercent()",
    "urlEncode": "toPercent()", "urlDecode": "fromPercent()", "ltrimstr": "removePrefix(prefix)",
    "rtrimstr": "removeSuffix(suffix)",
    "ascii_downcase": "lower()", "ascii_upcase": "upper()", "partition": "before(text)", "base64": "toBase64()",
    "btoa": "toBase64()",
    "atob": "fromBase64()", "reversed": "reverse()", "toJSON": "parseJSON()", "json": "parseJSON()",
    "fromJSON": "parseJSON()", "concat": "+", "append": "+", "empty": "isEmpty()", "toDate": "date(text)",
    "year": "time(text).year", "month": "time(text).month", "day": "time(text).day", "hour": "time(text).hour",
    "minute": "time(text).minute", "weekday": "time(text).weekday", "week": "time(text).week",
    "startOf": "time(text).startOf(unit)",
    "format": "\"… \\(value) …\"", "printf": "\"… \\(value) …\"",
  ]

  private static let numbers: [String: String] = [
    "toFixed": "format(digits)", "description": "string(value)", "hex": "toBase(16)", "log10": "log(10)",
    "log2": "log(2)", "ln": "log()",
    "toLocaleString": "format(digits)", "toString": "string(value)",
    "rounded": "round(digits)", "ceiling": "ceil()", "truncate": "toInt()", "trunc": "toInt()", "int": "toInt()",
    "absolute": "abs()", "times": "for i in 0..<n { … }", "upto": "for i in a..b { … }",
    "power": "pow(exponent)", "mod": "%", "idiv": "div(by)", "limit": "clamp(low, high)",
    "day": "days", "hour": "hours", "minute": "minutes", "second": "seconds", "week": "weeks",
    "millisecond": "milliseconds", "ms": "milliseconds", "secs": "seconds", "mins": "minutes",
    "month": "time.add(months: n)", "months": "time.add(months: n)", "year": "time.add(years: n)",
    "years": "time.add(years: n)",
  ]

  private static let objects: [String: String] = [
    "len": "count()", "length": "count()", "size": "count()", "items": "entries()", "toList": "entries()",
    "pairs": "entries()", "filter": "where(condition)", "mapValues": "map(change)", "hasKey": "has(key)",
    "containsKey": "has(key)", "hasOwnProperty": "has(key)", "contains": "has(key)", "dig": "get(path)",
    "getpath": "get(path)",
    "assign": "merge(other)", "update": "merge(other)", "extend": "merge(other)", "delete": "remove(key)",
    "without": "omit(fields)", "except": "omit(fields)", "select": "pick(fields)", "only": "pick(fields)",
    "fields": "keys()", "to_entries": "entries()", "with_entries": "map(change)", "sorted": "sortKeys()",
    "empty": "isEmpty()", "toJSON": "json()", "flat": "flatten()", "paths": "flatten().keys()",
  ]

  private static let times: [String: String] = [
    "getFullYear": "year", "getMonth": "month", "getDate": "day", "getHours": "hour", "getMinutes": "minute",
    "getSeconds": "second", "getDay": "weekday", "dayOfWeek": "weekday", "isoWeekday": "weekday",
    "strftime": "format(pattern)", "toFormat": "format(pattern)", "toString": "string(value)",
    "toISOString": "string(value)", "isoformat": "string(value)", "iso": "string(value)", "getTime": "timestamp",
    "unix": "timestamp", "epoch": "timestamp", "tz": "zone", "timezone": "zone", "timeZone": "zone",
    "astimezone": "in(zone)", "withZone": "in(zone)", "inZone": "in(zone)", "plus": "t + 3.hours",
    "minus": "t - 3.hours", "addDays": "add(days: n)", "addMonths": "add(months: n)", "addHours": "add(hours: n)",
    "subtract": "t - 3.hours", "truncate": "startOf(unit)", "floor": "startOf(unit)", "trunc": "startOf(unit)",
    "ceil": "endOf(unit)", "diff": "t1 - t2", "since": "t1 - t2", "toDate": "date", "isoWeek": "week",
    "ms": "millisecond",
  ]

  private static let durations: [String: String] = [
    "totalSeconds": "seconds", "total_seconds": "seconds", "inSeconds": "seconds", "asSeconds": "seconds",
    "totalMinutes": "minutes", "inMinutes": "minutes", "asMinutes": "minutes", "totalHours": "hours",
    "inHours": "hours", "asHours": "hours", "totalDays": "days", "inDays": "days", "ms": "milliseconds",
    "ago": "now() - 7.days", "fromNow": "now() + 7.days", "from_now": "now() + 7.days", "format": "clock()",
    "humanize": "string(value)", "toString": "string(value)",
  ]

}
