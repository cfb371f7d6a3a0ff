// What stands above what. Imports go down these lists; rooms on one line know nothing of each other.

/** The rooms of the package, below lib/. */
const ROOMS = [
  ["index"],
  ["testing"],
  ["api-gateway"],
  ["app-engine"],
  ["callers"],
  ["triggers"],
  ["services", "functions"],
  ["source", "workload"],
  ["invocation"],
  ["adoption", "access"],
  ["rules"],
  ["document"],
  ["resources"],
  ["iam"],
  ["ingress"],
  ["core"],
];

/** The rooms that read what was synthesized: a program that loads no cdktf uses them. */
const READING_ROOMS = ["adoption", "access", "rules", "document"];

/** The folders of stand-ins/. */
const STAND_INS = [["validation"], ["google-access"], ["provider", "google-rules"], ["hcl"], ["schema"]];

module.exports = { ROOMS, READING_ROOMS, STAND_INS };
