extension Catalog {
  /// The numbers of the documented portals: `portal1.comm100.io` has `api1.comm100.io`. Others follow the same rule.
  public static let portalNumbers: [Int] = [1, 2, 3, 5, 7]

  /// The documented hosts of the v2 modules.
  public static let legacyHosts: [String] = [
    "hosted.comm100.com", "hosted3.comm100.com", "euportal.comm100.com", "appportal.livelyhelp.chat",
    "ent7portal.comm100.com", "enterpriseportal.comm100.com", "ent1portal.comm100.com",
  ]

  /// How times are written in the samples of the pages.
  public static let dateFormats: [String] = [
    "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.fZ", "yyyy-MM-ddTHH:mm:ss.fff",
    "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd", "HH:mm", "MM/dd/yyyy", "d.HH:mm:ss", "ddd. HH:mm",
  ]

  /// Means that there is none: no parent of a category.
  public static let emptyGUID = "00000000-0000-0000-0000-000000000000"
}
