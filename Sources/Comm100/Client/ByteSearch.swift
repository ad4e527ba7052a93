/// Looks for bytes in bytes, such as the boundary between the parts of a form.
public enum ByteSearch {
  /// Where `wanted`, which must not be empty, stands first from `start` on; nil where it does not.
  public static func place(
    of wanted: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0
  ) -> Int? {
    var at = start
    while at + wanted.count <= bytes.count {
      if bytes[at] == wanted[0], bytes[at..<(at + wanted.count)].elementsEqual(wanted) { return at }
      at += 1
    }
    return nil
  }
}
