/// What is known of a list's answers before the first one comes.
public struct ListShape: Sendable, Equatable {
  /// Keys of the items, the likeliest first; compared without regard to case.
  public var itemsKeys: [String]
  /// Keys of the total, the likeliest first; compared without regard to case.
  public var totalKeys: [String]
  /// False for a list that answers everything at once.
  public var isPaged: Bool
  /// Items of a page when the request names no size.
  public var pageSize: Int?
  /// The index of the first page.
  public var firstIndex: Int
  /// The field that tells items apart.
  public var idName: String

  /// What a person knows of a list; the defaults fit most.
  public init(
    itemsKeys: [String] = [], totalKeys: [String] = [], isPaged: Bool = true, pageSize: Int? = nil,
    firstIndex: Int = 1, idName: String = "id"
  ) {
    self.itemsKeys = itemsKeys
    self.totalKeys = totalKeys
    self.isPaged = isPaged
    self.pageSize = pageSize
    self.firstIndex = firstIndex
    self.idName = idName
  }

  /// The facts of the catalog. A list of unknown paging is walked as far as its answers lead.
  public init(_ info: ListInfo?, id: String? = nil) {
    self.init(
      itemsKeys: (info?.itemsKey.map { [$0] } ?? []) + (info?.itemsKeyAlternatives ?? []),
      totalKeys: info?.totalKey.map { [$0] } ?? [], isPaged: info?.paged ?? true, pageSize: info?.pageSizeDefault,
      firstIndex: info?.pageIndexBase ?? 1, idName: id ?? "id")
  }
}
