import CorpusModel

extension EnrichmentRecord {
    /// Brings its numbers to the precision that records keep.
    mutating func round() {
        wireProbability = wireProbability.map(recordPrecision)
        place = place.map(\.rounded)
        entities = entities?.map { entity in
            var entity = entity
            entity.confidence = entity.confidence.map(recordPrecision)
            return entity
        }
        persons = persons?.map { link in
            var link = link
            link.probability = link.probability.map(recordPrecision)
            return link
        }
        places = places?.map { PlaceMention(start: $0.start, end: $0.end, place: $0.place.rounded) }
        topics = topics.map(\.rounded)
        quality = quality.map(\.rounded)
    }
}

extension Place {
    fileprivate var rounded: Self {
        var place = self
        place.probability = probability.map(recordPrecision)
        return place
    }
}

extension Topics {
    fileprivate var rounded: Self {
        var topics = self
        topics.probabilities = probabilities.mapValues(recordPrecision)
        topics.capProbability = capProbability.map(recordPrecision)
        topics.keywords = keywords?.map { .init(topic: $0.topic, similarity: recordPrecision($0.similarity)) }
        return topics
    }
}

extension QualitySignals {
    fileprivate var rounded: Self {
        var rounded = self
        rounded.quality = quality.map(recordPrecision)
        rounded.languageShare = languageShare.map(recordPrecision)
        rounded.signals = signals.mapValues(recordPrecision)
        return rounded
    }
}
