import Rooms

let guest = Roof.self
