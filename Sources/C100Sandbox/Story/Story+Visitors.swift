extension Story {
  enum Language: UInt8, CaseIterable {
    case english
    case finnish
    case german
    case chinese
    case japanese
    case spanish
    case ukrainian
    case arabic

    /// As browsers name it.
    var name: String {
      switch self {
      case .english: "English"
      case .finnish: "Finnish"
      case .german: "German"
      case .chinese: "Chinese"
      case .japanese: "Japanese"
      case .spanish: "Spanish"
      case .ukrainian: "Ukrainian"
      case .arabic: "Arabic"
      }
    }
  }

  struct Place: Sendable {
    let country: String
    let state: String
    let city: String
    let language: Language
    /// The text that visitors' browsers give, as in `GMT +08:00`.
    let zone: String
    /// The row of names in `givenNames` and `familyNames`.
    let names: Int
    let weight: Int
    let network: String
  }

  static let places: [Place] = [
    Place(
      country: "United Kingdom", state: "England", city: "London", language: .english, zone: "GMT +00:00", names: 0,
      weight: 16, network: "81.2.69"),
    Place(
      country: "United States", state: "Illinois", city: "Chicago", language: .english, zone: "GMT -06:00", names: 0,
      weight: 15, network: "64.79.9"),
    Place(
      country: "Canada", state: "British Columbia", city: "Vancouver", language: .english, zone: "GMT -08:00",
      names: 0, weight: 7, network: "24.80.11"),
    Place(
      country: "Finland", state: "Uusimaa", city: "Helsinki", language: .finnish, zone: "GMT +02:00", names: 1,
      weight: 10, network: "84.250.3"),
    Place(
      country: "Germany", state: "Berlin", city: "Berlin", language: .german, zone: "GMT +01:00", names: 2, weight: 11,
      network: "91.64.17"),
    Place(
      country: "China", state: "上海", city: "上海", language: .chinese, zone: "GMT +08:00", names: 3, weight: 10,
      network: "101.80.5"),
    Place(
      country: "Japan", state: "東京都", city: "東京", language: .japanese, zone: "GMT +09:00", names: 4, weight: 7,
      network: "118.8.23"),
    Place(
      country: "Chile", state: "Región Metropolitana", city: "Santiago", language: .spanish, zone: "GMT -04:00",
      names: 5, weight: 7, network: "190.45.8"),
    Place(
      country: "Spain", state: "Andalucía", city: "Sevilla", language: .spanish, zone: "GMT +01:00", names: 5,
      weight: 6, network: "88.3.41"),
    Place(
      country: "Ukraine", state: "Львівська область", city: "Львів", language: .ukrainian, zone: "GMT +02:00",
      names: 6, weight: 4, network: "93.79.2"),
    Place(
      country: "Egypt", state: "القاهرة", city: "القاهرة", language: .arabic, zone: "GMT +02:00", names: 7, weight: 4,
      network: "41.32.70"),
    Place(
      country: "India", state: "Tamil Nadu", city: "Chennai", language: .english, zone: "GMT +05:30", names: 8,
      weight: 5, network: "59.92.6"),
  ]

  static let givenNames: [[String]] = [
    ["Olivia", "Noah", "Amelia", "Jack", "Isla", "Leo", "Ruth", "Marcus", "Ellie", "Theo", "Dana", "Winston", "Fern"],
    ["Aino", "Eero", "Helmi", "Väinö", "Sanna", "Jyrki", "Päivi", "Mikael"],
    ["Lena", "Jürgen", "Mia", "Björn", "Käthe", "Lukas", "Sabine", "Fritz"],
    ["伟", "芳", "秀英", "静", "磊", "婷婷", "建国", "雨桐"],
    ["美咲", "翔太", "結衣", "大輝", "さくら", "蓮", "陽子", "直樹"],
    ["Lucía", "Joaquín", "María José", "Andrés", "Íñigo", "Paloma", "Tomás", "Ximena"],
    ["Оксана", "Тарас", "Марія", "Богдан", "Софія", "Андрій"],
    ["مريم", "أحمد", "نور", "يوسف", "سلمى", "كريم"],
    ["Ananya", "Arjun", "Meena", "Karthik", "Divya", "Suresh"],
  ]

  static let familyNames: [[String]] = [
    ["Hughes", "Baker", "McAllister", "Whitaker", "O'Neill", "Freeman", "Castle", "Ng", "Boateng", "Riley", "Stone"],
    ["Virtanen", "Mäkelä", "Korhonen", "Järvinen", "Heikkilä", "Söderström"],
    ["Müller", "Groß", "Schäfer", "von Arnim", "Köhler", "Weiß", "Lindemann"],
    ["王", "张", "刘", "欧阳", "赵", "周", "吴"],
    ["鈴木", "高橋", "渡辺", "山本", "小林", "加藤"],
    ["González", "Muñoz", "Peña", "Ibáñez", "Castro", "Soto", "Vergara"],
    ["Шевченко", "Бондаренко", "Мельник", "Кравець", "Гончар"],
    ["حسن", "إبراهيم", "منصور", "فؤاد", "السيد"],
    ["Subramanian", "Iyer", "Narayanan", "Krishnan", "Menon"],
  ]

  static let companies: [String] = [
    "Fernhill School", "Brightwater Labs", "Kuusi Oy", "Lindemann & Söhne", "海风科技", "みどり商事",
    "Viñas del Sur", "Northgate Hospital", "Café Orbita", "Tidewater Rowing Club", "Atlas Freight", "Lumen Choir",
  ]

  static let browsers = ["Chrome 131", "Safari 18", "Firefox 132", "Edge 131", "Samsung Internet 27"]
  static let systems = ["Windows 11", "macOS 15", "iOS 18", "Android 15", "Linux"]
  static let screens = ["1920*1080", "2560*1440", "390*844", "412*915", "1440*900"]

  static let pages: [(title: String, path: String)] = [
    ("Northern Lights in Lapland · Aurora Travel", "/trips/northern-lights"),
    ("Fjord Cruise, 7 days · Aurora Travel", "/trips/fjord-cruise"),
    ("Iceland Ring Road · Aurora Travel", "/trips/iceland-ring-road"),
    ("Glass Igloos · Aurora Travel", "/stay/glass-igloos"),
    ("My bookings · Aurora Travel", "/account/bookings"),
    ("Payment · Aurora Travel", "/checkout/payment"),
    ("Winter Sale · Aurora Travel", "/winter-sale"),
    ("Loyalty Club · Aurora Travel", "/club"),
    ("Groups of ten and more · Aurora Travel", "/groups"),
  ]

  static let searchEngines = ["Google", "Bing", "DuckDuckGo", "百度", ""]
  static let searchWords = [
    "northern lights trip", "lapland igloo price", "fjord cruise may", "极光 旅行", "aurora tour", "",
  ]
}
