import C100Sandbox
import Testing

@Suite("faults on purpose")
struct FaultTests {
  @Test(
    "a spec of faults says what it is, in every part",
    arguments: ["500=5%,,cut=1%", ",", "=5%", "500", "cut=101%"])
  func refused(spec: String) { #expect(throws: Faults.SpecError.self) { try Faults(spec) } }

  @Test(
    "an empty spec means no faults, blanks mean nothing",
    arguments: [("", 0), (" ", 0), (" 500 = 5% , cut=1 ", 1)])
  func loose(spec: String, statuses: Int) throws { #expect(try Faults(spec).statuses.count == statuses) }
}
