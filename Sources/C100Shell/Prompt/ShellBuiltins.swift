import C100Kit
import C100Language
import Comm100

/// Built-ins behind `:type` and `:fields`, which plan their argument; nobody types their names.
enum ShellBuiltins {
  static let typeName = "__type"
  static let fieldsName = "__fields"

  static let all: [Builtin] = [
    Builtin(
      typeName, on: .global, [BuiltinParameter("value")], "What kind of value an expression gives.",
      traits: .plansArguments
    ) { call throws(Raise) in .host(PlainText(type(of: call.value(0)))) },
    Builtin(
      fieldsName, on: .global, [BuiltinParameter("value")], "The fields of an expression's records.",
      traits: .plansArguments
    ) { call throws(Raise) in .host(PlainText(fields(of: call.value(0)))) },
  ]

  private static func type(of value: Value) -> String {
    switch value {
    case .sequence(let sequence):
      guard let model = (sequence.source as? Query)?.model else { return value.typeName }
      let stages = sequence.stages.map(\.name)
      return "query of \(model.name)" + (stages.isEmpty ? "" : ", then \(stages.joined(separator: ", "))")
    case .object(let object):
      return object.origin.map { "\($0.modelName), \(object.count) fields" } ?? "object, \(object.count) fields"
    case .list(let list): return "list of \(list.count)"
    case .host(let answer as PlannedAnswer):
      guard let model = answer.model else { return "what the API answers" }
      return answer.isRecord ? "\(model.name), once it is asked for" : "what the API answers about \(model.name)"
    default: return value.typeName
    }
  }

  private static func fields(of value: Value) -> String {
    switch value {
    case .sequence(let sequence):
      guard let model = (sequence.source as? Query)?.model else { return "nothing is known of its fields" }
      return text(model)
    case .object(let object):
      return (object.origin?.fieldNames ?? object.keys).joined(separator: "\n")
    case .list(let list):
      guard list.count > 0 else { return "the list is empty" }
      return fields(of: list[0])
    case .host(let answer as PlannedAnswer) where answer.model != nil: return answer.model.map(text) ?? ""
    default: return "\(value.typeNameWithArticle) has no fields"
    }
  }

  private static func text(_ model: Model) -> String {
    let width = model.fields.map(\.name.count).max() ?? 0
    return model.fields.map { field in
      let padding = String(repeating: " ", count: width - field.name.count + 2)
      return field.name + padding + Comm100.HelpCard.text(field)
    }.joined(separator: "\n")
  }
}
