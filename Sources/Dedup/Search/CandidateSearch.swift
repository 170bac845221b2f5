/// Finds the pairs of articles that are compared by their text: similar by their vectors, or alike by their sketches.
///
/// Vectors find what is badly read or rewritten, sketches what is plainly a copy or a cut, however long the other text is.
package struct CandidateSearch: Sendable {
    package let windowed: WindowedSearch
    /// `nil` where texts are not compared: vectors alone decide then.
    package let sketches: SketchStore?

    package init(windowed: WindowedSearch, sketches: SketchStore?) {
        (self.windowed, self.sketches) = (windowed, sketches)
    }

    private var settings: DedupSettings { windowed.settings }

    /// The candidates of a chunk, in order, each once.
    package func candidates(of chunk: SearchChunk) -> (found: [Candidate], counts: CandidateCounts) {
        let threshold = Float(sketches == nil ? settings.linkCosine : settings.candidateCosine)
        let similar =
            chunk.comparesVectors
            ? windowed.candidates(of: chunk.own, in: chunk.kind, threshold: threshold) : []
        guard let sketches else {
            return (similar, CandidateCounts(pairs: similar.count, byVectors: similar.count))
        }
        let alike = pairs(of: chunk, alikeBy: sketches)
        let found = union(similar, alike)
        return (found, CandidateCounts(pairs: found.count, byVectors: similar.count, bySketches: alike.count))
    }

    /// The pairs whose sketches share enough, in order.
    private func pairs(of chunk: SearchChunk, alikeBy sketches: SketchStore) -> [(first: Int, second: Int)] {
        let catalog = windowed.catalog
        var pairs: [(first: Int, second: Int)] = []
        for part in SketchIndex.parts(of: chunk.queries, of: catalog, sketches) where part.overlaps(chunk.own) {
            let index = SketchIndex(part, of: catalog, sketches)
            var scratch = SketchIndex.Scratch(for: index)
            for target in chunk.targets where target > part.lowerBound {
                sketches.withHashes(catalog.entries[target].digest) { hashes in
                    index.forEachSharing(hashes, atLeast: settings.candidateShare, &scratch) { query in
                        guard query < target, chunk.own.contains(query), windowed.mayBeReprints(query, target) else {
                            return
                        }
                        let share = sketches.withHashes(catalog.entries[query].digest) { others in
                            TextSketch.Overlap(hashes, others).share
                        }
                        if let share, share >= settings.candidateShare { pairs.append((query, target)) }
                    }
                }
            }
        }
        return pairs.sorted { $0 < $1 }
    }

    /// Both in order, each pair once; those that vectors did not find get their cosine.
    private func union(_ similar: [Candidate], _ alike: [(first: Int, second: Int)]) -> [Candidate] {
        var found: [Candidate] = []
        found.reserveCapacity(max(similar.count, alike.count))
        var place = similar.startIndex
        for (first, second) in alike {
            while place < similar.endIndex, (similar[place].first, similar[place].second) < (first, second) {
                found.append(similar[place])
                place += 1
            }
            if place < similar.endIndex, (similar[place].first, similar[place].second) == (first, second) { continue }
            found.append(Candidate(first: first, second: second, cosine: windowed.cosine(first, second)))
        }
        return found + similar[place...]
    }
}
