import JSONText

extension Machine {
  // MARK: - Members

  /// A member whose place the call site remembers.
  @inline(__always)
  func knownMember(_ target: Register, _ receiver: Register, _ site: UnsafeMutablePointer<MemberSite>) -> Bool {
    guard let slot = site.place(in: receiver) else { return false }
    if target != receiver { target.copy(slot) } else { target.pointee = slot.pointee }
    return true
  }

  @inline(never)
  func member(
    _ target: Register, _ receiver: Register, _ site: UnsafeMutablePointer<MemberSite>, isOptional: Bool, _ run: Run
  ) throws(Raise) {
    let value = receiver.pointee
    let name = site.pointee.name
    switch value {
    case .object(let object):
      if let found = field(object, site) {
        target.pointee = found
        return
      }
      if isOptional { return target.putNull() }
      if let property = try property(site.pointee, value, run) {
        target.pointee = property
        return
      }
      throw noField(object, value, site.pointee, run)
    case .host(let host):
      if asksAboutCall, host.hasMethod(name) {
        target.pointee = try host.methodReference(name, run)
      } else {
        target.pointee = isOptional ? try host.optionalMember(name, run) : try host.member(name, run)
      }
    case .null, .nothing:
      throw Raise(
        .type, "this is \(value.typeName), so it has no '\(name)'", help: ["where null is expected: ?.\(name)"],
        span: site.pointee.nameSpan
      ).naming(site.pointee.receiverSpan)
    case .bool, .integer, .decimal, .number, .string, .list, .range, .function, .time, .duration, .sequence:
      if let property = try property(site.pointee, value, run) {
        target.pointee = property
        return
      }
      if isOptional { return target.putNull() }
      throw noMember(value, site.pointee, run)
    }
  }

  /// A built-in that is read without parentheses.
  private func property(_ site: MemberSite, _ value: Value, _ run: Run) throws(Raise) -> Value? {
    guard let entry = run.table.entry(Kinds(of: value), site.name), entry.builtin.traits.contains(.isProperty) else {
      return nil
    }
    var call = Call(
      run: run, receiver: value, arguments: UnsafeMutableBufferPointer(start: nil, count: 0), site: CallSite.none,
      builtin: entry)
    do throws(Raise) {
      return try entry.builtin.body(&call)
    } catch {
      // A property has no call to point to: the name says where.
      if error.span?.isEmpty ?? true { error.span = site.nameSpan }
      throw error
    }
  }

  private func field(_ object: ObjectValue, _ site: UnsafeMutablePointer<MemberSite>) -> Value? {
    if let origin = object.origin {
      if site.pointee.origin !== origin {
        site.pointee.origin = origin
        site.pointee.canonical = origin.canonicalField(site.pointee.name) ?? site.pointee.name
        site.pointee.wraps = origin.wraps(site.pointee.canonical)
        site.pointee.isDeclared = origin.declares(site.pointee.canonical)
        site.pointee.hint = -1
      }
      if let node = object.node {
        var hint = site.pointee.hint
        if let member = node.member(site.pointee.canonical, hint: &hint) {
          site.pointee.hint = hint
          return member.isScalar && !site.pointee.wraps
            ? Value(member) : object.wrapped(site.pointee.canonical, Value(member))
        }
      } else if let value = object[site.pointee.canonical] {
        return value
      }
      if let exact = object[site.pointee.name] { return exact }
      if let key = object.spelling(of: site.pointee.canonical) { return object[key] }
      guard site.pointee.isDeclared else { return nil }
      if let origin = object.origin { absent = (origin, site.pointee.canonical) }
      return .null
    }
    if let node = object.node {
      var hint = site.pointee.hint
      guard let member = node.member(site.pointee.name, hint: &hint) else { return nil }
      site.pointee.hint = hint
      return Value(member)
    }
    guard let position = object.shape.position(of: site.pointee.name) else { return nil }
    if object.shape.count <= Shape.rememberedKeys {
      if !object.shape.isFrozen { object.shape.isFrozen = true }
      site.pointee.shape = object.shape
      site.pointee.position = position
    }
    return object.place(position).pointee
  }

  private func noField(_ object: ObjectValue, _ value: Value, _ site: MemberSite, _ run: Run) -> Raise {
    let name = site.name
    let isMethod =
      object.origin?.hasMethod(name) ?? false || run.table.entry(.object, name) != nil
    if isMethod { return methodWithoutCall(name, site) }
    return Raise.noField(name, object, site.nameSpan)
  }

  private func methodWithoutCall(_ name: String, _ site: MemberSite) -> Raise {
    Raise(.name, "'\(name)' is a method: call it", help: ["write .\(name)(…)"], span: site.nameSpan)
  }

