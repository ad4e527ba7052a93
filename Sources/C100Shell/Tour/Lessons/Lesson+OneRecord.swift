extension Lesson {
  static let oneRecord = #"""
    // # One record and its relations
    // get(id) asks for one record.
    //? The displayName of agent 3
    agents.get(3).displayName
    //hint agents.get(1) is the first agent
    // A record names others by id. include: brings them along in the same request.
    //? The names of the departments of agent 1: agents[1].get(include: "department"), its departments, their names
    agents[1].get(include: "department").departments.map(.name)
    //hint .departments is a list like any other: .map(.name)
    //? The names of the roles of agent 1, in the same way with "role"
    agents[1].get(include: "role").roles.map(.name)
    //hint roles instead of departments, and include: "role"
    //? All that c100 knows about agents: help(agents)
    help(agents)
    //hint help(agents), without quotes
    //check: kind
    """#
}
