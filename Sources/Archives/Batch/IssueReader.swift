import CorpusFiles
import CorpusModel
import CorpusText
import Foundation

/// Makes issues of METS files, and notes what is wrong about them.
struct IssueReader {
    var root: ArchiveRoot
    private(set) var findings: [DeliveryFinding] = []
    /// Paths below the root of all files that were named.
    private(set) var named: Set<String> = []

    init(root: ArchiveRoot) { self.root = root }

    mutating func note(_ finding: DeliveryFinding) { findings.append(finding) }

    mutating func markNamed(_ relativePath: String) { named.insert(relativePath) }

    /// The issue of a METS file: one of NDNP where a division says so, else one with physical and logical structure.
    ///
    /// - Parameters:
    ///   - document: the file.
    ///   - relativePath: its path below the root.
    /// - Returns: the issue with its pages in order.
    /// - Throws: `ArchiveError` where it names no pages in any way known here.
    mutating func issue(_ document: METSDocument, at relativePath: String) throws(ArchiveError) -> DeliveredIssue {
        for structure in document.structures {
            if let division = Self.divisions(structure).first(where: { $0.attributes["TYPE"] == "np:issue" }) {
                return ndnpIssue(document, division, at: relativePath)
            }
        }
        return try structuredIssue(document, at: relativePath)
    }

    // MARK: NDNP

    private mutating func ndnpIssue(
        _ document: METSDocument,
        _ division: XMLNode,
        at relativePath: String
    ) -> DeliveredIssue {
        let folder = Self.folder(of: relativePath)
        let mods = document.description(of: division)
        var metadata = Self.metadata(mods)
        if metadata.title == nil { metadata.title = Self.title(ofLabel: document.label, &metadata) }
        let place = DeliveredIssue.name(metadata) ?? relativePath
        if metadata.date == nil || metadata.datePrecision != nil {
            let written = mods?.date?.text
            note(
                DeliveryFinding(
                    .dateDiffers,
                    path: relativePath,
                    place: place,
                    written.map { "the date \($0) is no day" } ?? "no date is given"
                )
            )
        }
        checkFolder(folder, metadata, relativePath, place)
        var pages: [DeliveredPage] = []
        var seen: Set<Int> = []
        func walk(_ node: XMLNode, section: String?) {
            for child in node.children(.mets, "div") {
                switch child.attributes["TYPE"] {
                case "np:page":
                    var page = self.page(document, child, document.description(of: child), metadata, folder)
                    page.metadata.section = section
                    if let sequence = page.metadata.sequence {
                        if !seen.insert(sequence).inserted {
                            note(
                                DeliveryFinding(.sequenceWrong, path: relativePath, place: page.name, "is given twice")
                            )
                        }
                    } else {
                        let mods = document.description(of: child)
                        note(
                            DeliveryFinding(
                                .sequenceWrong,
                                path: relativePath,
                                place: page.name,
                                "the page's place in the issue is \(mods?.sequence ?? "not given"), no number from 1"
                            )
                        )
                    }
                    pages.append(page)
                case "np:section":
                    let label = document.description(of: child)?.number("section label")
                    walk(child, section: label ?? section)
                default: walk(child, section: section)
                }
            }
        }
        walk(division, section: nil)
        let reproduction = Self.deviation(mods?.reproduction)
        if let reproduction {
            note(DeliveryFinding(.notDigitized, path: relativePath, place: place, reproduction))
        } else if pages.isEmpty {
            note(DeliveryFinding(.issueEmpty, path: relativePath, place: place, "names no pages"))
        }
        return DeliveredIssue(
            metadata: metadata,
            path: root.path + "/" + relativePath,
            note: reproduction,
            // Chronicling America counts by sequence; METS files mostly lie in that order, sections may not.
            pages: pages.enumerated().sorted {
                ($0.element.metadata.sequence ?? .max, $0.offset) < ($1.element.metadata.sequence ?? .max, $1.offset)
            }.map(\.element),
            articles: []
        )
    }