  private func noMember(_ value: Value, _ site: MemberSite, _ run: Run) -> Raise {
    let kind = Kinds(of: value)
    if run.table.entry(kind, site.name) != nil { return methodWithoutCall(site.name, site) }
    var help = ForeignNames.hint(site.name, on: kind).map { [$0] } ?? []
    let near =
      help.isEmpty
      ? run.nearMembers(site.name, of: kind).first.map { name in
        let isProperty = run.table.entry(kind, name)?.builtin.traits.contains(.isProperty) ?? false
        return " — did you mean '\(name)\(isProperty ? "" : "()")'?"
      } ?? "" : ""
    if value.isWalkable { help.append("for the field of each item: .map(.\(site.name))") }
    return Raise(
      .name, "\(value.typeNameWithArticle) has no '\(site.name)'\(near)", help: help, span: site.nameSpan)
  }

  // MARK: - Indices

  /// An element of a list; false when the index is out of range.
  @inline(__always)
  func element(_ target: Register, _ list: Register, _ index: Int) -> Bool {
    Unmanaged<ListValue>.fromOpaque(list.raw)._withUnsafeGuaranteedRef { list in
      if list.source != nil { list.decode() }
      let count = list.storage.count
      let place = index < 0 ? index &+ count : index
      guard place >= 0 && place < count else { return false }
      target.pointee = list.storage[place]
      return true
    }
  }

  func index(_ target: Register, _ receiver: Register, _ key: Int, _ run: Run) throws(Raise) {
    var number = Value.integer(key)
    let failure: Raise? = withUnsafeMutablePointer(to: &number) { pointer in
      do throws(Raise) {
        try index(target, receiver, pointer, isOptional: false, run)
        return nil
      } catch { return error }
    }
    if let failure { throw failure }
  }

  @inline(never)
  func index(
    _ target: Register, _ receiver: Register, _ key: Register, isOptional: Bool, _ run: Run
  ) throws(Raise) {
    let value = receiver.pointee
    let keyValue = key.pointee
    if case .range(let range) = keyValue {
      switch value {
      case .list, .string, .range, .sequence:
        let last = Value.integer(range.upper)
        target.pointee = try Slicing.slice(
          value, .integer(range.lower), last, closed: range.isClosed, optional: isOptional, run)
        return
      default: break
      }
    }
    switch value {
    case .list(let list):
      guard let number = keyValue.wholeNumber else { throw badIndex(keyValue, "a list") }
      let place = number < 0 ? number &+ list.count : number
      guard place >= 0, place < list.count else {
        if isOptional { return target.putNull() }
        throw outOfRange(number, list.count, "list")
      }
      target.pointee = list[place]
    case .object(let object):
      target.pointee = object[try Machine.key(keyValue)] ?? .null
    case .range(let range):
      guard let number = keyValue.wholeNumber else { throw badIndex(keyValue, "a range") }
      guard let element = Slicing.element(of: range, number) else {
        if isOptional { return target.putNull() }
        throw outOfRange(number, range.count, "range")
      }
      target.put(element)
    case .string(let string):
      guard let number = keyValue.wholeNumber else { throw badIndex(keyValue, "a string") }
      guard let character = try Slicing.character(of: string, number, run) else {
        if isOptional { return target.putNull() }
        throw outOfRange(number, string.text.unicodeScalars.count, "string")
      }
      target.pointee = .text(character)
    case .host(let host): target.pointee = try host.index(keyValue, run)
    case .sequence:
      guard let number = keyValue.wholeNumber else { throw badIndex(keyValue, "a sequence") }
      guard let item = try Slicing.item(of: value, number, run) else {
        if isOptional { return target.putNull() }
        throw outOfRange(number, nil, "sequence")
      }
      target.pointee = item
    case .null where isOptional: target.putNull()
    case .bool, .integer, .decimal, .number, .function, .time, .duration, .null, .nothing:
      let help = value.isNull ? ["where null is expected: ?[…]"] : []
      throw Raise(.type, "\(value.typeNameWithArticle) cannot be indexed", help: help)
    }
  }

  private func badIndex(_ key: Value, _ what: String) -> Raise {
    Raise(.type, "the index of \(what) must be a whole number, got \(key.typeNameWithArticle)")
  }

  private func outOfRange(_ index: Int, _ count: Int?, _ what: String) -> Raise {
    let size = count.map { $0 == 0 ? ": the \(what) is empty" : ": the \(what) has \($0)" } ?? ""
    return Raise(.value, "index \(index) is out of range\(size)", help: ["where it may be missing: ?[\(index)]"])
  }

  func slice(
    _ target: Register, _ receiver: Register, _ ends: Register, closed: Bool, optional: Bool, _ run: Run
  ) throws(Raise) {
    if case .host(let host) = receiver.pointee, let sequence = try host.asSequence(run) {
      target.pointee = try Slicing.slice(
        .sequence(sequence), ends.pointee, (ends + 1).pointee, closed: closed, optional: optional, run)
      return
    }
    if case .object = receiver.pointee {
      throw Raise(.type, "an object is indexed by a key, got a range")
    }
    target.pointee = try Slicing.slice(
      receiver.pointee, ends.pointee, (ends + 1).pointee, closed: closed, optional: optional, run)
  }

  var asksAboutCall: Bool { state.pointee.planning >= 1 << 32 }
}

extension JSONNode {
  /// True for anything but lists and objects.
  var isScalar: Bool { kind != .list && kind != .object }
}
