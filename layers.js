// The layers. Imports only go down these lists, and never between rooms on one line.

/** The rooms of lib/. */
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

/** The rooms that read synthesized stacks. They must not load cdktf, because a program without cdktf uses them. */
const READING_ROOMS = ["adoption", "access", "rules", "document"];

/** The folders of stand-ins/. */
const STAND_INS = [["validation"], ["google-access"], ["provider", "google-rules"], ["hcl"], ["schema"]];

module.exports = { ROOMS, READING_ROOMS, STAND_INS };
