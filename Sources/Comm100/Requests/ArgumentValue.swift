import JSONText

/// The value of an argument: JSON, and the two things that JSON has not.
public indirect enum ArgumentValue: Sendable {
  case json(JSON)
  /// Written as the endpoint documents it.
  case time(WireTime)
  case file(UploadFile)
  /// Known when another request has been answered: the mark that stands for it in a plan. Never sent.
  case unknown(String)
  /// A list that may hold times or files.
  case list([ArgumentValue])
  /// An object that may hold times or files.
  case object([(key: String, value: ArgumentValue)])

  /// The items of a list of either kind.
  public var elements: [ArgumentValue]? {
    switch self {
    case .list(let items): items
    case .json(let json): json.list?.map(ArgumentValue.json)
    case .time, .file, .unknown, .object: nil
    }
  }

  /// The members of an object of either kind.
  public var members: [(key: String, value: ArgumentValue)]? {
    switch self {
    case .object(let members): members
    case .json(let json): json.object.map { object in object.map { ($0.key, .json($0.value)) } }
    case .time, .file, .unknown, .list: nil
    }
  }

  /// True for JSON's null.
  public var isNull: Bool { if case .json(.null) = self { true } else { false } }
  var isUnknown: Bool { if case .unknown = self { true } else { false } }
  var string: String? { if case .json(let json) = self { json.string } else { nil } }

  /// The text of a string or a number.
  public var plainText: String? {
    guard case .json(let json) = self else { return nil }
    return json.string ?? json.number?.text
  }

  /// What it is, in a word for messages.
  var kindName: String {
    switch self {
    case .json(let json):
      switch json {
      case .null: "null"
      case .bool: "a boolean"
      case .number: "a number"
      case .string: "a string"
      case .list: "a list"
      case .object: "an object"
      }
    case .time: "a time"
    case .file: "a file"
    case .unknown: "an answer"
    case .list: "a list"
    case .object: "an object"
    }
  }

  /// A short text of it for messages: scalars as they are, the rest by kind.
  var preview: String {
    switch self {
    case .json(let json):
      switch json {
      case .null, .bool, .number, .string: Preview.short(json.text)
      case .list, .object: kindName
      }
    case .time, .file, .unknown, .list, .object: kindName
    }
  }
}

/// A file on its way into a request.
public struct UploadFile: Sendable {
  /// What the server is to call it.
  public var name: String
  /// `image/png`; nil when nobody knows.
  public var contentType: String?
  /// The content as it is.
  public var bytes: [UInt8]
  /// Where it lies on this machine, if it does.
  public var path: String?

  /// A file in memory.
  public init(name: String, contentType: String? = nil, bytes: [UInt8], path: String? = nil) {
    self.name = name
    self.contentType = contentType
    self.bytes = bytes
    self.path = path
  }
}
