extension CorpusBuilder {
  /// Adds all files of `tree`; `progress` gets the number of rows so far.
  ///
  /// - Throws: An error if something in the tree could not be read: a corpus file that lacks some files
  ///   would say of these that nobody knows them. What that is, the tree's problems say.
  package func add(
    filesOf tree: TreeRows, progress: ((Int) -> Void)? = nil
  ) throws(CorpusError) {
    var count = 0
    while let row = tree.next() {
      try add(row)
      progress?(rowCount)
      count += 1
    }
    guard tree.problemCount == 0 else {
      throw .unreadFiles(path: tree.path, count: tree.problemCount)
    }
    guard count > 0 else { throw .emptyTree(path: tree.path) }
  }
}
