import C100Kit
import C100Language
import Comm100

extension Subject {
  /// What a variable holds.
  init(of value: Value) {
    switch value {
    case .sequence(let sequence):
      // Stages may change what comes out: then only what the sequence is can be told.
      if let query = sequence.source as? Query, let model = query.model, sequence.stages.allSatisfy(\.keepsItems) {
        self = .query(item: .record(model, query.resource))
      } else {
        self = .query(item: .unknown)
      }
    case .list(let list): self = .list(item: list.count > 0 ? Subject(of: list[0]) : .unknown)
    case .object(let object):
      if let record = object.recordFacts {
        self = .record(record.model, record.resource)
        return
      }
      let names = object.origin?.fieldNames ?? object.keys
      self = .object(names.prefix(500).map { ($0, .unknown) })
    case .host(let host): self = .host(members: host.memberNames)
    case .nothing: self = .unknown
    default: self = .kind(Kinds(of: value))
    }
  }
}

extension Stage {
  /// True when what comes out is of the kind that went in.
  fileprivate var keepsItems: Bool {
    switch kind {
    case .where, .sortBy, .take, .skip, .takeWhile, .skipWhile, .distinct, .reverse: true
    case .map, .flatMap, .select, .chunk, .zip, .enumerate, .concat: false
    }
  }
}
