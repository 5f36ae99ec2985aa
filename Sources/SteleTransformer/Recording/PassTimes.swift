import CSteleKernels

/// A number for each part.
struct PartFigures {
  private var figures = [Int](repeating: 0, count: OperationPart.allCases.count)

  subscript(part: OperationPart) -> Int {
    get { figures[part.rawValue] }
    set { figures[part.rawValue] = newValue }
  }

  /// Those of parts that decoder steps have, zeros left out.
  var byStepPart: [StepPart: Int] {
    var result: [StepPart: Int] = [:]
    for part in OperationPart.allCases where self[part] != 0 {
      if let stepPart = part.stepPart { result[stepPart] = self[part] }
    }
    return result
  }
}

/// Where the time of one pass went, which is one run of operations.
///
/// All times are nanoseconds of `stele_now`.
struct PassTimes {
  let start: Int
  private(set) var end: Int
  /// What the slowest thread computed in each operation.
  private(set) var nanoseconds = PartFigures()
  /// What lies between that and the barriers.
  private(set) var barriers = 0
  /// What each part reads, and its multiply-adds.
  private(set) var bytes = PartFigures()
  private(set) var products = PartFigures()
  /// Of each thread, in computing and in waiting at barriers.
  private(set) var busy: [Int] = []
  private(set) var waiting: [Int] = []
  /// Waiting for weights from the file.
  var reading = 0

  /// Adds up what `threads` threads took for the operations that `notes` tell of.
  ///
  /// moments: (threads, notes + 1), as `stele_run_timed` fills them.
  init(
    start: Int, end: Int, notes: [OperationNote], threads: Int,
    moments: UnsafeBufferPointer<stele_moment>
  ) {
    precondition(moments.count >= threads * (notes.count + 1), "a moment for every operation")
    self.start = start
    self.end = end
    for (index, note) in notes.enumerated() {
      // The first thread is there from beginning to end; it leaves barriers with the others.
      let taken = Int(moments[index + 1].released - moments[index].released)
      let slowest = (0..<threads).lazy.map { thread in
        let place = thread * (notes.count + 1) + index
        return Int(moments[place + 1].done - moments[place].released)
      }.max()
      let computed = min(max(slowest ?? 0, 0), taken)
      nanoseconds[note.part] += computed
      barriers += taken - computed
      bytes[note.part] += note.byteCount
      products[note.part] += note.productCount
    }
    for thread in 0..<threads {
      let first = thread * (notes.count + 1)
      var computing = 0
      var idle = 0
      for index in first..<first + notes.count {
        computing += Int(moments[index + 1].done - moments[index].released)
        idle += Int(moments[index + 1].released - moments[index + 1].done)
      }
      busy.append(computing)
      waiting.append(idle)
    }
  }

  /// One pass out of this one and `next`, its continuation.
  func followed(by next: PassTimes) -> PassTimes {
    var sum = self
    sum.end = next.end
    sum.barriers += next.barriers
    for part in OperationPart.allCases {
      sum.nanoseconds[part] += next.nanoseconds[part]
      sum.bytes[part] += next.bytes[part]
      sum.products[part] += next.products[part]
    }
    // A piece that is too small to share runs on the first thread alone. Room is made before the
    // loop: Swift 6.3 checks the bounds of one that makes it inside before it has begun.
    let missing = max(next.busy.count - sum.busy.count, 0)
    sum.busy += repeatElement(0, count: missing)
    sum.waiting += repeatElement(0, count: missing)
    for thread in next.busy.indices {
      sum.busy[thread] += next.busy[thread]
      sum.waiting[thread] += next.waiting[thread]
    }
    return sum
  }

  /// What each thread did when, counted from `origin`.
  static func spans(
    of notes: [OperationNote], threads: Int, moments: UnsafeBufferPointer<stele_moment>,
    origin: Int
  ) -> [OperationSpan] {
    (0..<threads).flatMap { thread in
      notes.enumerated().map { index, note in
        let place = thread * (notes.count + 1) + index
        let start = Int(moments[place].released)
        return OperationSpan(
          name: note.part.name, layer: note.layer, thread: thread, start: start - origin,
          nanoseconds: Int(moments[place + 1].done) - start)
      }
    }
  }
}
