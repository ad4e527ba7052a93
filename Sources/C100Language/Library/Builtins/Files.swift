extension Library {
  /// Files as values.
  static let files: [Builtin] = [
    Builtin(
      "file", on: .global, [BuiltinParameter("path", .string)],
      "A file of this machine, byte for byte, as an upload takes it and a download is one: `.name`, `.size`, `.contentType`, "
        + "`.text()`, `.lines()`, `.parseJSON()`, `.parseNDJSON()`, `.parseCSV()`, `.toBase64()`, `.save(path)`. Two are "
        + "equal when their bytes are."
    ) { call throws(Raise) in
      let path = try call.string(0)
      let bytes = try call.run.services.readFile(path, call.run)
      try Room.check(bytes.count, call.run)
      return .host(FileValue(bytes, name: path))
    },
    Builtin(
      "toFile", on: [.string, .host],
      [BuiltinParameter("name", .string), BuiltinParameter("base64", .bool, default: .value(false))],
      "A file of this name made of a text or a rendering, in UTF-8, or of bytes in base 64; nothing is written. A file gets "
        + "the name.",
      examples: [
        Example("\"id,name\".toFile(\"agents.csv\").contentType", "\"text/csv\""),
        Example("\"AP+A\".toFile(\"three.bin\", base64: true).size", "3"),
      ]
    ) { call throws(Raise) in
      let name = try call.string(0)
      if case .host(let host) = call.receiver, let file = host as? FileValue {
        return .host(FileValue(file.bytes, name: name, contentType: MediaType.ofFile(named: name) ?? file.contentType))
      }
      let text = try call.text()
      try Room.check(text.utf8.count, call.run)
      guard try call.bool(1) else { return .host(FileValue(Array(text.utf8), name: name)) }
      let stop = call.run.cancelFlag
      guard let bytes = Array(text.utf8).withUnsafeBufferPointer({ Encodings.decodingBase64($0, stop) }) else {
        throw Raise(.value, "this is no base 64", span: call.span)
      }
      return .host(FileValue(bytes, name: name))
    },
  ]
}
