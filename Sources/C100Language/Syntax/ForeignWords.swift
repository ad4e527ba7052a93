/// Words that people bring from other languages, with the way to say it here.
public enum ForeignWords {
  /// For a word that begins something a statement cannot begin with: `throw x`, `switch v`.
  public static func statement(_ word: String) -> String? {
    switch word {
    case "const", "var", "val": "declare with let name = value"
    case "function", "def", "fn", "fun", "sub", "proc": "write func name(a, b) { … }"
    case "lambda": "a function is written x => …"
    case "throw", "raise": "raise an error with fail(\"message\")"
    case "switch", "match", "case", "when": "write if … { … } else if … { … } else { … }"
    case "unless", "guard": "write if !condition { … }"
    case "foreach": "write for x in list { … }"
    case "until", "do", "loop", "repeat": "write while condition { … }"
    case "elif", "elsif", "elseif": "write else if"
    case "class", "struct", "enum", "interface", "type": "there are no declared types; make objects: {name: value}"
    case "new": "call it without new"
    case "async", "await": "leave it out: calls wait by themselves"
    case "echo", "puts", "printf", "println", "print": "write print(value)"
    case "require", "from", "using", "include", "use": "write import \"file.c100s\""
    case "export", "public", "private", "static", "global", "local":
      "leave it out: every name of a file is visible to its importer"
    case "with", "cat": "write read(\"file\")"
    case "del", "delete", "unset": "remove a key with remove, or keep the others with omit"
    case "yield": "give a list, or map over a sequence"
    case "typeof": "ask with type(value)"
    case "pass", "nop": "leave the block empty: { }"
    case "select", "SELECT": "write resource.list().where(…).select(\"field\")"
    case "begin", "end", "then", "fi", "done": "a block is written { … }"
    case "except", "rescue": "write try { … } catch e { … }"
    case "finally", "ensure": "there is no finally; go on behind the catch"
    case "not": "write !condition"
    default: nil
    }
  }

  /// For a word before the parameters of a function as a value: `function (x) { … }`.
  static func functionValue(_ word: String) -> String? {
    switch word {
    case "function", "func", "def", "fn", "fun", "lambda", "proc", "async": "a function as a value is written x => …"
    default: nil
    }
  }

  /// Between two numbers: `1 to 3`.
  static func isRange(_ word: String) -> Bool { ["to", "until", "upto", "through", "thru"].contains(word) }

  /// For a word between operands or behind an expression.
  public static func inside(_ word: String) -> String? {
    switch word {
    case "and": "write &&"
    case "or": "write ||"
    case "is", "eq", "equals": "write =="
    case "isnt", "ne": "write !="
    case "not": "write !(x in list)"
    case "mod": "write %"
    case "div": "write a.div(b)"
    case "contains", "has", "includes": "write list.contains(x), or x in list"
    case "like", "matches": "write text.contains(\"part\") or text.matches(r\"pattern\")"
    case "of": "write in"
    case "then", "do", "begin": "a block is written { … }"
    case "unless": "write if !condition { … }"
    case "elif", "elsif", "elseif": "write else if"
    case "except", "rescue": "write try … catch …"
    case "instanceof": "ask with type(value)"
    case "where": "write list.where(condition)"
    case "finally", "ensure": "there is no finally; go on behind the catch"
    default: nil
    }
  }

  /// For a name that is not known, which may be a method here: `len(list)`, `sum(list)`.
  public static func name(_ word: String, in table: BuiltinTable) -> String? {
    if let use = name(word) { return use }
    if let method = table.all.first(where: { $0.name == word && $0.on != .global }) {
      return "it is a method: value.\(method.traits.contains(.isProperty) ? word : "\(word)(…)")"
    }
    return ForeignNames.anyHint(word)
  }

  /// For a name that is not known: `None`, `console`.
  public static func name(_ word: String) -> String? {
    switch word {
    case "console", "log": "write print(value)"
    case "str", "String", "repr", "toString": "write string(value)"
    case "max", "min", "sum": "write [a, b].\(word)()"
    case "Number", "float", "Double", "Int", "number": "write text.toNumber()"
    case "range", "seq": "write 0..<n"
    case "isinstance", "instanceof", "kind", "classof": "ask with type(value)"
    case "Date", "datetime", "DateTime": "write date(\"2026-11-20\"), time(\"…\") or now()"
    case "open", "readFile", "fs", "input", "prompt": "write read(\"file\"), or stdin"
    case "Set", "set", "tuple": "a list is written [1, 2]; .distinct() drops what is there twice"
    case "re", "Regex", "RegExp": "write text.matches(r\"pattern\"), or text.replaceMatches(r\"pattern\", \"with\")"
    case "None", "nil", "undefined", "NULL", "Null", "NaN": "write null"
    case "True", "TRUE": "write true"
    case "False", "FALSE": "write false"
    case "self", "this": "there is no such object; name the value: x => x.field"
    case "JSON": "write text.parseJSON(), or value.json()"
    case "Math", "math": "numbers have methods: x.round(), x.floor(), x.abs(); lists too: [a, b].max()"
    case "Object": "objects have methods: value.keys(), value.values(), value.entries()"
    case "Array", "list": "a list is written [1, 2]"
    case "dict", "Map": "an object is written {name: value}"
    case "lastWeek", "last_week", "lastweek": "write today() - 7.days, or today().startOf(\"week\") - 7.days"
    case "thisWeek", "this_week": "write today().startOf(\"week\")"
    case "lastMonth", "last_month": "write today().startOf(\"month\").add(months: -1)"
    case "thisMonth", "this_month": "write today().startOf(\"month\")"
    case "readJSON", "read_json", "loads", "jq": "write read(\"file.json\").parseJSON(), or stdin.parseJSON()"
    case "readCSV", "read_csv": "write read(\"file.csv\").parseCSV()"
    case "pd", "pandas": "lists have methods: .where(…), .groupBy(…), .pivot(…), .leftJoin(…)"
    case "yesterday": "write today() - 1.days"
    case "tomorrow": "write today() + 1.days"
    case "ls", "dir", "show", "tables", "SHOW": "help() tells what there is; a list is asked for by name: agents.list()"
    case "asc", "desc": "an order is a text: \"\(word)\""
    case "history": ":history lists what was typed"
    case "clear", "cls": "Ctrl-L clears the screen"
    case "quit", "q", "bye", "logout": "Ctrl-D or :quit leaves the prompt; a script ends with exit(0)"
    case "sys", "process", "os": "write args, env(\"NAME\"), exit(3)"
    default: statement(word) ?? inside(word)
    }
  }
}
