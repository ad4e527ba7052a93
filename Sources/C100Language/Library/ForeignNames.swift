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
    return "here it is \(isMember(use) ? "." : "")\(use)"
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

  /// False for a whole expression: it begins with a symbol, a function, or a word that stands for any value.
  private static func isMember(_ use: String) -> Bool {
    let word = head(use)
    return word.count > 1 && !["string", "type", "date", "time", "now", "for", "text", "list", "object"].contains(word)
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
    "sublist": "[from..<to]", "get": "at(index)", "elementAt": "at(index)", "fetch": "at(index)",
    "iloc": "[index]", "removeFirst": "remove(0)", "removeLast": "remove(-1)", "dropLast": "[..<-count]",
    "removeAll": "list = list.where(!condition)", "clear": "list = []", "firstIndex": "indexOf(item)",
    "delete_if": "list = list.where(!condition)", "lastIndexOf": "list.count() - 1 - list.reverse().indexOf(item)",
    "elementsEqual": "a == b", "union_all": "concat(other)",
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
    "nlargest": "sortBy(key, \"desc\").take(n)", "nsmallest": "sortBy(key).take(n)", "reject": "where(!condition)",
    "findLast": "reverse().find(condition)", "reduceRight": "reverse().reduce(start, combine)",
    "foldl": "reduce(start, combine)", "filterNot": "where(!condition)", "filter_map": "map(…).compact()",
    "allSatisfy": "all(condition)", "drop_while": "skipWhile(condition)", "each_slice": "chunk(size)",
    "each_cons": "window(size)", "rolling": "window(size)", "lag": "window(2)", "lead": "window(2)",
    "diff": "window(2).map(it[1] - it[0])", "minmax": "[list.min(), list.max()]", "one": "count(condition) == 1",
    "product": "reduce(1, (a, b) => a * b)", "each_with_index": "enumerate()", "entries": "enumerate()",
    "rowNumber": "enumerate()", "row_number": "enumerate()", "each_with_object": "reduce(start, combine)",
    "fillna": "map(it ?? value)", "isin": "where(list.contains(it))", "apply": "map(change)", "applymap": "map(change)",
    "assign": "map({...it, name: value})", "withColumn": "map({...it, name: value})", "rename": "map(it.rename(names))",
    "query": "where(condition)", "loc": "where(condition)", "having": "groupBy(key).where(condition)",
    "agg": "groupBy(key).map({.key, n: .items.count()})", "sort_values": "sortBy(key)",
    "drop_duplicates": "distinct(key)", "tolist": "collect()", "to_list": "collect()", "to_a": "collect()",
    "to_dict": "toObject()", "idxmax": "maxBy(key)", "idxmin": "minBy(key)", "clip": "map(it.clamp(low, high))",
    "sumBy": "sum(.field)", "averageBy": "average(.field)", "countIf": "count(condition)",
    "averageIf": "average(.field)", "percentileCont": "percentile(rank)", "cut": "histogram()",
    "coalesce": "find(it != null)", "shape": "count()", "set": "distinct()", "toSet": "distinct()",
    "toString": "string(value)", "tostring": "string(value)", "step": "where(it % n == 0)",
    "stride": "where(it % n == 0)", "by": "where(it % n == 0)", "lowerBound": "first()", "upperBound": "last()",
    "start": "first()", "begin": "first()", "end": "last()", "stop": "last()", "cover": "contains(item)",
    "recurse": "flatten()",
    "slice": "[from..<to]", "tojson": "json()",
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
    "ascii_downcase": "lower()", "ascii_upcase": "upper()", "partition": "split(separator, 2)", "base64": "toBase64()",
    "btoa": "toBase64()",
    "atob": "fromBase64()", "reversed": "reverse()", "toJSON": "parseJSON()", "json": "parseJSON()",
    "fromJSON": "parseJSON()", "concat": "+", "append": "+", "empty": "isEmpty()", "toDate": "date(text)",
    "year": "time(text).year", "month": "time(text).month", "day": "time(text).day", "hour": "time(text).hour",
    "minute": "time(text).minute", "weekday": "time(text).weekday", "week": "time(text).week",
    "startOf": "time(text).startOf(unit)",
    "format": "\"… \\(value) …\"", "printf": "\"… \\(value) …\"", "join": "list.join(separator)",
    "first": "[..<count]", "left": "[..<count]", "prefix": "[..<count]", "take": "[..<count]", "last": "[-count..]",
    "right": "[-count..]", "suffix": "[-count..]", "dropFirst": "[count..]", "skip": "[count..]",
    "dropLast": "[..<-count]", "chop": "[..<-1]", "chomp": "trimEnd()", "ltrim": "trimStart()", "rtrim": "trimEnd()",
    "trimmingCharacters": "trim()", "components": "split(separator)", "words": "split()", "rsplit": "split(separator)",
    "split_part": "split(separator)[index]", "rpartition": "lastIndexOf(text)", "rfind": "lastIndexOf(text)",
    "rindex": "lastIndexOf(text)", "instr": "indexOf(text)", "locate": "indexOf(text)", "position": "indexOf(text)",
    "charindex": "indexOf(text)", "lpad": "padStart(width)", "rpad": "padEnd(width)", "initcap": "capitalize()",
    "titleCase": "capitalize()", "slug": "kebabCase()", "replicate": "repeat(times)", "each_char": "chars()",
    "each_line": "lines()", "explode": "chars()", "map": "chars().map(change)", "filter": "chars().where(condition)",
    "forEach": "chars().each(action)", "each": "chars().each(action)", "where": "chars().where(condition)",
    "sort": "chars().sorted().join(\"\")", "insert": "text[..<at] + part + text[at..]", "prepend": "part + text",
    "tr": "replace(old, new)", "translate": "replace(old, new)", "delete": "replace(text, \"\")",
    "regexp_replace": "replaceMatches(pattern, with)", "regexp_matches": "matchAll(pattern)",
    "capture": "match(pattern)", "ilike": "lower().contains(text)", "casefold": "lower()",
    "equalsIgnoreCase": "a.lower() == b.lower()", "localeCompare": "a < b", "isdigit": "matches(r\"^\\d+$\")",
    "isnumeric": "matches(r\"^\\d+$\")", "isalpha": "matches(r\"^[A-Za-z]+$\")", "isNumeric": "matches(r\"^\\d+$\")",
    "isupper": "text == text.upper()", "islower": "text == text.lower()", "isBlank": "trim().isEmpty()",
    "between": "after(start).before(end)", "indent": "lines().map(\"  \\(it)\").join(\"\\n\")", "to_i": "toInt()",
    "to_f": "toNumber()", "tonumber": "toNumber()", "fromjson": "parseJSON()",
    "strptime": "time(text, format: pattern)", "todate": "time(text)", "to_date": "date(text)",
    "removeprefix": "removePrefix(prefix)", "removesuffix": "removeSuffix(suffix)",
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
    "years": "time.add(years: n)", "max": "[a, b].max()", "min": "[a, b].min()", "between": "x >= a && x <= b",
    "isInteger": "x == x.floor()", "is_integer": "x == x.floor()", "isZero": "x == 0", "positive": "x > 0",
    "negative": "x < 0", "magnitude": "abs()", "signum": "sign()", "negate": "-x", "succ": "x + 1", "pred": "x - 1",
    "squareRoot": "sqrt()", "even": "isEven()", "odd": "isOdd()", "isMultiple": "x % n == 0", "divmod": "div(by)",
    "fdiv": "x / y", "downto": "for i in (a..b).reverse() { … }", "step": "for i in a..b { … }",
    "toPrecision": "round(digits)", "to_s": "string(value)", "tostring": "string(value)", "to_i": "toInt()",
    "toDate": "time(seconds)", "fromdate": "time(seconds)", "todate": "time(seconds)", "toTime": "time(seconds)",
    "toPercent": "percent()", "exp": "2.718281828459045.pow(x)",
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
    "leaf_paths": "flatten().keys()", "forEach": "for (key, value) in object { … }",
    "each": "for (key, value) in object { … }", "each_pair": "for (key, value) in object { … }",
    "sortBy": "entries().sortBy(.value)", "sort_by": "entries().sortBy(.value)",
    "reduce": "entries().reduce(start, combine)", "find": "entries().find(condition)",
    "any": "entries().any(condition)", "some": "entries().any(condition)", "all": "entries().all(condition)",
    "every": "entries().all(condition)", "first": "entries().first()", "groupBy": "entries().groupBy(key)",
    "group_by": "entries().groupBy(key)", "toArray": "entries()", "to_a": "entries()", "sum": "values().sum()",
    "min": "values().min()", "max": "values().max()", "average": "values().average()", "pop": "remove(key)",
    "del": "remove(key)", "popitem": "remove(key)", "removeValue": "remove(key)", "clear": "object = {}",
    "copy": "{...object}", "set": "object[key] = value", "setpath": "object.a.b = value", "put": "object[key] = value",
    "updateValue": "object[key] = value", "setdefault": "object[key] = object[key] ?? value",
    "with": "{...object, key: value}", "compactMapValues": "map(change).compact()", "transform_values": "map(change)",
    "map_values": "map(change)", "transform_keys": "mapKeys(change)", "fetch": "get(path)", "values_at": "pick(fields)",
    "slice": "pick(fields)", "reject": "where(!condition)", "delete_if": "where(!condition)", "has_key": "has(key)",
    "include": "has(key)", "has_value": "values().contains(item)", "merging": "merge(other)",
    "deepMerge": "merge(other)", "invert": "entries().toObject(.value, .key)",
    "key": "entries().find(.value == value)?.key", "equals": "a == b", "toString": "string(value)",
    "from_entries": "list.toObject()", "coalesce": "values().find(it != null)",
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
    "ms": "millisecond", "getMilliseconds": "millisecond", "min": "minute", "sec": "second", "mon": "month",
    "mday": "day", "wday": "weekday", "yday": "dayOfYear", "dayofyear": "dayOfYear", "dayofweek": "weekday",
    "isoweekday": "weekday", "isocalendar": "week", "isBefore": "t1 < t2", "isAfter": "t1 > t2", "isSame": "t1 == t2",
    "compare": "t1 < t2", "equals": "t1 == t2", "between": "t >= from && t < to", "until": "t2 - t1",
    "ago": "now() - t", "fromNow": "now() - t", "age": "now() - t", "timeIntervalSince": "t1 - t2",
    "valueOf": "timestamp", "timeIntervalSince1970": "timestamp", "to_i": "timestamp", "isWeekend": "t.weekday > 5",
    "weekdayName": "format(\"EEEE\")", "dayName": "format(\"EEEE\")", "monthName": "format(\"MMMM\")",
    "daysInMonth": "t.endOf(\"month\").day", "days_in_month": "t.endOf(\"month\").day", "utc": "in(\"UTC\")",
    "toUTC": "in(\"UTC\")", "tz_convert": "in(zone)", "tz_localize": "in(zone)", "tzinfo": "zone",
    "utcoffset": "offset", "getTimezoneOffset": "offset", "beginning_of_day": "startOf(unit)",
    "beginning_of_week": "startOf(unit)", "beginning_of_month": "startOf(unit)", "end_of_day": "endOf(unit)",
    "end_of_month": "endOf(unit)", "date_trunc": "startOf(unit)", "round": "startOf(unit)", "advance": "add(days: n)",
    "replace": "add(days: n)", "change": "add(days: n)", "tomorrow": "t + 1.days", "yesterday": "t - 1.days",
    "toDateString": "format(pattern)", "toLocaleDateString": "format(pattern)", "toLocaleTimeString": "format(pattern)",
    "toLocaleString": "format(pattern)", "ctime": "format(pattern)", "formatted": "format(pattern)",
    "addingTimeInterval": "t + 90.seconds", "toTime": "format(\"HH:mm\")", "time": "format(\"HH:mm\")",
  ]

  private static let durations: [String: String] = [
    "totalSeconds": "seconds", "total_seconds": "seconds", "inSeconds": "seconds", "asSeconds": "seconds",
    "totalMinutes": "minutes", "inMinutes": "minutes", "asMinutes": "minutes", "totalHours": "hours",
    "inHours": "hours", "asHours": "hours", "totalDays": "days", "inDays": "days", "ms": "milliseconds",
    "format": "clock()", "humanize": "string(value)", "toString": "string(value)", "components": "clock()",
    "isNegative": "d < 0.seconds", "isZero": "d == 0.seconds", "negate": "-d", "add": "a + b", "plus": "a + b",
    "minus": "a - b", "round": "d.hours.round(1)", "floor": "d.hours.floor()", "in": "d.hours", "months": "d.days / 30",
    "years": "d.days / 365", "sum": "list.sum()",
    "ago": "now() - 7.days", "fromNow": "now() + 7.days", "from_now": "now() + 7.days",
  ]

}
