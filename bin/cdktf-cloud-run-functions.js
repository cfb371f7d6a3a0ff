#!/usr/bin/env node
// The command of this package. It loads the part that is asked for and nothing else: no cdktf, so that it starts at once.
const { argv, env, stderr, stdout } = process;
const [name, ...args] = argv.slice(2);

const COMMANDS = {
  access: () => require("../dist/access/command/command").runAccess,
  adopt: () => require("../dist/adoption/adopt-command").runAdopt,
};

const HELP = `Usage: ${require("../package.json").name} COMMAND [--help]

access  tells who can call what, and what a change does to it
adopt   takes an existing Terraform state over, with nothing to destroy
`;

if (name !== undefined && Object.hasOwn(COMMANDS, name)) {
  process.exitCode = COMMANDS[name]()(args, {
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    hasColours: stdout.isTTY && !env.NO_COLOR,
  });
} else {
  const isHelp = name === undefined || ["help", "--help", "-h"].includes(name);
  (isHelp ? stdout : stderr).write(HELP);
  process.exitCode = isHelp ? 0 : 3;
}
