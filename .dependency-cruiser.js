const { HOOKS, READING_ROOMS, ROOMS, STAND_INS } = require("./layers");

const pathOf = (folder, names) => `^${folder}/(${names.join("|")})[/.]`;

/** Rules for each line of a list: its rooms import nothing of a line above, and nothing of each other. */
const downward = (folder, layers, prefix = "") =>
  layers.flatMap((names, index) => {
    const above = layers.slice(0, index).flat();
    return names.map((name) => ({
      name: `${prefix}${name}-imports-down`,
      severity: "error",
      from: { path: pathOf(folder, [name]) },
      to: { path: pathOf(folder, [...above, ...names.filter((other) => other !== name)]) },
    }));
  });

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-provider-index",
      comment: "The index of a provider package costs a second and 400 MB at run time.",
      severity: "error",
      from: {},
      to: { path: "node_modules/@cdktf/provider-google(-beta)?/lib/index" },
    },
    {
      name: "no-private-cdktf",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "node_modules/cdktf/", pathNot: "node_modules/cdktf/lib/index" },
    },
    {
      name: "no-unlisted-packages",
      comment: "What the package imports is a dependency or a peer, never a development tool.",
      severity: "error",
      from: { path: "^lib/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["npm-peer"] },
    },
    {
      name: "package-stands-alone",
      severity: "error",
      from: { path: "^lib/" },
      to: { pathNot: "^lib/", dependencyTypes: ["local", "aliased"] },
    },
    {
      name: "stand-ins-stand-alone",
      comment: "A stand-in that shares a table with the package finds no fault in it.",
      severity: "error",
      from: { path: "^stand-ins/" },
      to: { pathNot: "^stand-ins/", dependencyTypes: ["local", "aliased"] },
    },
    {
      name: "stand-ins-know-no-cdktf",
      severity: "error",
      from: { path: "^stand-ins/" },
      to: { path: "node_modules/(cdktf|constructs|@cdktf)/" },
    },
    {
      name: "reading-rooms-know-no-cdktf",
      comment: "What reads a document serves programs that have no construct tree, and that load fast.",
      severity: "error",
      from: { path: pathOf("lib", READING_ROOMS) },
      to: {
        path: `node_modules/(cdktf|constructs|@cdktf)/|${pathOf("lib", ROOMS.flat())}`,
        pathNot: pathOf("lib", [...READING_ROOMS, "iam", "ingress", "core"]),
      },
    },
    {
      name: "reading-rooms-are-hooked-in-once",
      comment:
        "What reads documents is called from few rooms, so that the others stay what they are: constructs.",
      severity: "error",
      from: { path: "^lib/", pathNot: pathOf("lib", [...READING_ROOMS, ...HOOKS]) },
      to: { path: pathOf("lib", READING_ROOMS) },
    },
    ...downward("lib", ROOMS),
    ...downward("stand-ins", STAND_INS, "stand-in-"),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
  },
};
