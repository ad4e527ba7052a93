/// What one instruction does. `r` is a register of the frame, `k` a constant, `n` a signed number in the instruction.
enum Opcode: UInt8, CaseIterable {
  // Moving values                    a        b         c
  case move  //                       r     <- r
  case take  //                       r     <- r, which is left empty
  case clear  //                      r     <- nothing
  case constant  //                   r     <-           k
  case integer  //                    r     <-           n
  case null  //                       r     <- null
  case nothing  //                    r     <- nothing
  case yes  //                        r     <- true
  case no  //                         r     <- false

  // Variables that are no registers
  case global  //                     r     <-           slot
  case setGlobal  //                  r     ->           slot, which must be set
  case declareGlobal  //              r     ->           slot
  case capture  //                    r     <-           capture
  case captureCell  //                r     <-           value in the cell that was captured
  case setCaptureCell  //             r     ->           value in the cell that was captured
  case newCell  //                    r     <- new cell holding r's value
  case newUnsetCell  //               r     <- new cell whose variable has no value yet
  case cell  //                       r     <- value in the cell r
  case setCell  //                    cell  <- r: value in it; its variable has its value from now on
  case assignCell  //                 cell  <- r: as above, and the variable must have its value
  case selfFunction  //               r     <- the function that runs
  case closure  //                    r     <-           new function of code k

  // Operators
  case add, subtract, multiply, divide, remainder  //          r <- r r
  case addNumber, subtractNumber, multiplyNumber, remainderNumber  // r <- r n
  case addConstant  //                r     <- r         k
  case negate, not  //                r     <- r
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual  // r <- r r
  case contains  //                   r     <- r in r
  case closedRange, halfOpenRange  // r     <- r         r
  case checkCondition  //             r must be true or false

  // Jumps: c is the distance from the next instruction
  case jump  //                                          n
  case loop  //                       backwards, counts a step
  case jumpIfTrue, jumpIfFalse  //    r                  n
  case jumpIfNull, jumpIfNotNull  //  r                  n
  case jumpIfGiven  //                r                  n: the parameter has a value
  case ifLess, ifLessOrEqual, ifGreater, ifGreaterOrEqual, ifEqual  //            r r n
  case ifNotLess, ifNotLessOrEqual, ifNotGreater, ifNotGreaterOrEqual, ifNotEqual  // r r n
  case ifEqualConstant, ifNotEqualConstant  //            r k n
  case ifLessNumber, ifLessOrEqualNumber, ifGreaterNumber, ifGreaterOrEqualNumber, ifEqualNumber  // r n16 n
  case ifNotLessNumber, ifNotLessOrEqualNumber, ifNotGreaterNumber, ifNotGreaterOrEqualNumber, ifNotEqualNumber

  // Loops
  case rangeStart  //                 r..r+1 are the ends     n: where to go when empty; r counts from then on
  case rangeStartHalfOpen
  case rangeNext  //                  r, r+1: counts on  n: back to the body
  case walk  //                       r     <- walk over r
  case walkPairs  //                  r     <- walk over the pairs of r
  case walkNext  //                   walk     r: item   n: where to go at the end
  case walkNextPair  //               walk     r, r+1    n: where to go at the end
  case walkEnd  //                    walk is closed

  // Making values
  case text  //                       r     <- the texts of r… in the holes of template c
  case list  //                       r     <- r…, c of them
  case listAppend  //                 list     r…, c of them
  case listSpread  //                 list     r
  case object  //                     r     <- r…        shape
  case objectSet  //                  object   r: key    r: value
  case objectSpread  //               object   r

  // Reaching into values
  case member, optionalMember  //     r     <- r         site
  case index, optionalIndex  //       r     <- r         r
  case indexNumber  //                r     <- r         n
  case slice, optionalSlice, halfOpenSlice, optionalHalfOpenSlice  // r <- r, ends in c and c+1 (nothing: open)

  // Calls: the result comes into a; arguments follow it
  case call  //                       function b of them site
  case callSelf  //                            b of them site
  case callMethod  //                 receiver b of them site
  case callBuiltin  //                         b of them site
  case `return`  //                   r
  case returnNothing
  case end  //                        r: the program's value; its variables are left to who ran it

  // Paths from a variable
  case setPath  //                    indices and value from a on; b: operator; c: site
  case changePath  //                 indices and arguments from a on; c: site

  // The program
  case collect  //                    a sequence in r becomes a list
  case show  //                       r
  case runModule  //                                     module
  case planBegin, planEnd  //         a: 1 plan, 2 ask
}

/// One instruction in a word: `op` 8 bits, `a` 16, `b` 16, `c` 24 (signed).
///
/// Wide enough that a compare, its constant and its jump are one instruction, and that no program meets a limit of
/// registers or constants before it meets the limits of the source.
struct Instruction {
  var bits: UInt64

  @inline(__always)
  init(_ op: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) {
    bits =
      UInt64(op.rawValue) | UInt64(truncatingIfNeeded: a & 0xFFFF) << 8 | UInt64(truncatingIfNeeded: b & 0xFFFF) << 24
      | UInt64(truncatingIfNeeded: c) << 40
  }

  @inline(__always) var op: Opcode { unsafeBitCast(UInt8(truncatingIfNeeded: bits), to: Opcode.self) }
  @inline(__always) var a: Int { Int(truncatingIfNeeded: (bits &>> 8) & 0xFFFF) }
  @inline(__always) var b: Int { Int(truncatingIfNeeded: (bits &>> 24) & 0xFFFF) }
  /// `b` as a signed number.
  @inline(__always) var number16: Int { Int(Int16(truncatingIfNeeded: bits &>> 24)) }
  @inline(__always) var c: Int { Int(truncatingIfNeeded: Int64(bitPattern: bits) &>> 40) }

  static let maximumRegister = 60_000
  static let numbers = -(1 << 23)..<(1 << 23)
  static let numbers16 = -(1 << 15)..<(1 << 15)
}
