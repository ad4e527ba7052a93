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
    case "until", "loop", "repeat": "write while condition { … }"
    case "do": "write while condition { … }, or try { … } catch e { … }"
    case "elif", "elsif", "elseif": "write else if"
    case "class", "struct", "enum", "interface", "type", "extension", "protocol", "trait":
      "there are no declared types; make objects: {name: value}"
    case "new": "call it without new"
    case "async", "await": "leave it out: calls wait by themselves"
    case "void", "sudo": "leave it out"
    case "echo", "puts", "printf", "println", "pp": "write print(value)"
    case "require", "from", "using", "include", "use": "write import \"file.c100s\""
    case "export", "public", "private", "static", "global", "local":
      "leave it out: every name of a file is visible to its importer"
    case "with", "cat": "write read(\"file\")"
    case "del", "unset": "remove a key with remove, or keep the others with omit"
    case "delete": "a record goes with resource.delete(id), a key with remove(key)"
    case "yield": "give a list, or map over a sequence"
    case "typeof": "ask with type(value)"
    case "pass", "nop": "leave the block empty: { }"
    case "begin", "end", "then", "fi", "done": "a block is written { … }"
    case "except", "rescue": "write try { … } catch e { … }"
    case "finally", "ensure", "defer": "there is no \(word); go on behind the block"
    case "not": "write !condition"
    case "man": "write help(name)"
    case "cd": "there are no folders: a resource is named as it is, agents.list()"
    case "grep": "write list.where(.field.contains(\"text\"))"
    case "interval": "a duration is written 7.days, 3.hours, 90.seconds"
    // Names that are written in capitals are no keywords.
    case "let", "func", "if", "for", "while", "return", "break", "continue", "try", "import":
      "write it in small letters: \(word)"
    default: nil
    }
  }

  /// For the word that a question of a database begins with, in small letters.
  static func query(_ word: String) -> String? {
    switch word {
    case "select": "write resource.list().where(…).select(\"field\")"
    case "insert": "write resource.create(field: value)"
    case "update": "write resource.update(id, field: value)"
    case "describe", "desc": "write help(name)"
    case "show": "help() tells what there is; a list is asked for by name: agents.list()"
    default: nil
    }
  }

  /// For a word behind a `|`: what the shell and jq call a stage, where lists call another thing so.
  static func stage(_ word: String) -> String? {
    switch word {
    case "select": "where(condition)"
    case "grep": "where(.field.contains(\"text\"))"
    case "add": "sum()"
    case "head": "take(count)"
    case "tail": "last(count)"
    case "wc": "count()"
    case "jq", "less", "more", "xargs": nil
    default:
      ForeignNames.use(word, on: [.list, .sequence])
        // A part of a text in brackets is no stage.
        ?? ForeignNames.use(word, on: [.string, .object]).flatMap { $0.hasPrefix("[") ? nil : $0 }
    }
  }

  /// For a word before the parameters of a function as a value: `function (x) { … }`.
  static func functionValue(_ word: String) -> String? {
    switch word {
    case "async": "leave it out: calls wait by themselves"
    case "function", "func", "def", "fn", "fun", "lambda", "proc": "a function as a value is written x => …"
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
    case "in": "write in, in small letters"
    case "between": "write a >= 1 && a <= 9, or a in 1..9"
    case "asc", "desc": "an order is a text behind a comma: \"\(word)\""
    case "as": "write it under a key: map({name: .field})"
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

  /// For a name that is not known, which may be a method here: `len(list)`, `sum(list)`, `SUM(list)` of a spreadsheet.
  static func method(_ word: String, in table: BuiltinTable) -> String? {
    let word = word.utf8.count > 1 && word == word.uppercased() ? word.lowercased() : word
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
    case "isNaN", "isnan": "there is no such number: a result that is none is an error"
    case "fetch", "curl", "requests", "axios", "GET", "POST", "PUT", "PATCH", "DELETE":
      "write api.get(\"/api/v3/…\"), or ask a resource by name: agents.list()"
    case "setTimeout", "setInterval": "calls wait by themselves; nothing runs later"
    case "sumif", "sumifs": "write list.where(condition).sum(.field)"
    case "countif", "countifs": "write list.where(condition).count()"
    case "averageif": "write list.where(condition).average(.field)"
    case "vlookup", "xlookup", "hlookup": "write list.find(.key == value), or list.indexBy(.key)[value]"
    case "left", "mid": "a part of a text is written text[0..<3]"
    case "right": "the end of a text is written text[-3..]"
    case "concatenate", "concat": "write \"\\(a) \\(b)\", or a + b"
    case "iff", "ifelse", "IF", "IIF": "a choice is written condition ? a : b"
    case "p": "write print(value)"
    case "out", "outfile": "a file is written by .save(\"file.csv\")"
    case "range", "seq": "write 0..<n"
    case "isinstance", "instanceof", "kind", "classof": "ask with type(value)"
    case "Date", "Time", "datetime", "DateTime": "write date(\"2026-11-20\"), time(\"…\") or now()"
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
    default: statement(word) ?? query(word) ?? inside(word)
    }
  }
}
