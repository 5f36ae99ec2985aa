import Foundation
import SteleFile

// Writes one container after another to the path it is given, until it is killed.
// The tests kill it at random moments; see ContainerWriterTests. Given a number as well, it ends
// after so many microseconds, in order.
let path = CommandLine.arguments[1]
if let delay = CommandLine.arguments.dropFirst(2).first.flatMap(UInt32.init) {
  Thread.detachNewThread {
    usleep(delay)
    UnfinishedFiles.removeAll { exit(0) }
  }
}
var round: UInt8 = 0
while true {
  let plans = (0..<3).map {
    SectionPlan(name: "section.\($0)", elementType: .uint8, shape: [100_000])
  }
  do {
    let writer = try ContainerWriter(path: path, kind: .model, sections: plans)
    for _ in plans {
      for _ in 0..<10 {
        try writer.append(contentsOf: [UInt8](repeating: round, count: 10_000))
      }
    }
    try writer.finish()
  } catch {
    print("\(error)")
    break
  }
  round &+= 1
}
