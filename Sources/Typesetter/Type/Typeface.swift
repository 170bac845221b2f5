/// A family of type from one of the Debian packages of `Scripts/setup`.
package enum TypeFamily: String, Sendable, Hashable, Codable, CaseIterable {
    /// Old Standard: the modern faces of the nineteenth century.
    case oldStandard = "Old Standard TT"
    /// TeX Gyre Schola: a Century Schoolbook.
    case schola = "TeX Gyre Schola"
    /// GFS Didot.
    case didot = "GFS Didot"
    /// Goudy Bookletter 1911: an old style.
    case goudy = "Goudy Bookletter 1911"
    /// Prociono: a roman with a calligraphic cut.
    case prociono = "Prociono"
    /// Linux Libertine.
    case libertine = "Linux Libertine O"
    /// Linux Biolinum: stands in for gothic (sans serif) display type.
    case biolinum = "Linux Biolinum O"
    /// Junicode: after a Baskerville of the seventeenth and eighteenth centuries.
    case junicode = "Junicode Two Beta"
    /// CMU Serif: Computer Modern, after Monotype Modern.
    case modern = "CMU Serif"
    /// CMU Sans Serif, demi condensed: condensed gothic display type.
    case condensedGothic = "CMU Sans Serif Demi Condensed"
    /// CMU Typewriter Text.
    case typewriter = "CMU Typewriter Text"

    /// The Debian package that holds it.
    package var package: String {
        switch self {
        case .oldStandard: "fonts-oldstandard"
        case .schola: "fonts-texgyre"
        case .didot: "fonts-gfs-didot"
        case .goudy: "fonts-goudybookletter"
        case .prociono: "fonts-prociono"
        case .libertine, .biolinum: "fonts-linuxlibertine"
        case .junicode: "fonts-junicode"
        case .modern, .condensedGothic, .typewriter: "fonts-cmu"
        }
    }
}

/// One fount of type: a family at a size and width.
package struct Typeface: Sendable, Hashable {
    package var family: TypeFamily
    package var isBold = false
    package var isItalic = false
    /// Size of the em, pixels.
    package var size: Double
    /// Width against the normal width; condensed display type has less than 1.
    package var stretch = 1.0
    /// Space added after every letter, pixels.
    package var tracking = 0.0
    /// Ink added around the letters, in ems: makes fat faces out of medium ones.
    package var heft = 0.0

    package func sized(_ size: Double) -> Typeface {
        var face = self
        face.size = size
        return face
    }

    package func stretched(_ stretch: Double) -> Typeface {
        var face = self
        face.stretch = stretch
        return face
    }

    package func hefty(_ heft: Double) -> Typeface {
        var face = self
        face.heft = heft
        return face
    }

    package var bold: Typeface {
        var face = self
        face.isBold = true
        return face
    }

    package var italic: Typeface {
        var face = self
        face.isItalic = true
        return face
    }
}
