import NearNames

// Assignment along a path from a variable: `a.b[2].c = v`, and methods that change what is there: `a.b.append(v)`.
// The walk goes down through the variable's own storage; what others share is copied on the way, one level at a time.
extension Machine {
  @inline(never)
  func setPath(
    _ i: Instruction, _ code: Unmanaged<FunctionCode>, _ function: Unmanaged<FunctionValue>, _ registers: Register,
    _ run: Run
  ) throws(Raise) {
    let path = code._withUnsafeGuaranteedRef { $0.paths[i.c] }
    let window = registers + i.a
    let value = window + path.indexCount
    let free = scratch(behind: value + 1, registers, code)
    let root = try rootPlace(path, function, registers)
    let operation = AssignStatement.Operator(rawValue: UInt8(truncatingIfNeeded: i.b)) ?? .set
    guard let last = path.steps.last else {
      try store(operation, root, value, free, run)
      return
    }
    var place = root
    var indices = window
    let end = path.steps.count - 1
    for n in 0..<end { place = try child(place, path, n, &indices, free, run) }
    if operation == .set {
      try put(value, place, path, last, indices, free, run)
    } else {
      let target: Register
      do throws(Raise) {
        target = try child(place, path, end, &indices, free, run)
      } catch {
        throw Machine.unstarted(error)
      }
      try store(operation, target, value, free, run)
    }
  }

  /// Registers behind the window, which hold nothing that is still needed.
  private func scratch(
    behind first: Register, _ registers: Register, _ code: Unmanaged<FunctionCode>
  ) -> UnsafeMutableBufferPointer<Value> {
    let end = registers + code._withUnsafeGuaranteedRef { $0.registerCount }
    return UnsafeMutableBufferPointer(start: first, count: max(0, end - first))
  }

  private func rootPlace(
    _ path: PathSite, _ function: Unmanaged<FunctionValue>, _ registers: Register
  ) throws(Raise) -> Register {
    switch path.root {
    case .register(let register): return registers + register
    case .cellRegister(let register): return try place(in: registers + register)
    case .captureCell(let capture):
      return try place(in: function._withUnsafeGuaranteedRef { $0.captures + capture })
    case .global(let slot):
      if Unset.isUnset(globals.base[slot]) { throw unset(slot) }
      return globals.base + slot
    }
  }

  /// The place of a cell's value. It stays where it is as long as the cell lives.
  private func place(in register: Register) throws(Raise) -> Register {
    let cell = Machine.cell(in: register).takeUnretainedValue()
    if cell.isUnset { throw Machine.unset() }
    return cell.place
  }

  private func store(
    _ operation: AssignStatement.Operator, _ place: Register, _ value: Register,
    _ free: UnsafeMutableBufferPointer<Value>, _ run: Run
  ) throws(Raise) {
    guard let binary = operation.binary else {
      place.pointee = value.take()
      return
    }
    if place.isString || place.tag == Tag.list { Machine.clear(free) }
    try arithmetic(binary, place, place, value, run)
    value.clear()
  }

  private static func clear(_ registers: UnsafeMutableBufferPointer<Value>) {
    guard let first = registers.baseAddress else { return }
    for i in 0..<registers.count { (first + i).clear() }
  }

  // MARK: - One step down

  /// The place of a member or an element, in storage that nobody else holds.
  private func child(
    _ place: Register, _ path: PathSite, _ n: Int, _ indices: inout Register,
    _ free: UnsafeMutableBufferPointer<Value>, _ run: Run
  ) throws(Raise) -> Register {
    let span = path.stepSpans[n]
    switch (place.tag, path.steps[n]) {
    case (Tag.object, .member(let name)):
      let object = try ownObject(place, free, span, run)
      guard let field = path.place(n, name, in: object) else { throw noPlace(name, object, span) }
      return field
    case (Tag.object, .index):
      let key = try Machine.key(indices.pointee)
      indices += 1
      let object = try ownObject(place, free, span, run)
      guard let position = object.shape.position(of: key) else { throw noPlace(key, object, span) }
      return object.place(position)
    case (Tag.list, .index):
      let index = indices.pointee
      indices += 1
      let list = try ownList(place, free, run)
      return list.place(try position(index, list.elements.count, span))
    case (_, .member(let name)):
      throw Raise(.type, "\(place.pointee.typeNameWithArticle) has no field '\(name)' to assign", span: span)
    case (_, .index):
      throw Raise(.type, "an element of \(place.pointee.typeNameWithArticle) cannot be assigned", span: span)
    }
  }

