extension Catalog {
  /// The records of `AccountV2Module`.
  enum AccountV2Models {
    static let all: [Model] = [
      ipRestriction
    ]

    static let ipRestriction = Model(
      "accountV2.IpRestriction",
      [
        .boolean("isEnable"),
        .boolean("isEnableForMobile"),
      ])
  }
}
