import { parseArgs } from "node:util";
import { got, invalid } from "../../core/errors";
import { ChangeKind } from "../change";

type Action = "report" | "diff" | "lock" | "check";
export type Format = "text" | "markdown" | "json" | "mermaid" | "html";

/** The options of the command. */
export interface Options {
  readonly action: Action;
  readonly input: string;
  readonly base?: string;
  readonly lock: string;
  readonly names?: string;
  readonly format: Format;
  readonly output?: string;
  readonly failOn: ReadonlySet<ChangeKind>;
}

const ACTIONS: readonly string[] = ["report", "diff", "lock", "check"];
const FORMATS: readonly string[] = ["text", "markdown", "json", "mermaid", "html"];

// A kind of two words also has a short name.
const KINDS = new Map<string, ChangeKind>([
  ...Object.values(ChangeKind).map((kind): [string, ChangeKind] => [kind, kind]),
  ["reason", ChangeKind.REASON],
]);

/** Reads the arguments; undefined for help. Throws for unknown arguments. */
export function optionsIn(args: readonly string[]): Options | undefined {
  const { values, positionals } = parsedArgs(args);
  if (values.help || positionals.length === 0) return undefined;
  const [action, input = "cdktf.out", ...rest] = positionals;
  if (!ACTIONS.includes(action)) {
    throw invalid(`'access' must be followed by report, diff, lock or check, got ${got(action)}; see --help`);
  }
  if (rest.length > 0) throw invalid(`'input' must be one, got also ${got(rest[0])}`);
  const { format = "text", base, lock = "access.lock", names, output } = values;
  if (!FORMATS.includes(format)) {
    throw invalid(`'--format' must be text, markdown, json, mermaid or html, got ${got(format)}`);
  }
  const failOn = new Set((values["fail-on"] ?? "gained,widened").split(",").map(kindOf));
  if (values.strict) failOn.add(ChangeKind.UNKNOWN);
  return { action: action as Action, input, base, lock, names, format: format as Format, output, failOn };
}

function parsedArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        base: { type: "string" },
        lock: { type: "string" },
        names: { type: "string" },
        format: { type: "string" },
        output: { type: "string" },
        "fail-on": { type: "string" },
        strict: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    const [first] = (error as Error).message.split("\n");
    throw invalid(`'access' must be called as --help says, got an error: ${first}`);
  }
}

function kindOf(word: string): ChangeKind {
  const kind = KINDS.get(word.trim());
  if (kind === undefined) {
    throw invalid(
      `'--fail-on' must hold ${[...KINDS.keys()].filter((one) => !one.includes(" ")).join(", ")}, got ${got(word)}`,
    );
  }
  return kind;
}
