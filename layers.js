// The layers. Imports only go down these lists, and never between rooms on one line.

/** The rooms of lib/. */
const ROOMS = [
  ["index"],
  ["testing"],
  ["state"],
  ["api-gateway"],
  ["app-engine"],
  ["callers"],
  ["triggers"],
  ["services", "functions"],
  ["source", "workload"],
  ["invocation"],
  ["adoption", "access"],
  ["resources"],
  ["iam"],
  ["judging"],
  ["rules"],
  ["document"],
  ["ingress"],
  ["core"],
];

/** The rooms that read synthesized stacks. They must not load cdktf, because a program without cdktf uses them. */
const READING_ROOMS = ["adoption", "access", "rules", "document"];

/** The rooms that may use them: each hooks one of them into a synthesis. */
const HOOKS = ["index", "testing", "state", "judging"];

/** The folders of stand-ins/. */
const STAND_INS = [["validation"], ["google-access"], ["provider", "google-rules"], ["hcl"], ["schema"]];

module.exports = { ROOMS, READING_ROOMS, HOOKS, STAND_INS };
