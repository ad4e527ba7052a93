extension Machine {
  /// Runs `code` with its arguments in `base`; its result is in the register before. Returns when this call is done.
  @inline(never)
  func execute(
    _ function: FunctionValue, _ entry: Unmanaged<FunctionCode>, _ base: Register, _ run: Run
  ) throws(Raise) {
    let state = state
    let registerLimit = registerLimit
    let callDepth = callDepth
    let frames = frames
    let entryDepth = state.pointee.depth
    let entryPlanning = state.pointee.planning
    var code = entry
    var function = Unmanaged.passUnretained(function)
    var registers = base
    var next = code.start
    state.pointee.top = base + entry.registerCount

    while true {
      do throws(Raise) {
        while true {
          let i = next.pointee
          next += 1
          switch i.op {

          // MARK: Moving values
          case .move: (registers + i.a).copy(registers + i.b)
          case .take:
            let value = (registers + i.b).take()
            (registers + i.a).pointee = value
          case .clear: (registers + i.a).clear()
          case .constant:
            let constant = code.constants + i.c
            (registers + i.a).copy(constant)
          case .integer: (registers + i.a).put(i.c)
          case .null: (registers + i.a).putNull()
          case .nothing: (registers + i.a).putNothing()
          case .yes: (registers + i.a).put(true)
          case .no: (registers + i.a).put(false)

          // MARK: Variables that are no registers
          case .global: try loadGlobal(registers + i.a, i.c)
          case .setGlobal: try storeGlobal(registers + i.a, i.c)
          case .declareGlobal: globals.base[i.c] = (registers + i.a).pointee
          case .capture:
            let captured = function.captures + i.c
            (registers + i.a).copy(captured)
          case .captureCell:
            let captured = function.captures + i.c
            try loadCell(registers + i.a, captured)
          case .setCaptureCell:
            let captured = function.captures + i.c
            try assignCell(captured, registers + i.a)
          case .newCell: makeCell(registers + i.a, isUnset: false)
          case .newUnsetCell: makeCell(registers + i.a, isUnset: true)
          case .cell: try loadCell(registers + i.a, registers + i.b)
          case .setCell: setCell(registers + i.a, registers + i.b)
          case .assignCell: try assignCell(registers + i.a, registers + i.b)
          case .selfFunction: (registers + i.a).pointee = .function(function.takeUnretainedValue())
          case .closure: makeClosure(registers + i.a, i.c, code, function, registers)

          // MARK: Operators
          case .add:
            let left = registers + i.b
            let right = registers + i.c
            if left.tag == Tag.integer && right.tag == Tag.integer {
              let (sum, overflow) = left.int.addingReportingOverflow(right.int)
              if !overflow {
                (registers + i.a).put(sum)
                continue
              }
            } else if left.tag == Tag.decimal && right.tag == Tag.decimal {
              let sum = left.double + right.double
              if sum.isFinite {
                (registers + i.a).put(sum)
                continue
              }
            }
            try arithmetic(.add, registers + i.a, left, right, run)
          case .subtract:
            let left = registers + i.b
            let right = registers + i.c
            if left.tag == Tag.integer && right.tag == Tag.integer {
              let (difference, overflow) = left.int.subtractingReportingOverflow(right.int)
              if !overflow {
                (registers + i.a).put(difference)
                continue
              }
            } else if left.tag == Tag.decimal && right.tag == Tag.decimal {
              let difference = left.double - right.double
              if difference.isFinite {
                (registers + i.a).put(difference)
                continue
              }
            }
            try arithmetic(.subtract, registers + i.a, left, right, run)
          case .multiply:
            let left = registers + i.b
            let right = registers + i.c
            if left.tag == Tag.integer && right.tag == Tag.integer {
              let (product, overflow) = left.int.multipliedReportingOverflow(by: right.int)
              if !overflow {
                (registers + i.a).put(product)
                continue
              }
            } else if left.tag == Tag.decimal && right.tag == Tag.decimal {
              let product = left.double * right.double
              if product.isFinite {
                (registers + i.a).put(product)
                continue
              }
            }
            try arithmetic(.multiply, registers + i.a, left, right, run)
          case .divide: try arithmetic(.divide, registers + i.a, registers + i.b, registers + i.c, run)
          case .remainder:
            let left = registers + i.b
            let right = registers + i.c
            if left.tag == Tag.integer && right.tag == Tag.integer && right.int > 0 {
              (registers + i.a).put(left.int % right.int)
              continue
            }
            try arithmetic(.remainder, registers + i.a, left, right, run)
          case .addNumber:
            let left = registers + i.b
            if left.tag == Tag.integer {
              let (sum, overflow) = left.int.addingReportingOverflow(i.c)
              if !overflow {
                (registers + i.a).put(sum)
                continue
              }
            }
            try arithmetic(.add, registers + i.a, left, i.c, run)
          case .subtractNumber:
            let left = registers + i.b
            if left.tag == Tag.integer {
              let (difference, overflow) = left.int.subtractingReportingOverflow(i.c)
              if !overflow {
                (registers + i.a).put(difference)
                continue
              }
            }
            try arithmetic(.subtract, registers + i.a, left, i.c, run)
          case .multiplyNumber:
            let left = registers + i.b
            if left.tag == Tag.integer {
              let (product, overflow) = left.int.multipliedReportingOverflow(by: i.c)
              if !overflow {
                (registers + i.a).put(product)
                continue
              }
            }
            try arithmetic(.multiply, registers + i.a, left, i.c, run)
          case .remainderNumber:
            let left = registers + i.b
            let right = i.c
            if left.tag == Tag.integer && right > 0 {
              let value = left.int
              // A 32-bit division takes a fraction of the time of a 64-bit one.
              if UInt(bitPattern: value) <= 0xFFFF_FFFF {
                (registers + i.a).put(
                  Int(UInt32(truncatingIfNeeded: value) % UInt32(truncatingIfNeeded: right)))
              } else {
                (registers + i.a).put(value % right)
              }
              continue
            }
            try arithmetic(.remainder, registers + i.a, left, right, run)
          case .addConstant:
            let target = registers + i.a
            if i.a == i.b, target.tag == Tag.string, growText(target, code.constants + i.c) { continue }
            try arithmetic(.add, registers + i.a, registers + i.b, code.constants + i.c, run)
          case .negate: try negate(registers + i.a, registers + i.b)
          case .not:
            let operand = registers + i.b
            guard operand.tag == Tag.bool else { throw notACondition(operand.pointee) }
            (registers + i.a).put(!operand.isTrue)
          case .equal:
            let answer = try equal(registers + i.b, registers + i.c, run)
            (registers + i.a).put(answer)
          case .notEqual:
            let answer = try equal(registers + i.b, registers + i.c, run)
            (registers + i.a).put(!answer)
          case .less:
            let answer = try less(registers + i.b, registers + i.c, "<", run)
            (registers + i.a).put(answer)
          case .lessOrEqual:
            let answer = try lessOrEqual(registers + i.b, registers + i.c, "<=", run)
            (registers + i.a).put(answer)
          case .greater:
            let answer = try less(registers + i.c, registers + i.b, ">", run)
            (registers + i.a).put(answer)
          case .greaterOrEqual:
            let answer = try lessOrEqual(registers + i.c, registers + i.b, ">=", run)
            (registers + i.a).put(answer)
          case .contains:
            let answer = try contains(registers + i.c, registers + i.b, run)
            (registers + i.a).put(answer)
          case .closedRange: try makeRange(registers + i.a, registers + i.b, registers + i.c, isClosed: true)
          case .halfOpenRange: try makeRange(registers + i.a, registers + i.b, registers + i.c, isClosed: false)
          case .checkCondition:
            let operand = registers + i.a
            guard operand.tag == Tag.bool else { throw notACondition(operand.pointee) }

          // MARK: Jumps
          case .jump: next += i.c
          case .loop:
            next += i.c
            state.pointee.fuel &-= 1
            if state.pointee.fuel <= 0 { try run.lookUp() }
          case .jumpIfTrue:
            let operand = registers + i.a
            guard operand.tag == Tag.bool else { throw notACondition(operand.pointee) }
            if operand.isTrue { next += i.c }
          case .jumpIfFalse:
            let operand = registers + i.a
            guard operand.tag == Tag.bool else { throw notACondition(operand.pointee) }
            if !operand.isTrue { next += i.c }
          case .jumpIfNull:
            let operand = registers + i.a
            if operand.tag == Tag.empty && operand.int == 0 { next += i.c }
          case .jumpIfNotNull:
            let operand = registers + i.a
            if operand.tag != Tag.empty || operand.int != 0 { next += i.c }
          case .jumpIfGiven:
            let operand = registers + i.a
            if operand.tag != Tag.empty || operand.int != 1 { next += i.c }
          case .ifLess: if try less(registers + i.a, registers + i.b, "<", run) { next += i.c }
          case .ifNotLess: if try !less(registers + i.a, registers + i.b, "<", run) { next += i.c }
          case .ifLessOrEqual: if try lessOrEqual(registers + i.a, registers + i.b, "<=", run) { next += i.c }
          case .ifNotLessOrEqual: if try !lessOrEqual(registers + i.a, registers + i.b, "<=", run) { next += i.c }
          case .ifGreater: if try less(registers + i.b, registers + i.a, ">", run) { next += i.c }
          case .ifNotGreater: if try !less(registers + i.b, registers + i.a, ">", run) { next += i.c }
          case .ifGreaterOrEqual: if try lessOrEqual(registers + i.b, registers + i.a, ">=", run) { next += i.c }
          case .ifNotGreaterOrEqual: if try !lessOrEqual(registers + i.b, registers + i.a, ">=", run) { next += i.c }
          case .ifEqual: if try equal(registers + i.a, registers + i.b, run) { next += i.c }
          case .ifNotEqual: if try !equal(registers + i.a, registers + i.b, run) { next += i.c }
          case .ifEqualConstant: if try equal(registers + i.a, code.constants + i.b, run) { next += i.c }
          case .ifNotEqualConstant: if try !equal(registers + i.a, code.constants + i.b, run) { next += i.c }
          case .ifLessNumber:
            let left = registers + i.a
            if left.tag == Tag.integer {
              if left.int < i.number16 { next += i.c }
            } else if try compare(left, i.number16, "<", { $0 < 0 }) {
              next += i.c
            }
          case .ifNotLessNumber:
            let left = registers + i.a
            if left.tag == Tag.integer {
              if left.int >= i.number16 { next += i.c }
            } else if try !compare(left, i.number16, "<", { $0 < 0 }) {
              next += i.c
            }
          case .ifLessOrEqualNumber:
            let left = registers + i.a
            if left.tag == Tag.integer {
              if left.int <= i.number16 { next += i.c }
            } else if try compare(left, i.number16, "<=", { $0 <= 0 }) {
              next += i.c
            }
          case .ifNotLessOrEqualNumber:
            let left = registers + i.a
            if left.tag == Tag.integer {
              if left.int > i.number16 { next += i.c }
            } else if try !compare(left, i.number16, "<=", { $0 <= 0 }) {
              next += i.c
            }
          case .ifGreaterNumber:
            let left = registers + i.a
            if left.tag == Tag.integer {
              if left.int > i.number16 { next += i.c }
            } else if try compare(left, i.number16, ">", { $0 > 0 }) {
              next += i.c
            }
          case .ifNotGreaterNumber:
            let left = registers + i.a
            if left.tag == Tag.integer {
              if left.int <= i.number16 { next += i.c }
            } else if try !compare(left, i.number16, ">", { $0 > 0 }) {
              next += i.c
            }
          case .ifGreaterOrEqualNumber:
            let left = registers + i.a
            if left.tag == Tag.integer {
              if left.int >= i.number16 { next += i.c }
            } else if try compare(left, i.number16, ">=", { $0 >= 0 }) {
              next += i.c
            }
          case .ifNotGreaterOrEqualNumber:
            let left = registers + i.a
            if left.tag == Tag.integer {
              if left.int < i.number16 { next += i.c }
            } else if try !compare(left, i.number16, ">=", { $0 >= 0 }) {
              next += i.c
            }
          case .ifEqualNumber:
            let left = registers + i.a
            if left.tag == Tag.integer ? left.int == i.number16 : equals(left, i.number16) { next += i.c }
          case .ifNotEqualNumber:
            let left = registers + i.a
            if left.tag == Tag.integer ? left.int != i.number16 : !equals(left, i.number16) { next += i.c }

          // MARK: Loops
          case .rangeStart: if try !startRange(registers + i.a, isClosed: true) { next += i.c }
          case .rangeStartHalfOpen: if try !startRange(registers + i.a, isClosed: false) { next += i.c }
          case .rangeNext:
            let counter = registers + i.a
            let value = counter.int
            if value < (counter + 1).int {
              UnsafeMutableRawPointer(counter).storeBytes(of: value &+ 1, as: Int.self)
              next += i.c
              state.pointee.fuel &-= 1
              if state.pointee.fuel <= 0 { try run.lookUp() }
            }
          case .walk: try startWalk(registers + i.a, registers + i.b, pairs: false, run)
          case .walkPairs: try startWalk(registers + i.a, registers + i.b, pairs: true, run)
          case .walkNext: if try !walkNext(registers + i.a, registers + i.b, run) { next += i.c }
          case .walkNextPair: if try !walkNextPair(registers + i.a, registers + i.b, run) { next += i.c }
          case .walkEnd: endWalk(registers + i.a)

          // MARK: Making values
          case .text:
            let template = code.templates + i.c
            try fillIn(template, registers + i.a, registers + i.b, run)
          case .list: makeList(registers + i.a, registers + i.b, i.c)
          case .listAppend: appendToList(registers + i.a, registers + i.b, i.c)
          case .listSpread: try spreadIntoList(registers + i.a, registers + i.b, run)
          case .object:
            let shape = code._withUnsafeGuaranteedRef { $0.shapes[i.c] }
            (registers + i.a).pointee = .object(ObjectValue(shape, taking: registers + i.b))
          case .objectSet: try setInObject(registers + i.a, registers + i.b, registers + i.c)
          case .objectSpread: try spreadIntoObject(registers + i.a, registers + i.b, run)

          // MARK: Reaching into values
          case .member:
            let site = code.memberSites + i.c
            if !knownMember(registers + i.a, registers + i.b, site) {
              try member(registers + i.a, registers + i.b, site, isOptional: false, run)
            }
          case .optionalMember:
            let site = code.memberSites + i.c
            if !knownMember(registers + i.a, registers + i.b, site) {
              try member(registers + i.a, registers + i.b, site, isOptional: true, run)
            }
          case .index:
            let receiver = registers + i.b
            let key = registers + i.c
            if receiver.tag == Tag.list && key.tag == Tag.integer, element(registers + i.a, receiver, key.int) {
              continue
            }
            try index(registers + i.a, receiver, key, isOptional: false, run)
          case .optionalIndex: try index(registers + i.a, registers + i.b, registers + i.c, isOptional: true, run)
          case .indexNumber:
            let receiver = registers + i.b
            if receiver.tag == Tag.list, element(registers + i.a, receiver, i.c) { continue }
            try index(registers + i.a, receiver, i.c, run)
          case .slice: try slice(registers + i.a, registers + i.b, registers + i.c, closed: true, optional: false, run)
          case .optionalSlice:
            try slice(registers + i.a, registers + i.b, registers + i.c, closed: true, optional: true, run)
          case .halfOpenSlice:
            try slice(registers + i.a, registers + i.b, registers + i.c, closed: false, optional: false, run)
          case .optionalHalfOpenSlice:
            try slice(registers + i.a, registers + i.b, registers + i.c, closed: false, optional: true, run)

          // MARK: Calls
          case .call:
            let callee = registers + i.a
            if callee.tag == Tag.function {
              let called = Unmanaged<FunctionValue>.fromOpaque(callee.raw)
              if let target = called.compiled {
                let site = code.callSites + i.c
                let arguments = callee + 1
                try prepare(target, arguments, i.b, site.pointee.site)
                guard state.pointee.depth < callDepth else { throw tooDeep() }
                frames[state.pointee.depth] = Frame(
                  code: code, function: function, next: next, registers: registers, planning: state.pointee.planning)
                state.pointee.depth &+= 1
                code = target
                function = called
                registers = arguments
                next = code.start
                state.pointee.top = arguments + code.registerCount
                state.pointee.fuel &-= 1
                if state.pointee.fuel <= 0 { try run.lookUp() }
                continue
              }
            }
            let site = code.callSites + i.c
            try callValue(callee, i.b, site, run)
          case .callSelf:
            let arguments = registers + i.a + 1
            if i.c != 0 { for absent in 0..<i.c { (arguments + i.b + absent).putNothing() } }
            let top = arguments + code.registerCount
            guard state.pointee.depth < callDepth, top < registerLimit else { throw tooDeep() }
            frames[state.pointee.depth] = Frame(
              code: code, function: function, next: next, registers: registers, planning: state.pointee.planning)
            state.pointee.depth &+= 1
            registers = arguments
            next = code.start
            state.pointee.top = top
            state.pointee.fuel &-= 1
            if state.pointee.fuel <= 0 { try run.lookUp() }
          case .callMethod:
            let site = code.callSites + i.c
            try callMethod(registers + i.a, i.b, site, run)
          case .callBuiltin:
            let site = code.callSites + i.c
            try callBuiltin(registers + i.a, i.b, site, run)
          case .return:
            let count = code.registerCount
            let result = registers - 1
            let value = registers + i.a
            if value.isPlain && result.isPlain { result.copyPlain(value) } else { result.pointee = value.take() }
            for register in 0..<count { (registers + register).clear() }
            guard state.pointee.depth > entryDepth else { return }
            state.pointee.depth &-= 1
            let frame = frames + state.pointee.depth
            code = frame.pointee.code
            function = frame.pointee.function
            next = frame.pointee.next
            registers = frame.pointee.registers
            state.pointee.top = registers + code.registerCount
          case .returnNothing:
            (registers - 1).putNothing()
            for register in 0..<code.registerCount { (registers + register).clear() }
            guard state.pointee.depth > entryDepth else { return }
            state.pointee.depth &-= 1
            let frame = frames + state.pointee.depth
            code = frame.pointee.code
            function = frame.pointee.function
            next = frame.pointee.next
            registers = frame.pointee.registers
            state.pointee.top = registers + code.registerCount

          case .end:
            (registers - 1).pointee = (registers + i.a).take()
            return

          // MARK: Paths
          case .setPath: try setPath(i, code, function, registers, run)
          case .changePath: try changePath(i, code, function, registers, run)

          // MARK: The program
          case .collect: try collect(registers + i.a, run)
          case .show: try run.show((registers + i.a).pointee, code.takeUnretainedValue().span(before: next))
          case .runModule: try runModule(code.takeUnretainedValue().modules[i.c], run)
          case .planBegin: state.pointee.planning &+= Compiler.planning(i.a)
          case .planEnd: state.pointee.planning &-= Compiler.planning(i.a)
          }
        }
      } catch {
        // The loop's own variables are not handed out: they live in registers of the processor.
        let place = try recover(
          error, entryDepth, entryPlanning,
          Place(code: code, function: function, registers: registers, next: next))
        code = place.code
        function = place.function
        registers = place.registers
        next = place.next
      }
    }
  }

  /// Where the loop is.
  private struct Place {
    var code: Unmanaged<FunctionCode>
    var function: Unmanaged<FunctionValue>
    var registers: Register
    var next: UnsafePointer<Instruction>
  }

  /// Finds the handler of a failure and goes there; leaves frames that have none. Throws when this call has none.
  @inline(never)
  private func recover(
    _ raise: Raise, _ entryDepth: Int, _ entryPlanning: Int, _ failed: Place
  ) throws(Raise) -> Place {
    var place = failed
    let here = place.code.takeUnretainedValue().span(before: place.next)
    let source = place.code.takeUnretainedValue().source
    raise.locate(here, source)
    if let name = raise.leftFunction {
      raise.leftFunction = nil
      raise.passThrough(Raise.Frame(name: name.isEmpty ? nil : name, span: here, source: source))
    }
    while true {
      let current = place.code.takeUnretainedValue()
      let isPlan = raise.kind == .planned
      if isPlan || raise.kind.isCatchable,
        let handler = current.handler(before: place.next, place.registers, forPlan: isPlan),
        let start = current.instructions.baseAddress
      {
        for register in handler.firstFree..<max(handler.firstFree, current.registerCount) {
          (place.registers + register).clear()
        }
        let outer = state.pointee.depth > entryDepth ? frames[state.pointee.depth - 1].planning : entryPlanning
        state.pointee.planning = outer &+ handler.planning
        state.pointee.top = place.registers + current.registerCount
        if isPlan, case .host(let host)? = raise.data, let span = raise.span {
          host.planned(at: span, standsFor: handler.span ?? span, in: current.source)
        }
        place.registers[handler.errorRegister] = isPlan ? raise.data ?? .nothing : errorValue(raise)
        place.next = UnsafePointer(start) + handler.target
        return place
      }
      for register in 0..<current.registerCount { (place.registers + register).clear() }
      guard state.pointee.depth > entryDepth else {
        raise.leftFunction = current.name ?? ""
        throw raise
      }
      state.pointee.depth &-= 1
      let frame = frames[state.pointee.depth]
      place = Place(code: frame.code, function: frame.function, registers: frame.registers, next: frame.next)
      let outer = place.code.takeUnretainedValue()
      raise.passThrough(Raise.Frame(name: current.name, span: outer.span(before: place.next), source: outer.source))
    }
  }
}

