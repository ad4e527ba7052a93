extension Lesson {
  static let changing = #"""
    // # Changing things safely
    // A change is a request like any other: explain it before you send it.
    //? What would be sent to give agent 2 the title "Night shift"? explain(agents.update(2, title: …))
    explain(agents.update(2, title: "Night shift"))
    //hint explain( … ) around the change; nothing is sent
    // The API replaces the whole record by what it is given. So c100 reads it first and sends it back with the change in it.
    //? Now do it, and ask for the title of what comes back.
    agents.update(2, title: "Night shift").title
    //hint the same without explain, and .title behind it
    //? Make a department "Evening" and ask for its name.
    departments.create(name: "Evening").name
    //hint departments.create(name: …)
    // A mistake in a name is found before anything is sent.
    //? Try departments.create(nmae: "Evening").
    departments.create(nmae: "Evening")
    //hint with the mistake in it
    //check: error
    // --dry-run sends reads and prints writes; --read-only refuses every write; the prompt asks before it deletes.
    """#
}
