let chimney = Chimney.self
