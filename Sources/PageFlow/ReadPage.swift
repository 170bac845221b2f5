package import CorpusModel

/// A page after recognition, with the frame that leads back to the scan.
package struct ReadPage: Sendable {
    /// The scan.
    package var source: ScanSource
    /// How upright coordinates map to the decoded page.
    package var frame: PageFrame
    /// The resolution that was worked with.
    package var resolution: Resolution
    /// What was read.
    package var text: PageText
    /// What layout saw; `nil` where it went without networks.
    package var evidence: (any LayoutEvidence)?

    package init(
        source: ScanSource,
        frame: PageFrame,
        resolution: Resolution,
        text: PageText,
        evidence: (any LayoutEvidence)? = nil
    ) {
        (self.source, self.frame, self.resolution, self.text) = (source, frame, resolution, text)
        self.evidence = evidence
    }
}
