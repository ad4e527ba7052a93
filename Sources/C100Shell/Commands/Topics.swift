/// The topics of `c100 help TOPIC` and `help("topic")`.
struct Topic: Sendable {
  var name: String
  var summary: String
  var text: @Sendable () -> String

  static func named(_ name: String) -> Topic? { all.first { $0.name == name.lowercased() } }

  static let all: [Topic] = [
    Topic(name: "prompt", summary: "what the prompt understands besides the language") { prompt },
    Topic(name: "language", summary: "the language on one page") { language },
    Topic(name: "paging", summary: "lists, pages and what they cost") { paging },
    Topic(name: "times", summary: "dates, times and zones") { times },
    Topic(name: "secrets", summary: "passwords and tokens: where they may be") { secrets },
    Topic(name: "sandbox", summary: "the emulated API") { sandbox },
    Topic(name: "exit-codes", summary: "how the program ends") { exitCodes },
    Topic(name: "environment", summary: "the variables, with what they hold now") { environmentTable },
  ]

  private static let prompt = """
    An entry is an expression or a statement; it goes on over lines until its brackets and strings close.
      _, _1 … _20      the last value and earlier ones; an entry that starts with a dot goes on from _
      more             the next rows of the last listing
      help(agents)     a card; help(agents.list) a call; help("paging") a topic
      calls            the requests of this session, a list like any other
      Tab              what is right at this place; it sends nothing
      Ctrl-R           searches the history; Ctrl-X Ctrl-E edits the entry in $EDITOR
      Ctrl-C           stops what runs, or clears the line; Ctrl-D on an empty line leaves
    A line that starts with a colon is a command; :help lists them.

    """

  private static let language = """
    let n = 3                     declares; n = 4 assigns
    [1, 2, 3].map(it * 2)         `it`, or .field, makes a function of an argument
    agents.list().where(.title == "Manager").sortBy("email").take(5)
    agents.get(68).email          one record and a field of it
    if n > 3 { "many" } else { "few" }
    for a in agents.list() { print(a.email) }
    func add(a, b = 1) { a + b }
    try agents.get(0) catch null
    "text with \\(n) holes"
    help("paging"), help(agents), help([].sortBy) tell more.

    """

  private static let paging = """
    resource.list(…) is a recipe: nothing is asked until something pulls on it.
      .take(3), .first(), [0..9]   ask only for the pages that they need
      .count()                     asks one page and believes its total
      .sortBy("name")              is done by the server where it can, and here otherwise: explain(…) says which
      .page()                      one page's envelope: items, total, nextPage
      .collect()                   keeps the answer as a list
    pageSize: is the number of items for each request; .take(n) is the number that you want.

    """

  private static let times = """
    now(), today(), date("2026-11-20"), time("2026-11-20T09:30:00+08:00"), 7.days, 90.seconds
    t.in("Europe/Paris"), t.in("Pacific Standard Time"), t.format("yyyy-MM-dd HH:mm"), t1 - t2, t + 3.hours
    The session's zone is --zone or C100_ZONE, else the profile's, else UTC.

    """

  private static let secrets = """
    A password never stands on a command line: no option takes one.
      c100 login                asks for it without echo and stores how to get it, never the password itself
      password_command = "…"    in a profile: its first line of output is the password
      C100_PASSWORD, C100_TOKEN for machines; a file that only its owner can read is the better place
    The token lives in memory only, goes to its own host only, and is shown nowhere.

    """

  private static let sandbox = """
    Without a profile the prompt talks to an emulator of the API inside this program, on 127.0.0.1.
      c100 --sandbox -e '…'     the same for one expression or a script
      c100 sandbox --port 8080  the emulator by itself; prints its address and how to log in
    Its data is made up and changes go nowhere.

    """

  private static var exitCodes: String {
    ExitStatus.allCases.map { status in
      let number = String(status.rawValue)
      return "\(String(repeating: " ", count: 5 - number.count))\(number)  \(status.meaning)\n"
    }.joined()
  }

  /// Name, meaning, and whether the value may be shown.
  static let variables: [(name: String, meaning: String, isSecret: Bool)] = [
    ("C100_PROFILE", "the profile", false), ("C100_PORTAL", "the Control Panel's domain", false),
    ("C100_API", "the API's origin", false), ("C100_EMAIL", "the agent's e-mail address", false),
    ("C100_PASSWORD", "the password", true), ("C100_SITE_ID", "the site's id", false),
    ("C100_TOKEN", "a token", true), ("C100_ZONE", "the session's time zone", false),
    ("C100_CONFIG", "the configuration file", false), ("C100_PAGER", "the pager, before PAGER", false),
    ("C100_EDITOR", "the editor, before VISUAL and EDITOR", false), ("NO_COLOR", "no colour", false),
    ("CLICOLOR", "0: no colour", false), ("CLICOLOR_FORCE", "colour in pipes too", false),
    ("PAGER", "the pager", false), ("VISUAL", "the editor", false), ("EDITOR", "the editor", false),
  ]

  private static var environmentTable: String {
    variables.map { variable in
      let value = environment(variable.name).map { variable.isSecret ? "•••" : Safe.text($0) } ?? "(not set)"
      let padding = String(repeating: " ", count: max(1, 16 - variable.name.count))
      return "  \(variable.name)\(padding)\(variable.meaning): \(value)\n"
    }.joined()
  }
}
