import CorpusFiles
import Foundation

/// Reads newspapers from MARCXML, a record at a time: files of the whole directory are large.
///
/// Source: MARC 21 format for bibliographic data (loc.gov/marc/bibliographic), fields 008, 010, 022, 245, 246, 260, 264, 310,
/// 651 and 752.
final class MARCTitleReader: XMLHandler {
    private(set) var titles: [NewspaperTitle] = []
    /// Records without LCCN or title.
    private(set) var skipped = 0
    private var fields: [(tag: String, subfields: [(code: String, text: String)])] = []
    private var control: [String: String] = [:]
    private var openElements: [String] = []
    private var controlTag: String?
    private var isInRecord = false

    func start(_ tag: XMLStartTag) throws(ArchiveError) {
        openElements.append(tag.name)
        switch tag.name {
        case "record":
            (fields, control, isInRecord) = ([], [:], true)
        case "controlfield":
            controlTag = tag.attributes["tag"]
        case "datafield": fields.append((tag.attributes["tag"] ?? "", []))
        case "subfield" where !fields.isEmpty:
            fields[fields.count - 1].subfields.append((tag.attributes["code"] ?? "", ""))
        default: break
        }
    }

    func end() throws(ArchiveError) {
        switch openElements.removeLast() {
        case "controlfield": controlTag = nil
        case "record" where isInRecord:
            isInRecord = false
            if let title = newspaper() { titles.append(title) } else { skipped += 1 }
        default: break
        }
    }

    func text(_ piece: String) throws(ArchiveError) {
        if let controlTag {
            control[controlTag, default: ""] += piece
        } else if openElements.last == "subfield", let field = fields.indices.last,
            let last = fields[field].subfields.indices.last
        {
            fields[field].subfields[last].text += piece
        }
    }

    private func values(_ tag: String, _ code: String) -> [String] {
        fields.filter { $0.tag == tag }.flatMap(\.subfields).filter { $0.code == code }.map(\.text)
    }

    private func newspaper() -> NewspaperTitle? {
        guard let lccn = values("010", "a").lazy.compactMap(LCCN.init).first, let written = values("245", "a").first
        else {
            return nil
        }
        var title = NewspaperName.tidied(written)
        if let rest = values("245", "b").first { title += ": " + NewspaperName.tidied(rest) }
        guard !title.isEmpty else { return nil }
        var newspaper = NewspaperTitle(lccn: lccn.text, title: title)
        // Dates stand at places 7 to 14 of field 008; 9999 and u mean that there is none.
        let general = Array(control["008"] ?? "")
        if general.count >= 18 {
            newspaper.firstYear = TitleFields.year(String(general[7..<11]))
            newspaper.lastYear = TitleFields.year(String(general[11..<15]))
        }
        let others = values("246", "a").map(NewspaperName.tidied).filter { !$0.isEmpty && $0 != title }
        newspaper.otherTitles = others.isEmpty ? nil : others
        newspaper.issn = values("022", "a").first?.trimmingCharacters(in: .whitespaces)
        newspaper.frequency = values("310", "a").first.map(NewspaperName.tidied)
        setPlace(of: &newspaper, code: general.count >= 18 ? String(general[15..<18]) : "")
        return newspaper
    }

    /// The place: of field 752, where it is divided, else of 260 or 264, with the country that the record's code says.
    private func setPlace(of newspaper: inout NewspaperTitle, code: String) {
        if let divided = fields.first(where: { $0.tag == "752" }) {
            func part(_ code: String) -> String? {
                divided.subfields.first { $0.code == code }.map { NewspaperName.tidied($0.text) }
            }
            (newspaper.country, newspaper.state, newspaper.city) = (part("a"), part("b"), part("d"))
        }
        let written = (values("260", "a") + values("264", "a")).first.map(PublicationPlace.init)
        if newspaper.city == nil { newspaper.city = written?.city }
        newspaper.state = newspaper.state ?? written?.state ?? AmericanState(marcCode: code)?.name
        newspaper.country =
            newspaper.country ?? written?.country ?? AmericanState(marcCode: code).map { _ in AmericanState.country }
            ?? CountryName(marcCode: code)?.text
        // `651 $a Washington (D.C.) $v Newspapers`: the place that it is about, which for a newspaper is its own.
        guard newspaper.city == nil, let about = values("651", "a").first else { return }
        if let open = about.firstIndex(of: "(") {
            newspaper.city = about[..<open].trimmingCharacters(in: .whitespaces)
            let place = PublicationPlace(String(about[about.index(after: open)...].prefix { $0 != ")" }))
            newspaper.state = newspaper.state ?? place.state
        }
    }
}
