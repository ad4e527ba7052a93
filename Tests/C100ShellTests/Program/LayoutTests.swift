import Glibc
import Testing

@testable import C100Shell

/// `c100 fmt` and `c100 check` as programs: files on disk, streams, exit statuses.
@Suite("fmt and check as programs")
struct LayoutTests {
  @Test("files are laid out in place; one with errors stays as it is and keeps no other from it")
  func files() {
    let home = ProgramHome()
    home.write("a.c100s", "let x=1\r\n", mode: 0o755)
    home.write("bad.c100s", "let = 1\n")
    home.write("sub/b.c100s", "\u{FEFF}let y=2")
    let outcome = home.shell("ln -s sub/b.c100s link.c100s && \"$C100\" fmt a.c100s bad.c100s link.c100s")
    #expect(outcome.status == 2)
    #expect(outcome.out == "")
    #expect(outcome.error.hasPrefix("error: expected a name for the value, found '='\n  ┌─ bad.c100s:1:5\n"))
    #expect(home.text("a.c100s") == "let x = 1\n")
    #expect(home.text("bad.c100s") == "let = 1\n")
    #expect(home.text("sub/b.c100s") == "let y = 2\n")
    #expect(
      home.shell("stat -c %a a.c100s; test -L link.c100s; echo $?; ls").out
        == "755\n0\na.c100s\nbad.c100s\nlink.c100s\nsub\n")
    let again = home.run("fmt", "--check", "a.c100s", "link.c100s")
    #expect(again.status == 0 && again.error == "")
  }

  @Test("--check changes nothing and tells which; - is the standard input")
  func checking() {
    let home = ProgramHome()
    home.write("a.c100s", "let x=1\n")
    let outcome = home.run("fmt", "--check", "a.c100s")
    #expect(outcome.status == 1)
    #expect(outcome.error == "a.c100s is not laid out\n")
    #expect(home.text("a.c100s") == "let x=1\n")
    let stream = home.run("fmt", "-", input: "let x=1")
    #expect(stream.status == 0 && stream.out == "let x = 1\n")
    let checked = home.run("fmt", "--check", "-", input: "let x=1")
    #expect(checked.status == 1 && checked.out == "" && checked.error == "stdin is not laid out\n")
  }

  @Test("a check tells a warning and succeeds; members of imported files are known")
  func warnings() {
    let home = ProgramHome()
    home.write("lib.c100s", "func twice(n) { return n * 2; print(n) }\n")
    home.write("a.c100s", "import \"lib.c100s\" as lib\nlib.twice(1)\n")
    let outcome = home.run("check", "a.c100s")
    #expect(outcome.status == 0)
    #expect(outcome.error.hasPrefix("warning: this is never reached\n  ┌─ lib.c100s:1:31\n"))
    home.write("b.c100s", "import \"lib.c100s\" as lib\nlib.twise(1)\nlib.twice()\n")
    let wrong = home.run("check", "b.c100s")
    #expect(wrong.status == 2)
    #expect(wrong.error.contains("error: a module has no method 'twise' — did you mean 'twice'?"))
    #expect(wrong.error.contains("error: twice needs 'n'"))
  }
}
