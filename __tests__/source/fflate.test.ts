import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Whether the zip library is loaded after each of the steps, in a process of its own. */
function loadedAfter(...steps: string[]): boolean[] {
  const script = `
    const loaded = [];
    ${steps
      .map(
        (step) =>
          `${step}; loaded.push(Object.keys(require.cache).some((file) => /node_modules.fflate/.test(file)));`,
      )
      .join("\n")}
    console.log(JSON.stringify(loaded));
  `;
  const options = { encoding: "utf8", cwd: join(__dirname, "../..") } as const;
  return JSON.parse(
    execFileSync(process.execPath, ["--import", "tsx", "--eval", script], options),
  ) as boolean[];
}

test("the zip library is not loaded before there is something to compress", () => {
  expect(
    loadedAfter(
      'const { zipArchive } = require("./lib/source/zip-archive.ts")',
      'require("./lib/source/package.ts"); require("./lib/source/function-source.ts")',
      "zipArchive([])",
    ),
  ).toEqual([false, false, true]);
});
