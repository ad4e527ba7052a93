extension Lesson {
  static let sorting = #"""
    // # Sorting
    // sortBy takes a field's name. Where only the first items are wanted the server may sort, after it has proved that it
    // does; otherwise all is read and sorted here.
    //? The names of the first two sites by name
    sites.list(pageSize: 50).sortBy("name").take(2).map(.name)
    //hint first sortBy("name"), then take(2), then map(.name)
    //? The e-mail address of the agent that comes last by email: "desc" turns the order round
    agents.list().sortBy("email", "desc").first().email
    //hint sortBy("email", "desc"), and then first()
    // Several fields stand in a list; a minus turns one of them.
    //? The displayName of the first two agents, administrators first ("-isAdmin"), then by displayName
    agents.list().sortBy(["-isAdmin", "displayName"]).take(2).map(.displayName)
    //hint sortBy(["-isAdmin", "displayName"])
    //? Let c100 explain who would sort: explain(…) around the sites of the first question
    explain(sites.list(pageSize: 50).sortBy("name").take(2))
    //hint explain(sites.list().sortBy("name").take(2)) sends nothing
    //check: kind
    """#
}
