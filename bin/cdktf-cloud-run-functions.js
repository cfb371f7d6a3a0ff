#!/usr/bin/env node
// The command of the package. Each of its parts is loaded only where it is asked for.
const COMMANDS = {
  adopt: () => require("../dist/adoption/adopt-command").adoptCommand,
};

const HELP = `cdktf-cloud-run-functions COMMAND [--help]

  adopt    takes an existing Terraform state over, with nothing to destroy
`;

const [name, ...args] = process.argv.slice(2);
const output = {
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
};
if (Object.hasOwn(COMMANDS, name ?? "")) {
  process.exitCode = COMMANDS[name]()(args, output);
} else {
  const asked = name === undefined || name === "--help";
  (asked ? output.write : output.writeError)(HELP);
  process.exitCode = asked ? 0 : 3;
}
