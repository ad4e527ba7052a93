extension Lesson {
  static let reports = #"""
    // # Reports and time zones
    // A day begins at another moment in each zone. Dates are computed with: today() - 7.days is a week ago.
    //? The hour in Paris when it is 09:30 in UTC: time("2026-11-20T09:30:00Z"), .in("Europe/Paris"), .hour
    time("2026-11-20T09:30:00Z").in("Europe/Paris").hour
    //hint time("2026-11-20T09:30:00Z").hour is 9
    //? The same with the API's own name of a zone: "China Standard Time"
    time("2026-11-20T09:30:00Z").in("China Standard Time").hour
    //hint .in(…) takes both kinds of names
    // chats.list() covers today only. timeFrom: and timeTo: say otherwise; timeTo: itself is not part of it.
    //? How many chats were there in the seven days before today?
    chats.list(timeFrom: today() - 7.days, timeTo: today()).count()
    //hint chats.list(timeFrom: today() - 7.days, timeTo: today())
    // A report is counted by the server, in the zone that is asked for.
    //? The report chatVolume of the last two days before today, by day: its numbers of chats, .map(.chats)
    reports.chatVolume(timeFrom: today() - 2.days, timeTo: today(), group: "day").map(.chats)
    //hint reports.chatVolume(timeFrom: …, timeTo: …, group: "day")
    """#
}
