extension Lesson {
  static let loggingIn = #"""
    // # Logging in and tokens
    // The API wants a token with every request. c100 gets it with the first line that needs one, keeps it in memory, shows
    // it nowhere and renews it before it ends. You are logged in to the sandbox as one of its agents.
    //? Which e-mail address are you logged in with? `agents.me()` is your own record; ask for its field email.
    agents.me().email
    //hint a field of a record stands behind a dot: agents.me().isAdmin
    // What the session knows needs no request.
    //? Which site are you logged in to? `session` has it as site.
    session.site
    //hint session.host is the address; the site is its neighbour
    // A wrong password is refused, and what was there before stays.
    //? Log in with a wrong password and see what it says: email "ada@auroratravel.example", siteId 10003.
    login(email: "ada@auroratravel.example", siteId: 10003, password: "wrong")
    //hint the password is a third argument with its label: password: "wrong"
    //check: error
    //? The right one is "northern-lights". Log in.
    login(email: "ada@auroratravel.example", siteId: 10003, password: "northern-lights")
    //hint the same line, with the other password
    // With your own account nobody types a password into a line: `c100 login` makes a profile, and asks without echo.
    """#
}
