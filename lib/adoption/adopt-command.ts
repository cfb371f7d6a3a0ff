import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { invalid, onOneLine } from "../core/errors";
import { InvalidPropError } from "../core/invalid-prop-error";
import { CDK, PACKAGE } from "../core/package-name";
import { readAppFolder } from "../document/app-folder";
import { inputText } from "../document/input-file";
import { adopt, type AdoptionPlan, adoptNames } from "./adopt";
import { adoptionText } from "./adoption-file";
import { readState } from "./existing-state";
import { readNames } from "./names";
import { reportOf } from "./report";

/** Where a command writes. */
export interface CommandOutput {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const HELP = `Takes an existing Terraform state over, with nothing to destroy.

  ${PACKAGE} adopt --state FILE [FOLDER]

FILE is what 'terraform show -json' or 'tofu show -json' prints, of the state, or of a plan; '-' reads it from the input.
FOLDER is where cdktf has synthesized the app, cdktf.out where nothing is said.

It finds what the app makes by what it is in Google Cloud, such as its project, location and name, and not by its address. It
prints what is kept, changed, made and left behind, and writes a file of addresses and ids for Adoption.of(stack, file).

  --names FILE         in the place of --state, where no state knows what exists: the names of it, one a line, as
                       gcloud … list --format='value(name)' prints them
  --import             the state belongs to another configuration, with a backend of its own: import from it
  --stack PATH         the stack that goes on with the state, where the app has several
  --terraform VERSION  the version that will plan, where it is another than the one that wrote the state
  --out FILE           where the file goes; adoption.json where nothing is said
  --help               prints this

Exit codes: 0 when the report was printed, 3 when something is wrong with what was given. No value of the state is printed or
written but names, addresses and ids.

  terraform show -json > state.json      # in the folder of the existing configuration
  npx ${CDK} synth
  npx ${PACKAGE} adopt --state state.json
`;

const OPTIONS = {
  state: { type: "string" },
  names: { type: "string" },
  import: { type: "boolean" },
  stack: { type: "string" },
  terraform: { type: "string" },
  out: { type: "string" },
  help: { type: "boolean" },
} as const;

/** Runs the command `adopt`. Returns the exit code. */
export function runAdopt(args: readonly string[], output: CommandOutput): number {
  try {
    return run(args, output);
  } catch (error) {
    if (!InvalidPropError.isInvalidPropError(error)) throw error;
    output.err(`${error.message}\n`);
    return 3;
  }
}

function run(args: readonly string[], output: CommandOutput): number {
  const { values, positionals } = parsedArgs(args);
  if (values.help) {
    output.out(HELP);
    return 0;
  }
  const [folder = "cdktf.out", ...others] = positionals;
  if (others.length > 0) throw invalid(`'folder' must be one folder, got ${positionals.length}`);
  const { out = "adoption.json" } = values;
  const plan = planFor(values, folder);
  if (Object.keys(plan.file).length > 0) writeFileSync(out, adoptionText(plan.file));
  output.out(reportOf(plan, out));
  return 0;
}

function planFor(
  { state, names, stack, terraform, import: isForeign = false }: ReturnType<typeof parsedArgs>["values"],
  folder: string,
): AdoptionPlan {
  if ((state === undefined) === (names === undefined)) {
    throw invalid(
      `'state' must be given, or 'names' in its place, got ${state === undefined ? "none" : "both"}; say --state FILE with what 'terraform show -json' prints`,
    );
  }
  if (names !== undefined) return adoptNames(readAppFolder(folder), readNames(inputText(names, "names")));
  const text = inputText(state ?? "-", "state");
  return adopt({ state: readState(text), documents: readAppFolder(folder), isForeign, stack, terraform });
}

function parsedArgs(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw invalid(
      `'arguments' must be those that --help tells, got others: ${onOneLine((error as Error).message)}`,
    );
  }
}
