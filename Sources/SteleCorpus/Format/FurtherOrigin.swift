/// A further origin of contents: its payload, packed, without what that says of the contents.
struct FurtherOrigin: Equatable {
  var packed: UInt64
  var side: SideValues
}
