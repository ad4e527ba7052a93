import C100Kit
import C100Language
import C100Render
import Comm100
import NearNames

/// A setting of `:set`: its name, what it means, how it is read and changed.
struct Setting: Sendable {
  let name: String
  let summary: String
  let value: @Sendable (PromptLoop) -> String
  /// Gives what is wrong with a value.
  let change: @Sendable (PromptLoop, String) -> String?

  static let all: [Setting] = [
    Setting(
      name: "limit", summary: "rows of a listing that are shown at once",
      value: { $0.workbench.display.rowLimit.map(String.init) ?? "50" },
      change: { prompt, text in
        guard let count = Int(text), (1...100_000).contains(count) else {
          return "limit wants 1...100000, got '\(text)'"
        }
        prompt.workbench.display.rowLimit = count
        return nil
      }),
    Setting(
      name: "output", summary: "how values are shown: auto, \(OptionTable.formats.joined(separator: ", "))",
      value: { $0.workbench.display.formatName ?? "auto" },
      change: { prompt, text in
        guard text == "auto" || OptionTable.formats.contains(text) else {
          return "output wants auto, \(OptionTable.formats.joined(separator: ", ")), got '\(text)'"
        }
        prompt.workbench.display.setFormat(text == "auto" ? nil : text)
        return nil
      }),
    Setting(
      name: "zone", summary: "the session's time zone", value: { $0.workbench.services.zone.name },
      change: { prompt, text in
        guard let zone = KnownZones().zone(named: text) else {
          let near = TimeZones.nearest(text).prefix(3).joined(separator: ", ")
          return "there is no time zone '\(text)'" + (near.isEmpty ? "" : ", did you mean \(near)?")
        }
        prompt.workbench.services.become(zone)
        return nil
      }),
    Setting(
      name: "keep", summary: "whether answers are kept for a minute: on, off",
      value: { $0.workbench.session.context.kept.isOn ? "on" : "off" },
      change: { prompt, text in
        guard text == "on" || text == "off" else { return "keep wants on or off, got '\(text)'" }
        prompt.workbench.session.context.kept.isOn = text == "on"
        return nil
      }),
    Setting(
      name: "ask", summary: "calls that an entry may send before it asks: a number, off",
      value: { $0.workbench.session.context.costs.most.map(String.init) ?? "off" },
      change: { prompt, text in
        guard text == "off" || Int(text).map({ $0 >= 0 }) ?? false else {
          return "ask wants a number of calls or off, got '\(text)'"
        }
        prompt.workbench.session.context.costs.most = Int(text)
        return nil
      }),
    Setting(
      name: "pager", summary: "whether what is longer than the screen goes through a pager: on, off",
      value: { $0.workbench.display.usesPager ? "on" : "off" },
      change: { prompt, text in
        guard text == "on" || text == "off" else { return "pager wants on or off, got '\(text)'" }
        prompt.workbench.display.usesPager = text == "on"
        return nil
      }),
    limit(.memory), limit(.steps),
  ]

  /// From the next entry on.
  private static func limit(_ limit: EvaluationLimit) -> Setting {
    Setting(
      name: limit.rawValue, summary: "limit of the \(limit.summary): \(limit.form)",
      value: { limit.text($0.workbench.session.interpreter.limits) },
      change: { prompt, text in limit.set(text, in: &prompt.workbench.session.interpreter.limits) })
  }
}

extension ColonCommand {
  /// `:set`, `:set limit`, `:set limit 50`.
  static let set = ColonCommand(":set", "[NAME [VALUE]]", "shows and changes settings") { prompt, text in
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard let name = words.first else {
      for setting in Setting.all {
        let padding = String(repeating: " ", count: max(1, 8 - setting.name.count))
        prompt.say("  \(setting.name)\(padding)\(Safe.text(setting.value(prompt)))  (\(setting.summary))\n")
      }
      return
    }
    guard let setting = Setting.all.first(where: { $0.name == name }) else {
      let near = NearName.of(name, in: Setting.all.map(\.name)).map { ", did you mean \($0)?" } ?? ""
      prompt.fail("there is no setting '\(name)'\(near)")
      return
    }
    if words.count == 1 {
      prompt.tell("\(setting.name) \(Safe.text(setting.value(prompt)))\n")
    } else if let problem = setting.change(prompt, words[1]) {
      prompt.fail(problem)
    }
  }
}
