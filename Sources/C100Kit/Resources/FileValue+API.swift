import C100Language
import Comm100

extension FileValue {
  /// The file that an answer is, under the name that the server gives it, else the last part of its path.
  convenience init(_ reply: Reply) {
    let type = reply.header("Content-Type")
    var name = reply.fileName ?? ""
    if name.isEmpty {
      let path = reply.url.split(separator: "?", maxSplits: 1).first ?? ""
      name = path.split(separator: "/").last.map(String.init) ?? ""
      if !name.contains("."), let suffix = type.flatMap(MediaType.suffix) { name += "." + suffix }
    }
    self.init(reply.bytes, name: name, contentType: type)
  }
}

extension UploadFile {
  /// The file as it goes into a request.
  init(_ file: FileValue) { self.init(name: file.name, contentType: file.contentType, bytes: file.bytes) }
}
