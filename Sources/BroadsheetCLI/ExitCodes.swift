import ArgumentParser
import Assembly
import CorpusStore
import Dedup
import Evaluation
import Foundation
import ImageCodecs
import Inference
import Interchange
import Pipeline
import Recognition
import Report

/// How the program's end is told to shells and schedulers: the one table of exit codes.
enum ExitStatus: Int32, CaseIterable {
    case done = 0
    case usage = 1
    case inputNotReadable = 2
    case dependencyMissing = 3
    case configuration = 4
    case outputNotWritable = 5
    case somePagesFailed = 6
    case internalError = 70
    case interrupted = 130

    /// The code of an error that ended the program.
    init(_ error: any Error) {
        self =
            switch error {
            case let error as RunError: Self(error)
            case let error as StoreError: Self(error)
            case is ConfigurationError: .configuration
            case is EvaluationError: .inputNotReadable
            case let error as ReportError: error.code == .notWritable ? .outputNotWritable : .inputNotReadable
            case let error as RecognitionError: error.code == .badSettings ? .configuration : .dependencyMissing
            case let error as InferenceError: error.isAboutModels ? .dependencyMissing : .internalError
            case let error as DecodeError: error.code == .dependencyMissing ? .dependencyMissing : .inputNotReadable
            case let error as InterchangeError: error.code == .patternInvalid ? .usage : .inputNotReadable
            case is CancellationError: .interrupted
            case let error as DedupError: Self(error)
            default: .internalError
            }
    }

    private init(_ error: RunError) {
        let status = error.code.workerStatus.flatMap(Self.init(rawValue:))
        let isInput = error.code == .inputNotReadable || error.code == .noInput
        self = isInput ? .inputNotReadable : status ?? .internalError
    }

    private init(_ error: DedupError) {
        self =
            switch error.code {
            case .inputNotReadable, .noArticles: .inputNotReadable
            case .badSettings: .usage
            case .modelInvalid: .dependencyMissing
            default: .outputNotWritable
            }
    }

    private init(_ error: StoreError) {
        self =
            switch error.code {
            case .notACorpus: .inputNotReadable
            case .pagesMissing: .usage
            default: .outputNotWritable
            }
    }

    /// Runs a command's work; an error is written to standard error and becomes its exit code.
    static func reporting(_ work: () async throws -> ExitStatus) async throws {
        let status: ExitStatus
        do {
            status = try await work()
        } catch {
            FileHandle.standardError.write(Data("broadsheet: \(error)\n".utf8))
            throw ExitCode(Self(error).rawValue)
        }
        if status != .done { throw ExitCode(status.rawValue) }
    }
}