  private func put(
    _ value: Register, _ place: Register, _ path: PathSite, _ last: PathSite.Step, _ indices: Register,
    _ free: UnsafeMutableBufferPointer<Value>, _ run: Run
  ) throws(Raise) {
    let end = path.steps.count - 1
    let span = path.stepSpans[end]
    switch (place.tag, last) {
    case (Tag.object, .member(let name)):
      let object = try ownObject(place, free, span, run)
      if let field = path.place(end, name, in: object) {
        field.pointee = value.take()
      } else {
        object.set(name, value.take())
      }
    case (Tag.object, .index):
      let key = try Machine.key(indices.pointee)
      try ownObject(place, free, span, run).set(key, value.take())
    default:
      var indices = indices
      try child(place, path, end, &indices, free, run).pointee = value.take()
    }
  }

  private func position(_ index: Value, _ count: Int, _ span: Span) throws(Raise) -> Int {
    guard let number = index.wholeNumber else {
      throw Raise(.type, "the index of a list must be a whole number, got \(index.typeNameWithArticle)", span: span)
    }
    let place = number < 0 ? number &+ count : number
    guard place >= 0, place < count else {
      throw Raise(
        .value, "index \(number) is out of range: the list has \(count)", help: ["to add an element: .append(…)"],
        span: span)
    }
    return place
  }

  private func noPlace(_ name: String, _ object: ObjectValue, _ span: Span) -> Raise {
    let near = NearName.question(name, in: object.keys)
    return Raise(.name, "no field '\(Excerpt.of(name))' in this object\(near)", span: span)
  }

  /// `counts[k] += 1` where there is no such field yet.
  private static func unstarted(_ raise: Raise) -> Raise {
    guard raise.kind == .name else { return raise }
    raise.help.append("where it may be missing: o[key] = (o[key] ?? 0) + 1")
    return raise
  }

  /// The object in a place, made its own: copied if anything else holds it too.
  private func ownObject(
    _ place: Register, _ free: UnsafeMutableBufferPointer<Value>, _ span: Span, _ run: Run
  ) throws(Raise) -> ObjectValue {
    guard case .object(var object) = place.take() else { preconditionFailure("the tag of an object says object") }
    if let origin = object.origin {
      place.initialize(to: .object(object))
      throw Raise(
        .type, "fields of a record are not assigned: \(origin.modelName) lives at the server",
        help: ["change it there: .update(field: value)", "or make a plain object of it: {...record}"], span: span)
    }
    if !object.hasOneHolder() {
      Machine.clear(free)
      if !object.hasOneHolder() {
        place.initialize(to: .object(object))
        try run.checkSize(ofValues: object.count)
        object = object.copy()
        place.pointee = .object(object)
        return object
      }
    }
    object.decode()
    place.initialize(to: .object(object))
    return object
  }

  private func ownList(
    _ place: Register, _ free: UnsafeMutableBufferPointer<Value>, _ run: Run
  ) throws(Raise) -> ListValue {
    guard case .list(var list) = place.take() else { preconditionFailure("the tag of a list says list") }
    if !isKnownUniquelyReferenced(&list) {
      Machine.clear(free)
      if !isKnownUniquelyReferenced(&list) {
        place.initialize(to: .list(list))
        try run.checkSize(ofValues: list.count)
        list = ListValue(Array(copying: list.elements[...], room: 1))
        place.pointee = .list(list)
        return list
      }
    }
    place.initialize(to: .list(list))
    return list
  }

