extension Lesson {
  /// The files beside this one, in their order; the program contains them.
  static let texts: [String] = [
    PackageResources.lesson_01_logging_in_c100s, PackageResources.lesson_02_lists_c100s,
    PackageResources.lesson_03_sorting_c100s, PackageResources.lesson_04_filters_c100s,
    PackageResources.lesson_05_one_record_c100s, PackageResources.lesson_06_reports_c100s,
    PackageResources.lesson_07_changing_c100s, PackageResources.lesson_08_errors_c100s,
    PackageResources.lesson_09_budget_c100s, PackageResources.lesson_10_scripts_c100s,
  ].map { String(decoding: $0, as: UTF8.self) }

  static let all: [Lesson] = texts.compactMap { try? Lesson($0) }
}
