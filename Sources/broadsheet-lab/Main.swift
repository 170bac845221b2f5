import BroadsheetCLI
import Lab

@main struct Main {
    static func main() async { await LabCommand.runProgram() }
}