    /// A folder of NDNP is named by date and edition, `1920111501`.
    private mutating func checkFolder(
        _ folder: String,
        _ metadata: PageMetadata,
        _ relativePath: String,
        _ place: String
    ) {
        guard let name = folder.split(separator: "/").last, name.count == 10, name.allSatisfy(\.isNumber) else {
            return
        }
        let digits = Array(name)
        let date = "\(String(digits[0..<4]))-\(String(digits[4..<6]))-\(String(digits[6..<8]))"
        if let known = metadata.date, metadata.datePrecision == nil, known != date {
            note(
                DeliveryFinding(
                    .dateDiffers,
                    path: relativePath,
                    place: place,
                    "the METS says \(known), its folder \(date); the METS counts"
                )
            )
        }
        if let edition = metadata.edition, let number = Int(String(digits[8...])), number > 0, number != edition {
            note(
                DeliveryFinding(
                    .identityDiffers,
                    path: relativePath,
                    place: place,
                    "the METS says edition \(edition), its folder \(number); the METS counts"
                )
            )
        }
    }

    private mutating func page(
        _ document: METSDocument,
        _ division: XMLNode,
        _ mods: MODSDescription?,
        _ issue: PageMetadata,
        _ folder: String
    ) -> DeliveredPage {
        var metadata = issue
        metadata.sequence = (mods?.sequence ?? division.attributes["ORDER"]).flatMap { Int($0) }.flatMap {
            $0 > 0 ? $0 : nil
        }
        let printed = mods?.number("page number") ?? division.attributes["ORDERLABEL"]
        metadata.page = printed.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? metadata.sequence
        if let printed, Int(printed) == nil { metadata.pageLabel = printed }
        let issueName = DeliveredIssue.name(issue) ?? folder
        let name = "\(issueName)/seq-\(metadata.sequence.map(String.init) ?? "?")"
        var page = DeliveredPage(
            metadata: metadata,
            forms: [],
            text: nil,
            reel: mods?.identifier("reel number"),
            note: Self.deviation(mods?.reproduction),
            name: name
        )
        for file in document.files(of: division) {
            guard let role = DeliveredFile.Role(file), let found = self.file(file, role, in: folder, of: name) else {
                continue
            }
            if role == .text {
                page.text = page.text ?? found
            } else if !page.forms.contains(where: { $0.relativePath == found.relativePath }) {
                page.forms.append(found)
            }
        }
        page.forms = page.forms.enumerated().sorted { ($0.element.role, $0.offset) < ($1.element.role, $1.offset) }
            .map(\.element)
        noteAbsence(of: page)
        return page
    }

    private mutating func file(
        _ file: METSDocument.File,
        _ role: DeliveredFile.Role,
        in folder: String,
        of place: String
    ) -> DeliveredFile? {
        do throws(ArchiveError) {
            let target = try root.target(of: file.reference ?? "", in: folder)
            named.insert(target.relative)
            return DeliveredFile(
                role: role,
                path: target.path,
                relativePath: target.relative,
                exists: target.exists,
                size: file.size,
                checksum: file.checksum.map { DeliveredFile.Checksum(algorithm: $0.algorithm, value: $0.value) }
            )
        } catch {
            note(DeliveryFinding(.pathRefused, path: file.reference ?? file.id, place: place, error.description))
            return nil
        }
    }

    private mutating func noteAbsence(of page: DeliveredPage) {
        if let text = page.note, page.forms.isEmpty {
            note(DeliveryFinding(.notDigitized, place: page.name, text))
            return
        }
        let files = page.forms + [page.text].compactMap { $0 }
        for file in files where !file.exists {
            note(
                DeliveryFinding(
                    .fileMissing,
                    path: file.relativePath,
                    place: page.name,
                    "the \(file.role.rawValue) is not there"
                )
            )
        }
        guard !page.isPresent else { return }
        note(
            DeliveryFinding(
                .pageMissing,
                place: page.name,
                files.isEmpty ? "no file of it is named" : "none of its \(files.count) files is there"
            )
        )
    }

    // MARK: METS with physical and logical structure

