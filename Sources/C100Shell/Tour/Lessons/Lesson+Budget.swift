extension Lesson {
  static let budget = #"""
    // # The call budget
    // The API takes 300 calls in any five minutes from one address. c100 counts, and waits when they are used up.
    //? How many calls are left? `session` has it as callsLeft.
    session.callsLeft
    //hint session.site is the site
    //check: kind
    // The size of a page decides how many calls a list costs.
    //? Explain the sites with pageSize: 10, of which you take 3.
    explain(sites.list(pageSize: 10).take(3))
    //hint explain(agents.list(pageSize: 10).take(3))
    //check: kind
    //? Ask for the number of sites: it costs one call.
    sites.list().count()
    //hint .count() believes the total of one page
    // What was sent is a list like any other: `calls`.
    //? The paths of the calls so far: .map(.path)
    calls.map(.path).collect()
    //hint calls.map(.path)
    //check: any
    """#
}
