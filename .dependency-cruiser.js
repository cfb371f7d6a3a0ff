// Imports only go down this list; what stands on one line is one layer.
const LAYERS = [
  ["index"],
  ["testing"],
  ["org-policy"],
  ["api-gateway"],
  ["app-engine"],
  ["callers"],
  ["triggers"],
  ["services"],
  ["functions"],
  ["source"],
  ["invocation"],
  ["iam"],
  ["ingress"],
  ["core"],
];

// Those of the stand-ins, which know nothing of the package.
const STAND_IN_LAYERS = [
  ["validation"],
  ["google-access"],
  ["provider", "google-rules"],
  ["hcl"],
  ["schema"],
];

const pathOf = (folder, names) => `^${folder}/(${names.join("|")})[/.]`;

/** A rule for each layer but the first: it imports nothing of a higher one. */
const downward = (folder, layers, prefix = "") =>
  layers.slice(1).map((names, index) => ({
    name: `${prefix}${names.join("-")}-imports-down`,
    severity: "error",
    from: { path: pathOf(folder, names) },
    to: { path: pathOf(folder, layers.slice(0, index + 1).flat()) },
  }));

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
    ...downward("lib", LAYERS),
    ...downward("stand-ins", STAND_IN_LAYERS, "stand-in-"),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
  },
};
