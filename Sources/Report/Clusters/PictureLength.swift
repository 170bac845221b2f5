/// A length in a picture, to a tenth.
func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