  // MARK: - Methods that change their receiver

  @inline(never)
  func changePath(
    _ i: Instruction, _ code: Unmanaged<FunctionCode>, _ function: Unmanaged<FunctionValue>, _ registers: Register,
    _ run: Run
  ) throws(Raise) {
    let path = code._withUnsafeGuaranteedRef { $0.paths[i.c] }
    guard let callSite = path.callSite else { return }
    let site = code._withUnsafeGuaranteedRef { $0.callSites.baseAddress.unsafelyUnwrapped + callSite }
    let base = registers + i.a
    let count = i.b
    let arguments = base + 1 + path.indexCount
    defer { for n in 0..<(path.indexCount + count) { (base + 1 + n).clear() } }
    let free = scratch(behind: arguments + count, registers, code)
    let root = try rootPlace(path, function, registers)
    // Whatever is no list or object of our own is called as any method is.
    let kind = path.steps.isEmpty ? root.kind : try peek(path, root, base + 1, run).kind
    if site.pointee.tag != kind {
      site.pointee.tag = kind
      site.pointee.entry = run.table.entry(
        Kinds(of: try peek(path, root, base + 1, run)), site.pointee.site.name)
    }
    guard let entry = site.pointee.entry, entry.changesReceiver else {
      base.pointee = try peek(path, root, base + 1, run)
      // What was looked up here is nothing that a call may go by.
      site.pointee.tag = Tag.none
      if path.indexCount > 0 { for n in 0..<count { base[1 + n] = arguments[n] } }
      return try callMethod(base, count, site, run)
    }
    var place = root
    var indices = base + 1
    for n in 0..<path.steps.count { place = try child(place, path, n, &indices, free, run) }
    if place.tag == Tag.list {
      let list = try ownList(place, free, run)
      if count == 1, site.pointee.site.labels.isEmpty, entry.isAppend {
        let size = (list.count &+ 1) &* MemoryLayout<Value>.stride
        if size & 0xFFFF == 0 { try run.checkSize(size) }
        list.elements.append(arguments.take())
        return base.putNothing()
      }
    } else if place.tag == Tag.object {
      _ = try ownObject(place, free, path.rootSpan, run)
    }
    let window = UnsafeMutableBufferPointer(start: arguments, count: count)
    // Taken out, so that the call is its only holder.
    var receiver = place.take()
    defer { place.initialize(to: receiver) }
    base.pointee = try invoke(entry, changing: &receiver, window, site.pointee.site, run)
  }

  /// What is at the end of a path, looked at without changing anything.
  private func peek(_ path: PathSite, _ root: Register, _ indices: Register, _ run: Run) throws(Raise) -> Value {
    if path.steps.isEmpty { return root.pointee }
    var value = root.pointee
    var next = indices
    for n in 0..<path.steps.count {
      let step = path.steps[n]
      if case .member(let name) = step, case .object(let object) = value, object.node == nil, object.origin == nil,
        let field = path.place(n, name, in: object)
      {
        value = field.pointee
        continue
      }
      var holder = value
      var result = Value.nothing
      let failure: Raise? = withUnsafeMutablePointer(to: &holder) { from in
        withUnsafeMutablePointer(to: &result) { to in
          do throws(Raise) {
            switch step {
            case .member(let name):
              var site = MemberSite(name: name, nameSpan: path.stepSpans[n], receiverSpan: path.rootSpan)
              try member(to, from, &site, isOptional: false, run)
            case .index:
              try index(to, from, next, isOptional: false, run)
              next += 1
            }
            return nil
          } catch { return error }
        }
      }
      if let failure { throw failure }
      value = result
    }
    return value
  }
}

extension ListValue {
  /// The place of an element; for the only holder, until the list changes.
  func place(_ position: Int) -> Register {
    elements.withUnsafeMutableBufferPointer { $0.baseAddress.unsafelyUnwrapped + position }
  }
}
