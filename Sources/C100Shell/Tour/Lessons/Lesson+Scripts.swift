extension Lesson {
  static let scripts = #"""
    // # Writing a script
    // A script is a file of such lines, run by `c100 FILE.c100s`. It shows nothing by itself: print(…) does.
    //? Name a value: let team = agents.list().collect() reads all agents once.
    let team = agents.list().collect()
    //hint let NAME = VALUE
    //check: kind
    //? A text with a value in it: "24 agents", the number computed, \(…) around team.count()
    "\(team.count()) agents"
    //hint "\(1 + 1) things" is "2 things"
    // option(…) declares what the command line may say; `c100 FILE.c100s --help` tells it.
    //? An option "days" with the default 7 and a help text
    option("days", default: 7, help: "how many days")
    //hint option("from", default: 1, help: "…") is another one
    // One that fails need not end the rest: try … catch around each.
    //? A list of the e-mail addresses of the agents 1 and 999999, "?" where there is none: [1, 999999].map(id => …)
    [1, 999999].map(id => try agents.get(id).email catch "?")
    //hint in the function: try agents.get(id).email catch "?"
    // .save("x.csv") writes a file whole or not at all. `c100 check FILE` finds mistakes without running. At the prompt,
    // :script FILE writes what you have tried. The examples show more.
    """#
}
