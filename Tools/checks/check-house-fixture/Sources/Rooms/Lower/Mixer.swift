private struct Chimney {}

func mixed(_ mortar: Mortar) -> Wall.Brick { Wall.Brick() }
