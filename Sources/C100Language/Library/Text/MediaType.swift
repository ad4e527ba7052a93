/// Content types of files by the suffix of their names.
public enum MediaType {
  // The first suffix of a type is the one that its files are named by.
  private static let known: [(suffix: String, type: String)] = [
    ("png", "image/png"), ("jpg", "image/jpeg"), ("jpeg", "image/jpeg"), ("gif", "image/gif"), ("webp", "image/webp"),
    ("svg", "image/svg+xml"), ("bmp", "image/bmp"), ("ico", "image/x-icon"), ("pdf", "application/pdf"),
    ("csv", "text/csv"), ("tsv", "text/tab-separated-values"), ("txt", "text/plain"), ("html", "text/html"),
    ("htm", "text/html"), ("md", "text/markdown"), ("css", "text/css"), ("json", "application/json"),
    ("ndjson", "application/x-ndjson"), ("xml", "application/xml"), ("yaml", "application/yaml"),
    ("yml", "application/yaml"), ("zip", "application/zip"), ("gz", "application/gzip"), ("mp3", "audio/mpeg"),
    ("wav", "audio/wav"), ("ogg", "audio/ogg"), ("mp4", "video/mp4"), ("webm", "video/webm"),
    ("doc", "application/msword"), ("xls", "application/vnd.ms-excel"), ("ppt", "application/vnd.ms-powerpoint"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("bin", "application/octet-stream"),
  ]

  /// The type of a file of this name; nil where its suffix tells none.
  public static func ofFile(named name: String) -> String? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let suffix = name[name.index(after: dot)...].lowercased()
    return known.first { $0.suffix == suffix }?.type
  }

  /// The usual suffix of such files, without the dot; what follows a `;` in the type does not count.
  public static func suffix(of type: String) -> String? {
    let bare = essence(type)
    return known.first { $0.type == bare }?.suffix
  }

  /// `text/csv` of `Text/CSV; charset=utf-8`.
  static func essence(_ type: String) -> String {
    let bare = type.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
    return bare.filter { $0 != " " }.lowercased()
  }

  /// `iso-8859-1` of `text/csv; charset="ISO-8859-1"`.
  static func charset(_ type: String) -> String? {
    for part in type.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " && $0 != "\"" }.lowercased() }
      if pair.count == 2, pair[0] == "charset", !pair[1].isEmpty { return pair[1] }
    }
    return nil
  }
}