    private mutating func structuredIssue(
        _ document: METSDocument,
        at relativePath: String
    ) throws(ArchiveError) -> DeliveredIssue {
        let folder = Self.folder(of: relativePath)
        let divisions = document.structures.flatMap(Self.divisions)
        let pageDivisions = divisions.filter { $0.attributes["TYPE"]?.lowercased() == "page" }
        guard !pageDivisions.isEmpty else {
            throw ArchiveError(
                .unknownFormat,
                "\(document.name): names no pages: no division of type page or np:page; check that this is an issue's METS"
            )
        }
        let whole = divisions.first { ["issue", "newspaper"].contains($0.attributes["TYPE"]?.lowercased() ?? "") }
        let mods =
            whole.flatMap(document.description)
            ?? pageDivisions.lazy.compactMap { document.description(of: $0) }.first
            ?? document.descriptions.keys.sorted().compactMap { document.descriptions[$0] }.map(MODSDescription.init)
            .first {
                $0.date != nil
            }
        let metadata = Self.metadata(mods)
        if metadata.date == nil {
            note(
                DeliveryFinding(
                    .dateDiffers,
                    path: relativePath,
                    mods?.date.map { "the date \($0.text) is no day" } ?? "no date is given"
                )
            )
        }
        var pages: [DeliveredPage] = []
        var pageOfDivision: [String: Int] = [:]
        var areas: [String: DeliveredArticle.Area] = [:]
        var pageOfFile: [String: Int] = [:]
        for division in pageDivisions {
            let index = pages.count
            var page = self.page(document, division, document.description(of: division), metadata, folder)
            if page.metadata.sequence == nil {
                page.metadata.sequence = index + 1
                page.metadata.page = page.metadata.page ?? index + 1
                page.name = page.name.replacingOccurrences(of: "/seq-?", with: "/seq-\(index + 1)")
            }
            pages.append(page)
            if let id = division.attributes["ID"] { pageOfDivision[id] = index }
            for file in document.files(of: division) { pageOfFile[file.id] = index }
            for area in Self.divisions(division) {
                guard let id = area.attributes["ID"] else { continue }
                areas[id] = Self.area(area, on: index, document)
                for file in document.files(of: area) where pageOfFile[file.id] == nil { pageOfFile[file.id] = index }
            }
        }
        if let reproduction = Self.deviation(mods?.reproduction) {
            note(DeliveryFinding(.notDigitized, path: relativePath, reproduction))
        }
        return DeliveredIssue(
            metadata: metadata,
            path: root.path + "/" + relativePath,
            note: Self.deviation(mods?.reproduction),
            pages: pages,
            articles: articles(document, areas, pageOfDivision, pageOfFile)
        )
    }

    /// Types of divisions that are items to be read by themselves.
    private static let itemTypes: Set<String> = [
        "article", "advert", "advertisement", "ad", "illustration", "picture", "notice", "obituary", "letter",
        "chapter",
    ]

    private func articles(
        _ document: METSDocument,
        _ areas: [String: DeliveredArticle.Area],
        _ pageOfDivision: [String: Int],
        _ pageOfFile: [String: Int]
    ) -> [DeliveredArticle] {
        var found: [DeliveredArticle] = []
        for structure in document.structures where structure.attributes["TYPE"]?.uppercased() != "PHYSICAL" {
            func walk(_ node: XMLNode) {
                for child in node.children(.mets, "div") {
                    let type = child.attributes["TYPE"]?.lowercased() ?? ""
                    guard Self.itemTypes.contains(type), let id = child.attributes["ID"] else {
                        walk(child)
                        continue
                    }
                    found.append(article(child, id, type, document, areas, pageOfDivision, pageOfFile))
                }
            }
            walk(structure)
        }
        return found
    }

