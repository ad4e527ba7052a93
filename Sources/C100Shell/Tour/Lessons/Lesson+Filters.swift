extension Lesson {
  static let filters = #"""
    // # Filters, and what runs where
    // where(…) keeps the items for which its condition holds; .field in it is the item's field.
    //? The e-mail addresses of the agents who are administrators (isAdmin)
    agents.list().where(.isAdmin).map(.email)
    //hint agents.list().where(.isActive).map(.email) are those of the active ones
    //? How many agents have the timeZone "China Standard Time"?
    agents.list().where(.timeZone == "China Standard Time").count()
    //hint two equal signs compare: where(.title == "CEO")
    // The API can search some lists by itself: that is a parameter of the list, and saves reading the rest.
    //? The e-mail addresses of agents found by the keyword "ada": list(keywords: …)
    agents.list(keywords: "ada").map(.email)
    //hint a parameter has its label: agents.list(keywords: "tom")
    // explain tells it without sending: `server` before what the API does, `here` before what runs in c100.
    //? Explain the list of the administrators.
    explain(agents.list().where(.isAdmin))
    //hint put explain( … ) around a list with where
    //check: kind
    """#
}
