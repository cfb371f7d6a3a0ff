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

const pathOf = (names) => `^lib/(${names.join("|")})[/.]`;

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
    ...LAYERS.slice(1).map((names, index) => ({
      name: `${names.join("-")}-imports-down`,
      severity: "error",
      from: { path: pathOf(names) },
      to: { path: pathOf(LAYERS.slice(0, index + 1).flat()) },
    })),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
  },
};
