extension Story {
  struct Site: Sendable {
    let name: String
    let company: String
    let zone: String
    let city: String
    let country: String
    let web: String

    init(_ name: String, _ company: String, _ zone: String, _ city: String, _ country: String, _ web: String) {
      (self.name, self.company, self.zone) = (name, company, zone)
      (self.city, self.country, self.web) = (city, country, web)
    }
  }

  /// The sites of the reseller, by id 10001, 10002, …: more than one page of 50. The third is Aurora Travel.
  static let sites: [Site] = [
    Site("Harbour Bikes", "Harbour Bikes Ltd", "GMT Standard Time", "Bristol", "United Kingdom", "harbourbikes"),
    Site("Café Lumière", "Café Lumière SARL", "Romance Standard Time", "Lyon", "France", "cafelumiere"),
    Site("Aurora Travel", "Aurora Travel Oy", "FLE Standard Time", "Helsinki", "Finland", "auroratravel"),
    Site("晨光书店", "上海晨光文化有限公司", "China Standard Time", "上海", "China", "chenguang-books"),
    Site("Maple & Pine", "Maple & Pine Furniture Inc", "Pacific Standard Time", "Vancouver", "Canada", "maplepine"),
    Site("さくら旅館", "株式会社さくら", "Tokyo Standard Time", "京都", "Japan", "sakura-inn"),
    Site("Nordwind Energie", "Nordwind Energie GmbH", "W. Europe Standard Time", "Kiel", "Germany", "nordwind"),
    Site("Кофейня Полёт", "ООО «Полёт»", "Russian Standard Time", "Казань", "Russia", "polyot-coffee"),
    Site("Blue Heron Bank", "Blue Heron Credit Union", "Eastern Standard Time", "Albany", "United States", "blueheron"),
    Site("مكتبة النور", "مكتبة النور للنشر", "Egypt Standard Time", "القاهرة", "Egypt", "alnoor-books"),
    Site("Åkerlund Möbler", "Åkerlund Möbler AB", "W. Europe Standard Time", "Malmö", "Sweden", "akerlund"),
    Site("Sunny Side Solar", "Sunny Side Solar Pty", "AUS Eastern Standard Time", "Sydney", "Australia", "sunnyside"),
    Site("Patagonia Trails", "Patagonia Trails SpA", "Pacific SA Standard Time", "Santiago", "Chile", "patatrails"),
    Site("Quill & Ink", "Quill & Ink Stationers", "GMT Standard Time", "Dublin", "Ireland", "quillink"),
    Site("한빛전자", "한빛전자 주식회사", "Korea Standard Time", "서울", "South Korea", "hanbit"),
    Site("Verde Mercado", "Verde Mercado SA de CV", "Central Standard Time (Mexico)", "Guadalajara", "Mexico", "verde"),
    Site("Tiny Planet Toys", "Tiny Planet Toys LLC", "Central Standard Time", "Chicago", "United States", "tinyplanet"),
    Site("Δελφίνι Yachts", "Δελφίνι Ναυτιλιακή ΑΕ", "GTB Standard Time", "Πειραιάς", "Greece", "delfini"),
    Site("Kestrel Insurance", "Kestrel Mutual", "New Zealand Standard Time", "Wellington", "New Zealand", "kestrel"),
    Site("Casa do Azulejo", "Casa do Azulejo Lda", "GMT Standard Time", "Porto", "Portugal", "azulejo"),
    Site("kiwi press", "Kiwi Press BV", "W. Europe Standard Time", "Utrecht", "Netherlands", "kiwipress"),
    Site("Himalaya Tea House", "Himalaya Tea Pvt", "Nepal Standard Time", "काठमाडौं", "Nepal", "himalayatea"),
    Site("Lakeside Clinic", "Lakeside Clinic AG", "W. Europe Standard Time", "Zürich", "Switzerland", "lakeside"),
    Site("Ferro & Figli", "Ferro & Figli Srl", "W. Europe Standard Time", "Torino", "Italy", "ferrofigli"),
    Site(
      "Kilimanjaro Coffee", "Kilimanjaro Coffee Co-op", "E. Africa Standard Time", "Arusha", "Tanzania", "kilicoffee"),
    Site("Prairie Seeds", "Prairie Seeds Ltd", "Canada Central Standard Time", "Regina", "Canada", "prairieseeds"),
    Site("ברוש אופניים", "ברוש בע״מ", "Jerusalem Standard Time", "חיפה", "Israel", "brosh"),
    Site("Old Town Records", "Old Town Records s.r.o.", "Central Europe Standard Time", "Praha", "Czechia", "oldtown"),
    Site("Monsoon Fabrics", "Monsoon Fabrics Pvt Ltd", "India Standard Time", "Chennai", "India", "monsoon"),
    Site("Glacier Gear", "Glacier Gear ehf", "Greenwich Standard Time", "Reykjavík", "Iceland", "glaciergear"),
    Site("Bosphorus Rugs", "Boğaziçi Halı AŞ", "Turkey Standard Time", "İstanbul", "Türkiye", "bosphorus"),
    Site("Lone Star Boots", "Lone Star Boots Co", "Central Standard Time", "Austin", "United States", "lonestar"),
    Site("Mango Mobile", "PT Mango Mobile", "SE Asia Standard Time", "Jakarta", "Indonesia", "mangomobile"),
    Site("Saigon Cyclo", "Công ty Saigon Cyclo", "SE Asia Standard Time", "Thành phố Hồ Chí Minh", "Vietnam", "cyclo"),
    Site("Vega Astronomy", "Vega Astronomy Club", "Mountain Standard Time", "Boulder", "United States", "vega"),
    Site("Dune Campers", "Dune Campers LLC", "Arabian Standard Time", "Dubai", "United Arab Emirates", "dunecampers"),
    Site("Żubr Outdoor", "Żubr Outdoor sp. z o.o.", "Central European Standard Time", "Białystok", "Poland", "zubr"),
    Site(
      "Table Mountain Wine", "Table Mountain Wine Ltd", "South Africa Standard Time", "Cape Town", "South Africa", "tmw"
    ),
    Site("Pixel Garden", "Pixel Garden Studio", "Pacific Standard Time", "Portland", "United States", "pixelgarden"),
    Site("大安診所", "大安診所", "Taipei Standard Time", "臺北", "Taiwan", "daan-clinic"),
    Site("Samba Shoes", "Samba Calçados Ltda", "E. South America Standard Time", "São Paulo", "Brazil", "samba"),
    Site("Fjord Ferries", "Fjord Ferries AS", "W. Europe Standard Time", "Bergen", "Norway", "fjordferries"),
    Site("Ember Pizza", "Ember Pizza Group", "Eastern Standard Time", "Brooklyn", "United States", "emberpizza"),
    Site("Jade Dental", "Jade Dental Care", "China Standard Time", "Hong Kong", "Hong Kong", "jadedental"),
    Site("Orchid Spa", "ออร์คิด สปา", "SE Asia Standard Time", "กรุงเทพฯ", "Thailand", "orchidspa"),
    Site("Red Rock Rentals", "Red Rock Rentals Pty", "AUS Central Standard Time", "Darwin", "Australia", "redrock"),
    Site("Island Hopper", "Island Hopper Ltd", "Fiji Standard Time", "Suva", "Fiji", "islandhopper"),
    Site("Newton Tutors", "Newton Tutors Ltd", "GMT Standard Time", "Cambridge", "United Kingdom", "newtontutors"),
    Site("Wachau Weine", "Wachau Weine OG", "W. Europe Standard Time", "Krems", "Austria", "wachau"),
    Site(
      "Carthage Olive Oil", "Huileries de Carthage", "W. Central Africa Standard Time", "Tunis", "Tunisia", "carthage"),
    Site("Yukon Outfitters", "Yukon Outfitters Inc", "Pacific Standard Time", "Whitehorse", "Canada", "yukon"),
    Site("Гірська Хата", "ТОВ «Гірська Хата»", "FLE Standard Time", "Львів", "Ukraine", "hirska-khata"),
    Site("Utopia Gardens", "Utopia Gardens NV", "Romance Standard Time", "Gent", "Belgium", "utopiagardens"),
    Site("Rapid Print", "Rapid Print", "US Eastern Standard Time", "Indianapolis", "United States", "rapidprint"),
    Site("Lotus Yoga", "Lotus Yoga Foundation", "Sri Lanka Standard Time", "Colombo", "Sri Lanka", "lotusyoga"),
    Site("Eclipse Theatre", "Eclipse Theatre Trust", "GMT Standard Time", "Edinburgh", "United Kingdom", "eclipse"),
    Site("Indigo Ceramics", "Indigo Ceramics ApS", "Romance Standard Time", "København", "Denmark", "indigo"),
  ]
}
