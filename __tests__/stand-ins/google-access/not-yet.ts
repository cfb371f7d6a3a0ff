import { type Finding, Problem } from "../../../stand-ins/google-access/findings";

/** Known findings, with what must be done about them. */
export interface NotYet {
  readonly reason: string;
  readonly covers: (finding: Finding) => boolean;
}

/** What still goes wrong. This list may only get shorter. */
export const NOT_YET: readonly NotYet[] = [
  {
    reason: "IAP's service agent is granted a role before anybody has made it",
    covers: ({ flow, problem, principal }) =>
      flow === "accounts" && problem === Problem.ABSENT && principal.includes("@gcp-sa-iap."),
  },
  {
    reason:
      "Pub/Sub's service agent is let publish dead letters to another project's topic before it is made",
    covers: ({ flow, permission, principal }) =>
      flow === "accounts" && permission === "roles/pubsub.publisher" && principal.includes("@gcp-sa-pubsub."),
  },
  {
    reason: "Google's agents are not let use the archive, or the build account, of another project",
    covers: ({ flow, problem, principal }) =>
      flow === "build" &&
      problem === Problem.MISSING &&
      /@(gcf-admin-robot|gcp-sa-cloudbuild)\./.test(principal),
  },
];

/** What an app cannot do itself, or what its users decide. */
export const BEYOND: readonly NotYet[] = [
  {
    reason: "Only an owner of the other project can let Google's agents use what is there",
    covers: ({ flow, problem }) =>
      ["keys", "network", "images"].includes(flow) && problem === Problem.MISSING,
  },
  {
    reason: "Google signs only as accounts of the project in which it calls",
    covers: ({ permission, problem }) =>
      permission === "iam.serviceAccounts.getOpenIdToken" && problem === Problem.MISSING,
  },
];

/** The findings without an exception. */
export function unexpected(findings: readonly Finding[], exceptions: readonly NotYet[]): Finding[] {
  return findings.filter((finding) => !exceptions.some(({ covers }) => covers(finding)));
}
