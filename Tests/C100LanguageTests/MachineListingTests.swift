import Testing

@testable import C100Language

/// What the compiler makes of programs.
@Suite("Machine code")
struct MachineListingTests {
  @Test("a counting loop is three instructions a turn")
  func loop() {
    #expect(
      Bench().listing("let s = 0\nfor i in 1..9 { s = s + i % 7 }") == """
        program()
          0  integer r1 0
          1  integer r2 1
          2  integer r3 9
          3  rangeStart r2 -> 7
          4  remainderNumber r4 r2 7
          5  add r1 r1 r4
          6  rangeNext r2 -> 4
          7  nothing r0
          8  end r0
        """)
  }

  @Test("a function that calls itself needs no variable to find itself")
  func recursion() {
    #expect(
      Bench().listing("func fib(n) { if n < 2 { return n }; fib(n - 1) + fib(n - 2) }") == """
        program()
          0  closure r1 f0
          1  nothing r0
          2  end r0
        fib(n)
          0  ifNotLessNumber r0 2 -> 2
          1  return r0
          2  subtractNumber r3 r0 1
          3  callSelf r2 1
          4  subtractNumber r4 r0 2
          5  callSelf r3 1
          6  add r1 r2 r3
          7  return r1
        """)
  }

  @Test("conditions jump where they are decided")
  func conditions() {
    #expect(
      Bench().listing("func f(a, b) { if a != null && (b > 3 || !a) { 1 } }") == """
        program()
          0  closure r1 f0
          1  nothing r0
          2  end r0
        f(a, b)
          0  jumpIfNull r0 -> 5
          1  ifGreaterNumber r1 3 -> 3
          2  jumpIfTrue r0 -> 5
          3  integer r2 1
          4  jump -> 6
          5  nothing r2
          6  return r2
        """)
  }

  @Test("a variable is a cell only where closures share it and it changes")
  func cells() {
    let plain = Bench().listing("let n = 1\nlet f = () => n")
    #expect(!plain.contains("Cell") && plain.contains("capture r"))
    let shared = Bench().listing("let n = 1\nlet f = () => n\nn = 2")
    #expect(shared.contains("newCell r1") && shared.contains("captureCell"))
  }
}
