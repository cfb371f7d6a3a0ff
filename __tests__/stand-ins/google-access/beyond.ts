import { Model } from "../../../lib/document/model";
import { readStacks } from "../../../lib/document/stack-reader";
import { AGENT_NOT_MADE } from "../../../lib/rules/agent-not-made";
import { AGENT_WITHOUT_ROLE } from "../../../lib/rules/agent-without-role";
import { judge } from "../../../lib/rules/judge";
import { type Finding, Problem } from "../../../stand-ins/google-access/findings";

/** Findings that no app can mend from within. */
interface Beyond {
  readonly reason: string;

  /** Whether a rule warns of them, with the command that mends them. */
  readonly isTold: boolean;
  readonly covers: (finding: Finding) => boolean;
}

const BEYOND: readonly Beyond[] = [
  {
    reason: "Only an owner of a key, or of another project, can let Google's agents use what is there",
    isTold: true,
    covers: ({ flow, problem, principal }) =>
      problem === Problem.MISSING &&
      (["keys", "network", "images"].includes(flow) ||
        (flow === "build" && /@(gcf-admin-robot|gcp-sa-cloudbuild)\./.test(principal))),
  },
  {
    reason: "Without the provider google-beta, somebody asks for IAP's agent by hand",
    isTold: true,
    covers: ({ flow, problem, principal }) =>
      flow === "accounts" && problem === Problem.ABSENT && principal.includes("@gcp-sa-iap."),
  },
  {
    reason: "Google signs only as accounts of the project in which it calls",
    isTold: false,
    covers: ({ permission, problem }) =>
      permission === "iam.serviceAccounts.getOpenIdToken" && problem === Problem.MISSING,
  },
];

/** The findings in a synthesized stack that it could have mended, or that it should have told of. */
export function unexpected(findings: readonly Finding[], json: object): Finding[] {
  const told = judge(new Model(readStacks([{ name: "shop", json }])), [AGENT_WITHOUT_ROLE, AGENT_NOT_MADE])
    .warnings.map(({ text }) => text)
    .join("\n");
  return findings.filter((finding) => {
    const found = BEYOND.find(({ covers }) => covers(finding));
    if (!found) return true;
    return found.isTold && !told.includes(sign(finding));
  });
}

/** What a warning has in it that tells of a finding. */
function sign({ flow, principal }: Finding): string {
  return flow === "accounts"
    ? "gcloud beta services identity create"
    : principal.slice(principal.indexOf("@"));
}
