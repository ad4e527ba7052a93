extension Lesson {
  static let errors = #"""
    // # Errors and how to read them
    // An error says what went wrong, where, and what would mend it.
    //? Ask for the agent 999999.
    agents.get(999999)
    //hint agents.get(…)
    //check: error
    // That came from the API: its status, its message, and the request. The next one is found before anything is sent.
    //? Ask for agents.lst() and see what it proposes.
    agents.lst()
    //hint with the mistake in it
    //check: error
    // try … catch goes on with another value.
    //? The e-mail address of agent 999999, or "nobody"
    try agents.get(999999).email catch "nobody"
    //hint try EXPRESSION catch "nobody"
    // catch e { … } has the error: e.kind, e.message, and from the API e.status and e.code.
    //? The status of the error that agent 999999 gives
    try agents.get(999999) catch e { e.status }
    //hint try agents.get(999999) catch e { e.kind } is the kind
    """#
}
