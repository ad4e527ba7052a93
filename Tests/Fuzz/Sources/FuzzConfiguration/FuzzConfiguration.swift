import FuzzDriver
import Glibc

@testable import C100Shell

@_cdecl("FuzzConfiguration_main")
func main(_ count: CInt, _ arguments: Arguments) -> CInt { FuzzDriver.run(count, arguments, fuzzConfiguration) }

/// A file of any bytes is read or refused, and can be changed line by line; a value reads back as it was written.
private func fuzzConfiguration(_ bytes: [UInt8]) {
  _ = try? Configuration.read(file(bytes))
  let text = String(decoding: bytes, as: UTF8.self)
  var edit = ConfigurationEdit(text)
  edit.set("profile", "work", in: nil)
  edit.set("portal", text, in: ConfigurationEdit.table(ofProfile: "work"))
  edit.set("site", nil, in: ConfigurationEdit.table(ofProfile: "work"))
  _ = edit.isWhole
  edit.remove(table: ConfigurationEdit.table(ofProfile: "work"))
  // NUL ends the text on its way to the parser.
  guard !bytes.contains(0) else { return }
  var fresh = ConfigurationEdit("")
  fresh.set("portal", text, in: ConfigurationEdit.table(ofProfile: "work"))
  let read = try? Configuration.read(file(Array(fresh.text.utf8)))
  precondition(read?.profile("work")?.portal == text, "a value does not read as it was written")
}

private let path = "/tmp/c100-fuzz-\(getpid()).toml"

/// The bytes as a file that only its owner can read.
private func file(_ bytes: [UInt8]) -> String {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
  precondition(descriptor >= 0, "no file can be written")
  precondition(bytes.isEmpty || Streams.write(bytes, to: descriptor))
  close(descriptor)
  return path
}
