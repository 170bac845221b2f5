import CorpusFiles
import Foundation
import Yams

/// A configuration as names and values, between YAML and Swift.
///
/// Names are `snake_case` in files and `camelCase` in Swift. What kind a value is, the default says.
enum ConfigurationTree: Sendable, Hashable {
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([ConfigurationTree])
    case map([String: ConfigurationTree])

    /// The tree of a value of ours.
    init(_ value: some Encodable) throws {
        self = try JSONDecoder().decode(Self.self, from: JSONEncoder().encode(value))
    }

    /// The value that the tree stands for.
    func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try JSONDecoder().decode(type, from: JSONEncoder().encode(self))
    }

    // MARK: YAML

    /// The tree as YAML, names in order.
    var yaml: String {
        get throws { try Yams.serialize(node: node, width: -1) }
    }

    private var node: Node {
        switch self {
        case .flag(let value): Node(value ? "true" : "false")
        case .number(let value): Node(value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)")
        case .text(let value):
            // Quoted where it would be read back as something else.
            Node(value, Tag(.str), value.allSatisfy(\.isLetter) && !value.isEmpty ? .any : .doubleQuoted)
        case .list(let values): Node(values.map(\.node))
        case .map(let values):
            Node(values.sorted { $0.key < $1.key }.map { (Node(Self.snakeCase($0.key)), $0.value.node) }, .implicit)
        }
    }

    /// The tree with what `node` says instead; the tree is the default.
    ///
    /// - Parameters:
    ///   - node: what the file says.
    ///   - path: where the tree stands in the whole.
    ///   - optional: further keys that may hold text, as dotted paths.
    ///   - freeForm: maps whose keys are the user's, to text.
    /// - Returns: the tree, resolved.
    /// - Throws: `ConfigurationError`, naming the setting.
    func replaced(
        by node: Node,
        at path: [String] = [],
        optional: Set<String>,
        freeForm: Set<String>
    ) throws(ConfigurationError) -> ConfigurationTree {
        let name = path.map(Self.snakeCase).joined(separator: ".")
        switch self {
        case .map(var values):
            guard let entries = node.mapping else {
                throw ConfigurationError(.badValue, "\(name.isEmpty ? "the file" : name) must hold names and values")
            }
            for (keyNode, value) in entries {
                let written = keyNode.scalar?.string ?? ""
                if freeForm.contains(name) {
                    values[written] = .text(value.scalar?.string ?? "")
                    continue
                }
                let key = Self.camelCase(written)
                let full = (path + [key]).map(Self.snakeCase).joined(separator: ".")
                if optional.contains(full), let text = value.scalar?.string {
                    values[key] = .text(text)
                } else if let known = values[key], Self.snakeCase(key) == written {
                    values[key] = try known.replaced(
                        by: value,
                        at: path + [key],
                        optional: optional,
                        freeForm: freeForm
                    )
                } else {
                    let all = values.keys.map(Self.snakeCase).sorted().joined(separator: ", ")
                    throw ConfigurationError(
                        .unknownKey,
                        "unknown setting \(name.isEmpty ? written : "\(name).\(written)"); there are: \(all)"
                    )
                }
            }
            return .map(values)
        case .flag:
            guard let value = node.bool else { throw Self.wrong(name, "true or false", node) }
            return .flag(value)
        case .number:
            guard let value = node.float, value.isFinite else { throw Self.wrong(name, "a number", node) }
            return .number(value)
        case .text:
            guard let value = node.scalar?.string else { throw Self.wrong(name, "text", node) }
            return .text(value)
        case .list:
            guard let items = node.sequence else { throw Self.wrong(name, "a list", node) }
            return .list(items.map { .text($0.scalar?.string ?? "") })
        }
    }

    private static func wrong(_ name: String, _ kind: String, _ node: Node) -> ConfigurationError {
        ConfigurationError(.badValue, "\(name) must be \(kind), not \(node.scalar?.string ?? "a group of values")")
    }

    static func snakeCase(_ name: String) -> String {
        name.reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
    }

    static func camelCase(_ name: String) -> String {
        let parts = name.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
        return parts[0] + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}

extension ConfigurationTree: Codable {
    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([ConfigurationTree].self) {
            self = .list(list)
        } else {
            self = .map(try value.decode([String: ConfigurationTree].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .flag(let flag): try value.encode(flag)
        case .number(let number): try value.encode(number)
        case .text(let text): try value.encode(text)
        case .list(let list): try value.encode(list)
        case .map(let map): try value.encode(map)
        }
    }
}
