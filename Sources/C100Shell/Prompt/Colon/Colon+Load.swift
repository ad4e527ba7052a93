import C100Language
import Glibc

extension ColonCommand {
  /// `:load FILE`: evaluates a file here, so that its variables stay.
  static let load = ColonCommand(":load", "FILE", "evaluates a file; its variables stay") { prompt, path in
    guard let bytes = Streams.readFile(Array(path.utf8)) else {
      prompt.fail("cannot read '\(path)': \(String(cString: strerror(errno)))")
      return
    }
    prompt.evaluate(Source(name: path, bytes: bytes))
  }

  /// `:script FILE`: the good entries of this session as a script.
  static let script = ColonCommand(":script", "FILE", "writes the session's good entries as a script") { prompt, path in
    guard !path.isEmpty else {
      prompt.fail(":script needs a FILE")
      return
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      prompt.fail("cannot write '\(path)': \(String(cString: strerror(errno)))")
      return
    }
    defer { close(descriptor) }
    let entries = prompt.goodEntries
    let text = "#!/usr/bin/env c100\n" + entries.map { $0 + "\n" }.joined()
    guard Streams.write(text.utf8, to: descriptor) else {
      prompt.fail("cannot write '\(path)': \(String(cString: strerror(errno)))")
      return
    }
    prompt.tell("\(entries.count) entr\(entries.count == 1 ? "y" : "ies") in \(Safe.text(path))\n")
  }
}
