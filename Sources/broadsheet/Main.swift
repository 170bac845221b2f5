import BroadsheetCLI

@main struct Main {
    static func main() async { await BroadsheetCommand.runProgram() }
}
