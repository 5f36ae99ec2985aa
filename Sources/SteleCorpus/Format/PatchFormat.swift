import SteleFile

/// A patch: a Stele corpus file that holds what must change in one corpus file to make another of it.
///
/// | section | contents |
/// |---|---|
/// | `patch.layout` | uint64: version, 2 where there are licence expressions, else 1; size of the new
/// file's key space |
/// | `patch.digests` | uint8 (2, 64): the data digests of the old and the new file, hexadecimal |
/// | `patch.names` | the number of licence lists, each as its number of names and these, and in version 2
/// its expression, empty for none; then languages |
/// | `patch.lane.X` | changes in the order of keys, and a zero byte |
/// | `patch.opt_outs` | what was opted out when the new file was made, if anything |
/// | `manifest` | the new file's |
///
/// Numbers are in LEB128; a text is the number of its bytes, then these. A change is a byte of flags:
/// 1 to remove an entry or 2 to put one, in the place of what had the same key; 4 added if the whole key
/// follows, else its first 64 bits do. Behind the key of one that is put stand the numbers of its licence
/// list and its language, 0 for none, the flags of its payload, and its place in the primary lane; in the
/// primary lane, if there are side tables, what these hold, as ``SideValues/append(to:)`` writes it; and if further origins
/// are stored, their number, and of each the numbers, the flags and what side tables hold.
enum PatchFormat {
  static let layout = "patch.layout"
  static let digests = "patch.digests"
  static let names = "patch.names"
  static let optOuts = "patch.opt_outs"
  static let versions: ClosedRange<UInt64> = 1...2

  static func lane(_ lane: CorpusLane) -> String { "patch.lane.\(lane.name)" }

  static let remove: UInt8 = 1
  static let put: UInt8 = 2
  static let whole: UInt8 = 4
}
