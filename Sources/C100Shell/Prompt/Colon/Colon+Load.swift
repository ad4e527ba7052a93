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

  /// `:script FILE`: what led to the last result, as a script.
  static let script = ColonCommand(":script", "FILE", "writes the lines that led to the last result as a script") {
    prompt, path in
    guard !path.isEmpty else {
      prompt.fail(":script needs a FILE")
      return
    }
    guard let (text, used, count) = prompt.script.text() else {
      prompt.fail("there is no result yet whose lines could be written")
      return
    }
    guard !prompt.secrets.isHeld(by: text) else {
      prompt.fail("the lines hold a password or token that cannot be taken out: nothing is written")
      return
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      prompt.fail("cannot write '\(path)': \(String(cString: strerror(errno)))")
      return
    }
    defer { close(descriptor) }
    guard Streams.write(text.utf8, to: descriptor) else {
      unlink(path)
      prompt.fail("cannot write '\(path)': \(String(cString: strerror(errno)))")
      return
    }
    let place = prompt.workbench.usesSandbox ? " --sandbox" : ""
    prompt.say("\(used) of \(count) lines are in \(Safe.text(path)); run it with: c100\(place) \(Safe.text(path))\n")
  }
}
