// Compiles lib/ to dist/: the types with tsc, the code with swc. The maps of both lead to lib/, which is shipped beside.
const { spawnSync } = require("node:child_process");
const { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { basename, dirname, join, relative, sep } = require("node:path");
const { transformSync } = require("@swc/core");
const { lazyOptions } = require("./swc-options");

const FROM = "lib";
const TO = "dist";

rmSync(TO, { recursive: true, force: true });
const { status } = spawnSync(
  process.execPath,
  [require.resolve("typescript/bin/tsc"), "-p", "tsconfig.build.json"],
  { stdio: "inherit" },
);
if (status !== 0) process.exit(status ?? 1);

for (const file of readdirSync(FROM, { recursive: true })) {
  if (file.endsWith(".ts")) compile(join(FROM, file), join(TO, file.replace(/\.ts$/, ".js")));
}

function compile(from, to) {
  const source = readFileSync(from, "utf8");
  const { code, map } = transformSync(source, {
    ...lazyOptions(source),
    filename: from,
    swcrc: false,
    sourceMaps: true,
    inlineSourcesContent: false,
    sourceFileName: relative(dirname(to), from).replaceAll(sep, "/"),
  });
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, `${code}//# sourceMappingURL=${basename(to)}.map\n`);
  writeFileSync(`${to}.map`, map);
}
