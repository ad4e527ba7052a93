import C100Kit
import C100Language
import Comm100
import Testing

@Suite("answers that are empty")
struct EmptyAnswerTests {
  /// Answers everything with nothing.
  private struct Silent: Transport {
    func send(_ request: WireRequest) async throws(TransportError) -> WireReply { WireReply(status: 200) }
  }

  private func session() -> Session {
    Session(services: Visit.Clockwork()) { () throws(Raise) in
      do throws(HomeError) {
        let home = try Home(portal: nil, api: "http://127.0.0.1:1")
        return Client(home: home, access: .token(Secret("T")), transport: Silent())
      } catch {
        throw Raise(.network, error.message)
      }
    }
  }

  @Test("nothing is an error where a record was asked for, and fine where something was changed")
  func empty() {
    let outcomes: [String] = LanguageThread().perform {
      let session = session()
      return ["agents.get(1)", "departments.delete(\"d\")"].map { line in
        do throws(EvaluationFailure) {
          try session.evaluate(line)
          return "fine"
        } catch {
          guard case .raised(let raise) = error else { return "no program" }
          return "\(raise.message), \(raise.status ?? 0)"
        }
      }
    }
    #expect(outcomes == ["the answer is empty, 200", "fine"])
  }
}
