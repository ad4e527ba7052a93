import Glibc

/// The few functions on decimals that come from the C library.
enum Decimals {
  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
}
