struct Beam {
  let mortar: Mortar?
}
