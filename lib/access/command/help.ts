import { CDK, PACKAGE } from "../../core/package-name";

export const HELP = `Who can call what, and what a change does to it.

  npx ${PACKAGE} access report [INPUT]   tells who can call what, by which path, and why
  npx ${PACKAGE} access diff [INPUT]     tells who gains and who loses what
  npx ${PACKAGE} access lock [INPUT]     writes the lock file, to be committed beside the code
  npx ${PACKAGE} access check [INPUT]    fails where the lock file is not what INPUT says

INPUT is one of these, and cdktf.out where it is left out:
  a folder that '${CDK} synth' wrote      all stacks of the app
  the JSON of a plan                     terraform show -json PLAN_FILE > plan.json
  the JSON of a state                    terraform show -json > state.json
  a lock file
  -                                      one of the above, from standard input

diff compares INPUT with
  --base INPUT      another folder, plan, state or lock file
  --base REVISION   the lock file of a git revision, such as origin/main
  neither           what a plan says of before; else the lock file

Options
  --lock FILE       the lock file (access.lock)
  --names FOLDER    the synthesized app of a plan or state: names constructs in place of addresses, and tells reasons
  --format FORMAT   text, markdown, json, mermaid or html (text)
  --output FILE     writes the report there, and not to the terminal
  --fail-on KINDS   which changes fail, with commas between them (gained,widened):
                    gained, widened, unknown, lost, narrowed, renamed, reason, changed
  --strict          fails where it cannot be told whether somebody gains something
  --help

Exit codes
  0  nothing is broader; of check: the lock file is up to date
  1  something is broader, or a kind of --fail-on; of check: the lock file is stale
  2  it cannot be told whether something is broader, or the plan ended with an error
  3  the command was called wrongly, or a file cannot be read

Examples
  npx ${CDK} synth && npx ${PACKAGE} access lock
  npx ${PACKAGE} access diff --base origin/main --format markdown
  terraform show -json plan | npx ${PACKAGE} access diff - --strict
`;
