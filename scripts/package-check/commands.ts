import { spawn, spawnSync } from "node:child_process";
import { delimiter, dirname, join, resolve } from "node:path";

/** Runs a program to its end, and returns what it printed. Throws with that where it fails. */
export function run(command: string, args: string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", env: environment() });
  if (status !== 0) throw failure([command, ...args], stdout + stderr);
  return stdout;
}

/**
 * The same for a program of Node.js, of this version or another, that runs beside others. What it starts by name is of that version, too.
 * Returns what it printed.
 */
export async function runBeside(args: string[], cwd: string, node = process.execPath): Promise<string> {
  const path = [dirname(node), process.env.PATH].join(delimiter);
  const child = spawn(node, args, { cwd, env: { ...environment(), PATH: path } });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => printed.push(data));
  const status = await new Promise((done) => child.once("close", done));
  const text = Buffer.concat(printed).toString();
  if (status !== 0) throw failure(args, text);
  return text;
}

/** Unpacks an archive of `npm pack` into a folder. Returns the folder of the package. */
export function unpack(archive: string, folder: string): string {
  run("tar", ["-xzf", archive, "-C", folder], folder);
  return join(folder, "package");
}

/** Runs npm. */
export function npm(cwd: string, ...args: string[]): string {
  return run(process.execPath, [npmCli(), ...args], cwd);
}

/** The program of npm. npm sets its own path in the scripts that it runs, so no shell is needed to find it. */
export function npmCli(): string {
  const cli = process.env.npm_execpath;
  if (!cli) throw new Error("run this with 'npm run'");
  return cli;
}

/** Runs a program of this repository's packages by its path, and prints what it says. */
export async function tool(name: string, file: string, ...args: string[]): Promise<void> {
  process.stdout.write(await runBeside([resolve("node_modules", name, file), ...args], process.cwd()));
}

function failure(command: string[], printed: string): Error {
  return new Error(`${command.join(" ")} failed\n${printed}`);
}

/** No questions and no look for newer versions; and no trace of the npm that runs this in the ones that it runs. */
function environment(): NodeJS.ProcessEnv {
  const { npm_config_registry: registry, ...env } = process.env;
  const own = Object.entries(env).filter(([name]) => !/^npm_(?!execpath)/i.test(name));
  return {
    ...Object.fromEntries(own),
    ...(registry && { npm_config_registry: registry }),
    ...{ CI: "1", CHECKPOINT_DISABLE: "1", DISABLE_VERSION_CHECK: "1" },
  };
}
