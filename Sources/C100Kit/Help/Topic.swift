import C100Render

/// A page of help about a subject: a few sentences, and lines that can be run as they stand.
package struct Topic: Sendable {
  /// What one types: `help("paging")`.
  package let name: String
  /// Other words for it.
  package let aliases: [String]
  package let summary: String
  package let text: String
  /// Runnable in the sandbox, in order.
  package let lines: [String]

  package init(_ name: String, _ aliases: [String] = [], _ summary: String, _ text: String, lines: [String]) {
    self.name = name
    self.aliases = aliases
    self.summary = summary
    self.text = text
    self.lines = lines
  }

  /// The page as `help` shows it.
  package var page: String {
    "\(name) — \(summary)\n\n" + Paragraph.wrapped(text.split(separator: "\n").joined(separator: " "), width: 78)
      + (lines.isEmpty ? "" : "\n\n" + lines.map { "  " + $0 }.joined(separator: "\n"))
  }

  /// The topic of this name or alias, in any letter case.
  package static func named(_ name: String) -> Topic? {
    let wanted = name.lowercased().split(separator: "-").joined(separator: " ")
    return all.first { $0.name == wanted || $0.aliases.contains(wanted) }
  }
}

extension Topic {
  package static let all: [Topic] = [
    Topic(
      "paging", ["pages", "pagination", "more"], "lists come page by page, and only as far as you look",
      """
      A list is a recipe: nothing is asked until something pulls on it. take(n) bounds the pages that are asked for,
      count() asks one page and believes its total, a slice costs the pages that it shows. pageSize: says how many
      items a page holds; without it the size that needs the fewest calls is chosen. pageIndex: asks for exactly that
      page, .page() gives its envelope. At the prompt, `more` goes on with the last listing.
      """,
      lines: [
        "sites.list(pageSize: 50).take(3).map(.name)", "sites.list().count()",
        "sites.list(pageSize: 10)[20..<22].count()",
        "sites.list(pageSize: 10).page().total",
      ]),
    Topic(
      "sorting", ["sort", "order"], "sortBy, on the server where it proves to sort, here otherwise",
      """
      sortBy("name") takes a field, a dotted path or a function; "desc" turns it round; a list of keys sorts by several,
      a minus in front of one turns it: sortBy(["rating", "-startTime"]). It is stable, and null comes last either way.
      Where only the first items are wanted the server may sort; it must prove it once by answering another item in the
      opposite order. explain says which.
      """,
      lines: [
        "sites.list(pageSize: 50).sortBy(\"name\").take(2).map(.name)",
        "explain(sites.list(pageSize: 50).sortBy(\"name\").take(2))",
        "agents.list().collect().sortBy([\"isAdmin\", \"-email\"]).first().id > 0",
      ]),
    Topic(
      "filters", ["where", "filter", "conditions"], "where(…), narrowed on the server where the API has a filter",
      """
      where(.field == value) keeps what answers true. What the list's documented filters can express becomes parameters
      of the request and is checked again here; the rest runs here. keywords: and the other parameters of a list are
      the API's own (help(agents.list)); conditions: [{field: "email", operate: "contains", value: "x"}] passes its
      numbered filters as they are.
      """,
      lines: [
        "agents.list().where(.isActive).count() > 0", "agents.list(keywords: \"a\").take(1).count() <= 1",
        "explain(chats.list().where(.email.contains(\"example\")))",
      ]),
    Topic(
      "grouping", ["group", "groups", "aggregates", "aggregate", "summary", "statistics", "report", "tally"],
      "how many, how much, by what",
      """
      countBy(.status) counts; groupBy(.status) gives {key, items}, of which map makes what is wanted; several fields make
      an object the key: countBy(["status", "source"]). pivot("day", "status") sets two keys against each other.
      sum, average, min, max, median, percentile(95, .x), stddev, stats and histogram tell of numbers. A day, an hour or a
      week is a key too: countBy(.startTime.hour), countBy(.startTime.in("Europe/Paris").startOf("week")).
      """,
      lines: [
        "agents.list().countBy(.isActive).sortBy(\"count\", \"desc\")",
        "agents.list().groupBy(.isActive).map({active: .key, agents: .items.count()})",
        "chats.list().pivot(x => x.startTime.hour, \"status\")",
      ]),
    Topic(
      "joins", ["join lists", "joining", "relations"], "two lists, put together by a key",
      """
      include: lets the API join where it can: agents.list(include: "department"). Here, innerJoin and leftJoin put the
      fields of another list's items beside those of each item with the same key, by name or by function. For one field
      a table of names is enough: departments.list().toObject(.id, .name), then names[id]. except and intersect compare
      two lists, zip pairs them by place.
      """,
      lines: [
        "agents.list(include: \"department\").take(2).map({.displayName, first: .departments[0].name})",
        "contacts.list().take(2).map({.id, .name}).innerJoin([{id: 1, note: \"calls often\"}], \"id\")",
        "[{id: 1, d: \"x\"}].leftJoin([{d: \"x\", n: 5}], \"d\")",
      ]),
    Topic(
      "writing", ["writes", "changing", "changes", "update", "dry run"], "creating, changing and deleting records",
      """
      create takes the fields, get the id, update the id and what changes, delete the id. The API replaces a whole record:
      update reads it, puts the change in and sends it back. The prompt shows each write that it sends and asks before a
      delete and before a fourth change of one entry; a FILE and -e never ask. --dry-run sends the reads and prints the
      writes, --read-only refuses them, explain(…) and curl(…) show one without sending it.
      """,
      lines: [
        "explain(agents.update(2, title: \"CEO\"))", "departments.create(name: \"Night desk\").name",
        "curl(departments.delete(\"some-id\"))",
      ]),
    Topic(
      "spreadsheets", ["excel", "spreadsheet", "csv files", "export"], "CSV for Excel and other programs, and back",
      """
      .save("out.csv") writes a file; .csv("id", "contact.phone") names the columns. For Excel: .csv(bom: true) has the
      mark by which it reads letters like ü and 明 right, separator: ";" is what it wants where a comma is the decimal
      sign, defuse: true keeps it from running what visitors wrote as formulas. map(it.flatten()) makes columns of nested
      fields. read("in.csv").parseCSV(numbers: true) reads one.
      """,
      lines: [
        "agents.list().take(2).csv(\"id\", \"email\", bom: true, separator: \";\")",
        "contacts.list().take(1).map({.id, .name}).csv()", "\"n,v\\na,1.5\".parseCSV(numbers: true).sum(.v)",
      ]),
    Topic(
      "time zones", ["zones", "timezones", "zone", "dates", "times"],
      "the API's zone names, IANA names, and conversions",
      """
      The API names zones by ids such as "China Standard Time"; IANA names such as "Asia/Shanghai" are taken as well.
      A record's times are date-times that print their own text; t.in(zone) tells the same instant elsewhere. The
      session's zone is --zone, else C100_ZONE, else the profile's, else UTC. 7.days is a calendar week in the value's
      zone; now() - 7.days is accepted wherever the API wants a time.
      """,
      lines: [
        "time(\"2026-11-20T09:30:00Z\").in(\"Tokyo Standard Time\").hour",
        "time(\"2026-11-20T09:30:00Z\").in(\"Europe/Paris\").format(\"HH:mm\")",
        "date(\"2026-03-01\") - 1.days",
      ]),
    Topic(
      "errors", ["error", "try", "catch"], "what an error says, and how a script catches it",
      """
      Every error says what went wrong, where, and what would mend it. An error of the API shows status, code, message,
      method and URL. try EXPR catch EXPR gives the second value when the first fails; try { … } catch e { … } has the
      error: e.kind (api, network, auth, limit, type, name, value, user, …), e.message, e.status, e.code, e.data.
      """,
      lines: [
        "try agents.get(999999) catch e { e.status }", "try fail(\"enough\") catch e { e.kind }",
        "try [1][5] catch \"out of range\"",
      ]),
    Topic(
      "limits", ["limit", "rate limit", "budget", "calls"], "300 calls in five minutes, counted and never exceeded",
      """
      The API allows 300 calls in any 5 minutes from one address. c100 counts its calls over that window, together with
      your other c100 programs on this machine, spends them freely at first and waits near the end, saying until when.
      session.callsLeft tells what is left; explain(…) what a line would cost; `calls` lists what was sent. --no-wait
      ends with status 6 instead of waiting.
      """,
      lines: ["session.callsLeft > 0", "calls.count() >= 0", "explain(agents.list(pageSize: 10))"]),
    Topic(
      "memory", ["steps", "depth", "evaluation limits"], "what an evaluation may use before it ends with an error",
      """
      A line that would use up the machine ends with an error of kind exhausted, and the session goes on. Memory is
      limited to 4 GB or half of the machine's: --memory 512M, C100_MEMORY or `:set memory 2G` say otherwise. Steps (loop
      turns, calls, items) have no limit unless --steps or `:set steps` sets one; functions may call each other 100,000
      deep, or as --depth says. What streams needs no memory: leave .collect() and sorting out of a long chain.
      """,
      lines: ["(1..1_000_000).map(it * 2).sum()", "try (1..1e12).take(3).collect() catch e { e.kind }"]),
    Topic(
      "authentication", ["login", "logging in", "token", "tokens", "jwt", "auth"],
      "logging in, and where the token lives",
      """
      login(email: "you@example.com", siteId: 10000) asks for the password without echo; `c100 login` makes a profile
      that remembers who you are, never the password. The token lives in the session only: it is not shown, logged,
      written to history, or sent to any other host. It is renewed before it ends, and once upon a 401.
      """,
      lines: ["session.host", "session.site != 0"]),
    Topic(
      "scripts", ["script", "files", "args", "cron"], "from the prompt to a file that runs unattended",
      """
      A .c100s file runs with `c100 FILE [ARG…]` or by its first line `#!/usr/bin/env c100`. A file shows nothing by
      itself: print(…) does. option("days", default: 7, help: "…") declares an option, which `c100 FILE --help` explains;
      args holds what is no option. import "lib.c100s" brings in another file. .save("out.csv") writes a file whole or
      not at all; .save("all.ndjson", resume: true) goes on where an interrupted one stopped. `c100 check FILE` finds
      errors without running, `c100 check --read-only FILE` proves that it changes nothing, `c100 fmt FILE` lays it out.
      At the prompt, :script FILE writes the lines that led to the last result.
      """,
      lines: [
        "option(\"days\", default: 7, help: \"how far back to look\")", "args.count() == 0",
        "try agents.get(999999).email catch \"nobody\"", "print([{id: 1, n: 2}].csv())",
      ]),
    Topic(
      "language",
      [
        "syntax", "the language", "loop", "loops", "if", "for", "func", "function", "functions", "lambda", "variables",
      ], "the language on one page",
      """
      let x = 1 declares, x = 2 assigns. Values: null, true, 12, 2.5, "text \\(x)", [1, 2], {id: 1}, 1..10, x => x + 1,
      dates and durations. if c { a } else { b } is a value, so is c ? a : b; ?? gives a value for null; ?. and ["key"]
      give null where there is nothing. for x in list { … }, while c { … }, func name(a, b = 1) { … }. In where, map and
      their like, .field means the item's field: .where(.rating > 3).map({.id, .name}).
      """,
      lines: ["[3, 1, 2].sortBy(it).map(it * 2)", "{id: 1, ...{name: \"x\"}}.keys()", "1..3"]),
    Topic(
      "exit codes", ["exit", "status", "exit status"], "what a script's exit status tells",
      """
      0 done · 1 the script failed · 2 usage or a syntax error · 3 the API refused · 4 authentication · 5 network ·
      6 the call limit · 130 interrupted. A closed pipe ends quietly with 0. exit(n) ends with a status of your own.
      """,
      lines: ["try fail(\"a script ends with status 1\") catch e { e.kind }"]),
    Topic(
      "environment", ["environment variables"], "the environment variables that are read",
      """
      C100_PROFILE C100_PORTAL C100_API C100_EMAIL C100_PASSWORD C100_SITE_ID C100_TOKEN C100_ZONE C100_MEMORY
      C100_CONFIG C100_PAGER C100_EDITOR, and NO_COLOR CLICOLOR CLICOLOR_FORCE PAGER VISUAL EDITOR. A flag beats a variable, a
      variable beats the profile. env("NAME") reads one; a secret among them is an opaque value for login alone.
      """,
      lines: ["env(\"C100_NO_SUCH_VARIABLE\") == null"]),
    Topic(
      "prompt", ["keys", "the prompt"], "what the prompt understands besides the language",
      """
      An entry is an expression or a statement; it goes on over lines until its brackets and strings close.
      _ is the last value, _1 … _20 earlier ones; an entry that starts with a dot goes on from _. `more` shows the next
      rows of the last listing, `calls` the requests of this session. Tab offers what is right at this place and sends
      nothing. Up and Down go through the entries that begin with what is typed, Ctrl-R searches them all, Ctrl-_ takes
      the last change back, Ctrl-X Ctrl-E edits the entry in $EDITOR, Ctrl-C stops what runs or clears the line, Ctrl-D
      on an empty line leaves. A line that starts with a colon is a command; :help lists them. The keys are libedit's:
      ~/.editrc changes them, `bind -v` in it makes them vi's.
      """,
      lines: []),
    Topic(
      "secrets", ["password", "passwords"], "passwords and tokens: where they may be",
      """
      A password never stands on a command line: no option takes one. `c100 login` asks for it without echo and stores
      how to get it, never the password itself. password_command in a profile names a program whose first line is the
      password. C100_PASSWORD and C100_TOKEN are for machines; a file that only its owner can read is the better place.
      The token lives in memory only, goes to its own host only, and is shown nowhere.
      """,
      lines: []),
    Topic(
      "sandbox", ["emulator", "faults", "fault"], "the emulated API, and its faults",
      """
      Without a profile the prompt talks to an emulator of the API inside this program, on 127.0.0.1. --sandbox does the
      same for one expression or a script; `c100 sandbox --port 8080` runs it by itself and prints its address and how
      to log in. Its data is made up and changes go nowhere. --faults says what goes wrong, and in how many of 100
      requests: c100 sandbox --faults 'latency=200ms±50,500=5%,cut=1%'
        latency=200ms±50  every answer waits            life=30s     tokens live so long
        500=5%            that status, 400 to 599       expire=1%    a token ends before its time
        cut=1%            closed amid the answer        garbage=1%   a body that is no JSON
        slow=5%           the body drips                total=10%    a list's total is wrong
        limit=3%          the call limit's 403          hostile=30%  names with escapes and marks
      The address that it prints, with e-mail, password and site id, is what a class or a program uses.
      """,
      lines: ["agents.me().email", "sites.list().count() > 50"]),
  ]
}