// What the loop reads of code and functions, without counting references.
extension Unmanaged<FunctionCode> {
  @inline(__always) var registerCount: Int { _withUnsafeGuaranteedRef { $0.registerCount } }
  @inline(__always) var start: UnsafePointer<Instruction> {
    _withUnsafeGuaranteedRef { UnsafePointer($0.instructions.baseAddress.unsafelyUnwrapped) }
  }
  @inline(__always) var constants: Register {
    _withUnsafeGuaranteedRef { $0.constants.baseAddress.unsafelyUnwrapped }
  }
  @inline(__always) var templates: UnsafeMutablePointer<TextTemplate> {
    _withUnsafeGuaranteedRef { $0.templates.baseAddress.unsafelyUnwrapped }
  }
  @inline(__always) var memberSites: UnsafeMutablePointer<MemberSite> {
    _withUnsafeGuaranteedRef { $0.memberSites.baseAddress.unsafelyUnwrapped }
  }
  @inline(__always) var callSites: UnsafeMutablePointer<MethodSite> {
    _withUnsafeGuaranteedRef { $0.callSites.baseAddress.unsafelyUnwrapped }
  }
}

extension Unmanaged<FunctionValue> {
  @inline(__always) var captures: Register { _withUnsafeGuaranteedRef { $0.captures } }
  @inline(__always) var compiled: Unmanaged<FunctionCode>? { _withUnsafeGuaranteedRef { $0.compiled } }
}
