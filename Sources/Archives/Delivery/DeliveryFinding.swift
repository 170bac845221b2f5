/// Something about a delivery that whoever made it, or whoever reads it, should know.
package struct DeliveryFinding: Sendable, Hashable, Codable {
    /// Kinds of finding.
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// A scan or text that is named is not there.
        case fileMissing = "file-missing"
        /// None of a page's files is there.
        case pageMissing = "page-missing"
        /// An issue's METS is not there, nor another version of it.
        case issueMissing = "issue-missing"
        /// The METS that is named is not there; another version of it was read.
        case issueVersion = "issue-version"
        /// An issue's METS cannot be read.
        case issueUnreadable = "issue-unreadable"
        /// An issue has no pages.
        case issueEmpty = "issue-empty"
        /// An issue is named twice.
        case issueDuplicate = "issue-duplicate"
        /// A page's place in its issue is given twice, or is no number.
        case sequenceWrong = "sequence-wrong"
        /// A date is no day, or folder, batch file and METS give different ones.
        case dateDiffers = "date-differs"
        /// Batch file and METS give different editions or newspapers.
        case identityDiffers = "identity-differs"
        /// A file's size is not what the METS says.
        case sizeDiffers = "size-differs"
        /// A file's digest is not what the METS says.
        case checksumDiffers = "checksum-differs"
        /// A reel's METS is not there, or cannot be read.
        case reelMissing = "reel-missing"
        /// A path leads out of the delivery, or names nothing.
        case pathRefused = "path-refused"
        /// A page, or all of an issue, was not digitized, as the METS says itself.
        case notDigitized = "not-digitized"
        /// A scan lies in the delivery that nothing names.
        case fileUnnamed = "file-unnamed"
        /// Another batch file lies beside the one that was read.
        case otherBatchFile = "other-batch-file"
        /// A page's reel is not among those that the batch names.
        case reelUnnamed = "reel-unnamed"

        /// Whether it is no fault: the delivery is complete and right in spite of it.
        package var isNotice: Bool {
            switch self {
            case .notDigitized, .fileUnnamed, .otherBatchFile, .reelUnnamed: true
            default: false
            }
        }
    }

    package var kind: Kind
    /// The file it is about, below the delivery's folder, or as written where it was refused.
    package var path: String?
    /// The issue or page it is about: `sn83045462/1920-11-15/ed-1/seq-1`.
    package var place: String?
    /// What there is to know, with what to do about it where that is not plain.
    package var detail: String

    package init(_ kind: Kind, path: String? = nil, place: String? = nil, _ detail: String) {
        (self.kind, self.path, self.place, self.detail) = (kind, path, place, detail)
    }
}

extension DeliveryFinding: CustomStringConvertible {
    /// One line: kind, place, path, detail.
    package var description: String {
        ([kind.rawValue] + [place, path].compactMap { $0 }).joined(separator: " ") + ": " + detail
    }
}
