// Runs scripts of package.json beside each other, as many at once as there are processors, and prints what each said at its
// end. The slowest come first on its command line. Fails where one fails, after all have run.
const { spawn } = require("node:child_process");
const { availableParallelism } = require("node:os");

// npm sets this to its own path in the scripts that it runs. So no shell is needed to find npm.
const npm = process.env.npm_execpath;
if (!npm) throw new Error("run this with 'npm run'");

const waiting = process.argv.slice(2);

async function work() {
  for (let name = waiting.shift(); name; name = waiting.shift()) await run(name);
}

async function run(name) {
  const start = Date.now();
  const child = spawn(process.execPath, [npm, "run", "--silent", name]);
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => printed.push(data));
  const status = await new Promise((done) => child.once("close", done));
  process.stdout.write(Buffer.concat(printed));
  console.log(
    `${name}: ${status === 0 ? "passed" : "FAILED"} in ${Math.round((Date.now() - start) / 1000)} s`,
  );
  if (status !== 0) process.exitCode = 1;
}

void Promise.all(Array.from({ length: availableParallelism() }, work));
