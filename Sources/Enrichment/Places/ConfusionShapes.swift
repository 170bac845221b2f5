/// Which signs are read for which letters, by their shapes in worn type and in newspapers' small capitals.
///
/// Made from the look of the letters and the counts of `Training/encoder/confusions.json`; the likelier stand first.
enum ConfusionShapes {
    /// What is read for one letter: each sign of the text.
    ///
    /// Capitals are kept apart from small letters, as their shapes differ.
    static let single: [(truth: Character, read: String)] = [
        ("a", "unosie@&4"), ("b", "hl16kdt"), ("c", "eo(rtsCG"), ("d", "aljotcp"), ("e", "coristanC"), ("f", "trilI1j"),
        ("g", "yqspeuj9kx"), ("h", "bnlkitru"), ("i", "l1tj!Irf|;:'"), ("j", "i,;tJ"), ("k", "hltbrx"),
        ("l", "1iIt!|jf][J/"),
        ("m", "nrwuia"), ("n", "umriahoxts"), ("o", "ecuan0isrwtx"), ("p", "nrjyqo"), ("q", "gy"), ("r", "itnvcfslep"),
        ("s", "aeni85crtgz$"), ("t", "lfri1cjsh"), ("u", "noamilra"), ("v", "yrwitx"), ("w", "vnmuxt"), ("x", "svrz"),
        ("y", "vjrgptf"), ("z", "sxr72"),
        ("a", "4VNXHRiWLu"), ("b", "HRE8PDSIKUhlM"), ("c", "GOUL(IEeQ"), ("d", "OIURPlBp"), ("e", "KFBLHICRSA"),
        ("f", "PEITiKV"), ("g", "OCQS6U"), ("h", "INKRBMUlW"), ("i", "l1TJit!|L"), ("j", "IT.,dSj"), ("k", "EHRXINlFh"),
        ("l", "ITE1JiC"), ("m", "NHWAIUi"), ("n", "XVMHSKWRIYAi"), ("o", "CQDUG0(In"), ("p", "FIRVrlBT1D"),
        ("q", "OGC"),
        ("r", "KHUIPBNEDTlF"), ("s", "853NBHGXQ$"), ("t", "IPFY1rlfJ7L"), ("u", "ILOVrClD"), ("v", "YNr\\TU"),
        ("w", "VNMH\\"),
        ("x", "NKYx"), ("y", "VTXIrK^"), ("z", "72SXL"),
        ("0", "oOQDCUcn)6&"), ("1", "Il!it|fJL]Tj'/r("), ("2", "?ZzSa1s"), ("3", "8S5aJs2&H"), ("4", "iAvtfl1"),
        ("5", "SB6s;3I"),
        ("6", "GbC80&5c"), ("7", "T?1flI"), ("8", "SsB&R3a6H"), ("9", "f0gqypsO"),
    ]

    /// Two signs that are read for one letter.
    static let split: [(truth: Character, read: String)] = [
        ("m", "rn in nn ni iu rl ri ui ir nv iii"), ("n", "ii ri il li iv u' 1i"), ("u", "ii li il tt n' li"),
        ("h", "li ii lt It l' fi"),
        ("d", "cl il tl ol"), ("w", "vv vy xv iv"), ("k", "lc ic li h'"), ("b", "li lo l) h'"), ("a", "ii si ci"),
        ("p", "ji j) jr"),
        ("y", "v' ij"), ("n", "IV JV \\. Iv I\\ II iv"), ("m", "11 iN AI JI lM IW Al IV JM Jl"),
        ("h", "II ll il IT H' ii"),
        ("u", "TJ II LI I' l' Il lI"), ("r", "It 11 I{ K' li ll"), ("k", "Iv lv Ii l< IC"), ("b", "I3 l! l3 li"),
        ("d", "I) 1) l) I> II"),
        ("p", "I' 1' l' I\""), ("l", "I, 1, l, I. 1. l. J. I/ i."), ("o", "() (I (' l) t)"), ("e", "I' I: f' I- t'"),
        ("t", "1' I' l'"),
        ("y", "V' \\' I'"), ("a", "l\\ /\\ .\\ i\\"), ("c", "(' (."), ("w", "\\V VV \\\\ V\\"), ("v", "\\' \\/"),
        ("f", "I' l' I-"),
        ("g", "(i (J (! t;"), ("j", ".I .l"), ("s", "H- .S -S"), ("0", "in io () (l"), ("4", "it lt 1t"),
        ("9", "!) i) f)"),
    ]

    /// One sign that is read for two letters.
    static let joined: [(truth: String, read: String)] = [
        ("rn", "m"), ("in", "mu"), ("ni", "m"), ("ri", "n"), ("il", "uUd"), ("li", "hun"), ("ll", "HUun"), ("ti", "nu"),
        ("nn", "m"),
        ("tt", "uH"), ("cl", "d"), ("ci", "a"), ("lo", "b"), ("it", "nH"), ("to", "b"), ("vi", "w"), ("fi", "hn"),
        ("fl", "n"),
        ("10", "n"), ("11", "nuHN"), ("14", "u"), ("13", "B"), ("12", "E"),
    ]
}
