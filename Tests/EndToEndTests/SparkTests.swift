import Foundation
import Glibc
import Subprocess
import TestSupport
import Testing

/// PySpark where `Scripts/setup --spark` puts it, or where `BROADSHEET_SPARK` says.
private enum Spark {
    static let home: String? = {
        let environment = ProcessInfo.processInfo.environment
        let places = [
            environment["BROADSHEET_SPARK"], environment["HOME"].map { "\($0)/.local/lib/broadsheet/spark" },
            "/usr/local/lib/broadsheet/spark",
        ]
        return places.compactMap { $0 }.first {
            FileManager.default.isExecutableFile(atPath: $0 + "/bin/spark-submit")
        }
    }()

    static let isThere = home != nil && FileManager.default.isExecutableFile(atPath: "/usr/bin/java")

    /// The executors that a driver's process has started.
    static func executors(of driver: pid_t) -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter { pid in
            func text(_ name: String) -> String {
                String(decoding: FileManager.default.contents(atPath: "/proc/\(pid)/\(name)") ?? Data(), as: UTF8.self)
            }
            return text("cmdline").contains("CoarseGrainedExecutorBackend")
                && text("status").contains("PPid:\t\(driver)\n")
        }
    }
}

@Suite(
    "Spark",
    .enabled(if: Spark.isThere, "Java or PySpark is missing: Scripts/setup --spark"),
    .timeLimit(.minutes(10))
)
struct SparkTests {
    @Test("two executors, one killed while it works, make the bytes of a local run")
    func killed() async throws {
        let place = try Workplace(pageCount: 8)
        let home = try #require(Spark.home)
        let work = place.root + "/work"
        let run = try await Program.run(
            [
                "--master", "local-cluster[2,1,1024]",
                Checkout.root.appendingPathComponent("Pipelines/spark/broadsheet_spark.py").path,
                "--broadsheet", Program.path, "--pages-a-task", "1", "--work", work, "--output", place.corpus,
                place.scans, "--", "--shard-size", "3",
            ],
            program: home + "/bin/spark-submit",
            environment: ["PYSPARK_PYTHON": home + "/bin/python3", "OMP_THREAD_LIMIT": "1"]
        ) { driver in
            for _ in 0..<6000 {
                let names = (try? FileManager.default.subpathsOfDirectory(atPath: work + "/answers")) ?? []
                let executors = Spark.executors(of: driver)
                if names.contains(where: { $0.hasSuffix(".answers") }), let last = executors.max() {
                    kill(last, SIGKILL)
                    return
                }
                try await Task.sleep(for: .milliseconds(50))
            }
            Issue.record("no executor answered a page within five minutes")
        }
        #expect(run.status == 0, "\(run.log.suffix(3000))")
        #expect(try place.files() == (try await UndisturbedCorpora.shared.files(pageCount: 8, shardSize: 3)))
    }
}