    private func article(
        _ division: XMLNode,
        _ id: String,
        _ type: String,
        _ document: METSDocument,
        _ areas: [String: DeliveredArticle.Area],
        _ pageOfDivision: [String: Int],
        _ pageOfFile: [String: Int]
    ) -> DeliveredArticle {
        var parts = (document.links[id] ?? []).compactMap { target in
            areas[target] ?? pageOfDivision[target].map { DeliveredArticle.Area(page: $0) }
        }
        if parts.isEmpty {
            // Without links, the divisions of an article point into the text themselves.
            for inner in [division] + Self.divisions(division) {
                for pointer in inner.children(.mets, "fptr") {
                    for area in pointer.descendants(.mets, "area") {
                        guard let file = area.attributes["FILEID"], let page = pageOfFile[file] else { continue }
                        var part = DeliveredArticle.Area(page: page, label: inner.attributes["TYPE"])
                        Self.add(area, document, to: &part)
                        parts.append(part)
                    }
                }
            }
        }
        let mods = document.description(of: division)
        return DeliveredArticle(
            id: id,
            kind: type,
            title: mods?.title ?? division.attributes["LABEL"],
            areas: parts
        )
    }

    private static func area(_ division: XMLNode, on page: Int, _ document: METSDocument) -> DeliveredArticle.Area {
        var area = DeliveredArticle.Area(page: page, label: division.attributes["LABEL"] ?? division.attributes["TYPE"])
        for pointer in division.children(.mets, "fptr") {
            for node in pointer.descendants(.mets, "area") { add(node, document, to: &area) }
        }
        return area
    }

    /// What one `area` says: a rectangle of the scan, or elements of the text.
    private static func add(_ node: XMLNode, _ document: METSDocument, to area: inout DeliveredArticle.Area) {
        if node.attributes["SHAPE"]?.uppercased() == "RECT", let coordinates = node.attributes["COORDS"] {
            let numbers = coordinates.split(separator: ",").compactMap {
                Double($0.trimmingCharacters(in: .whitespaces)).flatMap { abs($0) < 1e7 ? Int($0.rounded()) : nil }
            }
            if numbers.count == 4 {
                area.box = PixelRect(x0: numbers[0], y0: numbers[1], x1: numbers[2], y1: numbers[3])
            }
        } else if let first = node.attributes["BEGIN"] {
            (area.first, area.last) = (first, node.attributes["END"])
        }
    }

    // MARK: Parts

    private static func divisions(_ node: XMLNode) -> [XMLNode] { node.descendants(.mets, "div") }

    private static func folder(of relativePath: String) -> String {
        relativePath.split(separator: "/").dropLast().joined(separator: "/")
    }

    /// A note about the reproduction that says more than that there is one.
    private static func deviation(_ note: String?) -> String? {
        note.flatMap { $0.lowercased() == "present" ? nil : $0 }
    }

    private static func metadata(_ mods: MODSDescription?) -> PageMetadata {
        guard let mods else { return PageMetadata() }
        var metadata = PageMetadata()
        metadata.title = mods.title.map(NewspaperName.tidied)
        metadata.lccn = mods.lccn
        if let (text, isQuestionable) = mods.date, let reading = try? DateReading(text), reading.fault == nil {
            metadata.set(reading)
            if isQuestionable, metadata.dateQualifier == nil { metadata.dateQualifier = .uncertain }
        }
        metadata.edition = mods.number("edition").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        metadata.volume = mods.number("volume")
        metadata.issue = mods.number("issue")
        if let place = mods.place {
            let parsed = PublicationPlace(place)
            (metadata.city, metadata.state, metadata.country) = (parsed.city, parsed.state, parsed.country)
        }
        return metadata
    }

    /// The newspaper's name in an issue's label, `Evening star (Washington, D.C.), 1920-11-15`; its place goes to `metadata`.
    private static func title(ofLabel label: String?, _ metadata: inout PageMetadata) -> String? {
        guard var rest = label.map({ $0[...] }) else { return nil }
        if let comma = rest.lastIndex(of: ","), rest[comma...].contains(where: \.isNumber) { rest = rest[..<comma] }
        var name = rest.trimmingCharacters(in: .whitespaces)
        if name.hasSuffix(")"), let open = name.lastIndex(of: "(") {
            let place = PublicationPlace(String(name[name.index(after: open)...].dropLast()))
            (metadata.city, metadata.state, metadata.country) = (place.city, place.state, place.country)
            name = String(name[..<open])
        }
        name = NewspaperName.tidied(name)
        return name.isEmpty ? nil : name
    }
}
