/// What a short function does with its one parameter, for built-ins that call it for each item: they do the same where the
/// item lies. The machine would copy the item into a register and count it there, which takes longer than the work.
///
/// A shortcut answers for items that need no more than a look: objects of the shape that the function saw last, fields of
/// the constant's kind. For all others it gives nil, and the machine runs, with its conversions, errors and spans.
struct Shortcut {
  /// What is asked of the field, or of the item.
  private enum Test {
    /// `> 5` and the like
    case number(Opcode, Int)
    /// `== "open"`, or `!=`
    case text(isEqual: Bool, Register)
  }

  /// The field that the function reads; nil where it takes the item itself.
  private let site: UnsafeMutablePointer<MemberSite>?
  /// Nil where the function gives the field.
  private let test: Test?

  /// The shortcut of `x => x.name`, `x => x.name > 5`, `x => x == "a"` and the like; nil for all other functions.
  ///
  /// - Parameters: code that lives as long as the shortcut.
  init?(
    _ code: UnsafeMutableBufferPointer<Instruction>, _ sites: UnsafeMutableBufferPointer<MemberSite>,
    _ constants: UnsafeMutableBufferPointer<Value>
  ) {
    var rest = code[...]
    var subject = 0
    if let read = rest.first, read.op == .member, read.b == 0 {
      site = sites.baseAddress.map { $0 + read.c }
      subject = read.a
      rest = rest.dropFirst()
    } else {
      site = nil
    }
    if let end = rest.first, end.op == .return {
      guard site != nil, end.a == subject else { return nil }
      test = nil
      return
    }
    guard rest.count >= 3 else { return nil }
    let (constant, compare, end) = (rest[rest.startIndex], rest[rest.startIndex + 1], rest[rest.startIndex + 2])
    guard end.op == .return, end.a == compare.a, compare.b == subject, compare.c == constant.a,
      constant.a != subject
    else { return nil }
    switch (constant.op, compare.op) {
    case (.integer, .equal), (.integer, .notEqual), (.integer, .less), (.integer, .lessOrEqual), (.integer, .greater),
      (.integer, .greaterOrEqual):
      test = .number(compare.op, constant.c)
    case (.constant, .equal), (.constant, .notEqual):
      guard let text = constants.baseAddress.map({ $0 + constant.c }), text.isString else { return nil }
      test = .text(isEqual: compare.op == .equal, text)
    default: return nil
    }
  }

  /// What the function gives for an item, where that is a part of it.
  @inline(__always)
  func part(of item: Register) -> Register? { test == nil ? subject(item) : nil }

  /// What a function whose answer is a condition gives for an item.
  @inline(__always)
  func answer(_ item: Register) -> Bool? {
    guard let test, let subject = subject(item) else { return nil }
    switch test {
    case .number(let op, let number):
      guard subject.tag == Tag.integer else { return nil }
      switch op {
      case .equal: return subject.int == number
      case .notEqual: return subject.int != number
      case .less: return subject.int < number
      case .lessOrEqual: return subject.int <= number
      case .greater: return subject.int > number
      case .greaterOrEqual: return subject.int >= number
      default: return nil
      }
    case .text(let isEqual, let text):
      guard subject.isString else { return nil }
      return subject.isSameText(text) == isEqual
    }
  }

  @inline(__always)
  private func subject(_ item: Register) -> Register? {
    guard let site else { return item }
    return site.place(in: item)
  }
}

extension UnsafeMutablePointer where Pointee == MemberSite {
  /// The place of the field in an object of the shape that was seen last; nil in anything else.
  @inline(__always)
  func place(in item: Register) -> Register? {
    guard item.tag == Tag.object else { return nil }
    return Unmanaged<ObjectStorage>.fromOpaque(item.raw)._withUnsafeGuaranteedRef { object in
      guard let shape = pointee.shape, object.head.pointee.shape === shape else { return nil }
      return object.head.pointee.values.unsafelyUnwrapped + pointee.position
    }
  }
}
