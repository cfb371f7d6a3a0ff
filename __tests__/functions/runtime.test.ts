import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import { STRICT_CALENDAR_CONTEXT, TODAY_CONTEXT } from "../../lib/core/today";
import { Runtime } from "../../lib/functions/runtime";
import { LIFECYCLES } from "../../lib/functions/runtime-lifecycles";
import { Language } from "../../lib/source/language";
import { warnings } from "../support/annotations";
import { TODAY } from "../support/stack";

const stackOn = (date: string, strict = true) =>
  new TerraformStack(
    Testing.app({ context: { [TODAY_CONTEXT]: date, [STRICT_CALENDAR_CONTEXT]: strict } }),
    "shop",
  );

const CONSTANTS = Object.entries(Runtime).filter(
  (entry): entry is [string, Runtime] => entry[1] instanceof Runtime,
);

function stateOn(date: string, runtime: Runtime): "supported" | "deprecated" | "decommissioned" {
  const stack = stackOn(date);
  try {
    runtime._checkLifecycle(stack);
  } catch {
    return "decommissioned";
  }
  return warnings(stack).length > 0 ? "deprecated" : "supported";
}

const idsThatAre = (state: string) =>
  CONSTANTS.map(([, runtime]) => runtime)
    .filter((runtime) => stateOn(TODAY, runtime) === state)
    .map(String);

test("an editor crosses out the constants of the runtimes that Google no longer deploys", () => {
  const source = readFileSync(join(__dirname, "..", "..", "lib", "functions", "runtime.ts"), "utf8");
  const crossedOut = [
    ...source.matchAll(
      /@deprecated Google deploys no functions on it since ([\d-]+)\. \*\/\n.*Runtime\.of\("(\w+)"\)/g,
    ),
  ].map(([, date, id]) => ({ date, id }));
  expect(crossedOut.map(({ id }) => id)).toEqual(idsThatAre("decommissioned"));
  expect(crossedOut).toEqual(crossedOut.map(({ id }) => ({ date: LIFECYCLES[id].decommissioned, id })));
});

test("each runtime that Google supports or has lately decommissioned has a constant", () => {
  expect(idsThatAre("supported")).toEqual([
    ...["nodejs26", "nodejs24", "nodejs22"],
    ...["python314", "python313", "python312", "python311"],
    ...["go127", "go126", "go125"],
    ...["java25", "java21", "java17"],
    ...["ruby40", "ruby34", "ruby33"],
    ...["php85", "php84", "php83", "php82"],
    "dotnet10",
  ]);
  expect(idsThatAre("deprecated")).toEqual(["python310", "go124", "dotnet8"]);
  expect(idsThatAre("decommissioned")).toEqual([
    ...["nodejs20", "nodejs18", "python39", "go123", "java11", "ruby32", "php81", "dotnet6"],
  ]);
});

test.each(CONSTANTS)("the constant %s is named after its runtime", (name, runtime) => {
  expect(name.replace("_", "").toLowerCase()).toBe(runtime.id);
});

test.each([
  ["nodejs22", Language.NODEJS],
  ["python312", Language.PYTHON],
  ["go125", Language.GO],
  ["java21", Language.JAVA],
  ["ruby34", Language.RUBY],
  ["php84", Language.PHP],
  ["dotnet10", Language.DOTNET],
  ["nodejs99", Language.NODEJS],
])("the runtime %s has the language %s, even if the library does not know the version", (id, language) => {
  const runtime = Runtime.of(id);
  expect([runtime.id, String(runtime), runtime.language]).toEqual([id, id, language]);
});

test.each(["", "nodejs", "22", "nodejs22 ", "NODEJS22", "nodejs-22", "rust1", "osonly24", "constructor1"])(
  "the runtime id '%s' is refused",
  (id) => {
    expect(() => Runtime.of(id)).toThrow(
      new Error(`'id' must be the id of a runtime, like 'nodejs22', got '${id}'`),
    );
  },
);

test.each([
  ["nodejs20", "2026-04-30", "2026-10-30"],
  ["python310", "2026-10-04", "2027-04-04"],
  ["go124", "2026-09-02", "2027-03-02"],
  ["java11", "2024-10-31", "2025-10-31"],
  ["ruby32", "2026-03-31", "2026-09-30"],
  ["php81", "2025-12-31", "2026-06-30"],
  ["dotnet8", "2026-11-10", "2027-05-10"],
])("%s is deprecated from %s on and decommissioned from %s on", (id, deprecated, decommissioned) => {
  const runtime = Runtime.of(id);
  expect([
    stateOn(dayBefore(deprecated), runtime),
    stateOn(deprecated, runtime),
    stateOn(dayBefore(decommissioned), runtime),
    stateOn(decommissioned, runtime),
    stateOn("2099-01-01", runtime),
  ]).toEqual(["supported", "deprecated", "deprecated", "decommissioned", "decommissioned"]);
});

const dayBefore = (date: string) => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);

test("a runtime without dates gives no error and no warning", () => {
  expect([stateOn("2099-01-01", Runtime.GO_126), stateOn("2099-01-01", Runtime.of("nodejs99"))]).toEqual([
    "supported",
    "supported",
  ]);
});

test("a decommissioned runtime gives a warning, so that what runs on it can still be changed", () => {
  const stack = stackOn(TODAY, false);
  Runtime.of("nodejs18")._checkLifecycle(stack);
  expect(warnings(stack)).toEqual([
    "[shop] 'runtime' must be replaced, for Google stopped deploying it on 2025-10-30, got 'nodejs18', which is deprecated since 2025-04-30",
  ]);
});

test("a strict calendar refuses a decommissioned runtime, and the error has the date and the remedy", () => {
  expect(() => {
    Runtime.of("nodejs18")._checkLifecycle(stackOn(TODAY));
  }).toThrow(
    new Error(
      "'runtime' must not be decommissioned, got 'nodejs18', which Google stopped deploying on 2025-10-30; use a newer one, or evenIfDecommissioned() [at shop]",
    ),
  );
});

test.each([
  [
    "2027-01-01",
    Runtime.PYTHON_310,
    "'runtime' must be replaced before it is decommissioned on 2027-04-04, got 'python310', which is deprecated since 2026-10-04",
  ],
  [
    "2032-01-01",
    Runtime.JAVA_25,
    "'runtime' must be replaced before it is decommissioned, got 'java25', which is deprecated since 2031-10-31",
  ],
])("on %s, %s gives a warning", (date, runtime, warning) => {
  const stack = stackOn(date);
  runtime._checkLifecycle(stack);
  expect(warnings(stack)).toEqual([`[shop] ${warning}`]);
});

test("evenIfDecommissioned turns the error into a warning, and does not change the constant", () => {
  const insisted = Runtime.of("nodejs18").evenIfDecommissioned();
  expect([insisted.id, insisted.language]).toEqual(["nodejs18", Language.NODEJS]);
  expect([stateOn(TODAY, insisted), stateOn(TODAY, Runtime.of("nodejs18"))]).toEqual([
    "deprecated",
    "decommissioned",
  ]);
});

test("evenIfDecommissioned changes nothing for a supported runtime", () => {
  expect(stateOn(TODAY, Runtime.NODEJS_22.evenIfDecommissioned())).toBe("supported");
});
