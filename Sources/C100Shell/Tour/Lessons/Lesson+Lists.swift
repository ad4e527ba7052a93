extension Lesson {
  static let lists = #"""
    // # Lists, pages and totals
    // A list comes in pages. A line asks for as many pages as it needs and no more.
    //? How many sites are there? `sites.list()` is the list; .count() asks for one page and believes its total.
    sites.list().count()
    //hint the count of agents is agents.list().count()
    //? The names of the first three sites, as a list: pageSize: 50, then .take(3), then .map(.name)
    sites.list(pageSize: 50).take(3).map(.name)
    //hint steps follow each other with dots: agents.list().take(2).map(.email)
    // .page() gives the reply itself, with its total and the address of the next page.
    //? The total that the first page of sites.list(pageSize: 10) tells
    sites.list(pageSize: 10).page().total
    //hint a page has items, total, nextPage and previousPage
    //? The names of the items 20 and 21, from pages of 10: a range in brackets, [20..<22]
    sites.list(pageSize: 10)[20..<22].map(.name)
    //hint agents.list()[0..<2] are the first two agents
    // At the prompt, a list shows its first rows, and the word more goes on.
    """#
}
