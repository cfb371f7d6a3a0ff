import * as cdktf from "cdktf";
import { MEMBERS, NAMES } from "./support/api-names";
import { pages, textOf } from "./support/readme";

/** Words of other packages, of Python, Java and C#, and of main.ts that look like the API. */
const FOREIGN = [
  ...["Cloudfunctions2Function", "GoogleBetaProvider", "DependencyGroup", "addDependency"],
  ...["expect", "addSnapshotSerializer", "synth", "stateBucket", "RuntimeError", "overrideLogicalId"],
  ...[
    "TypeError",
    "str",
    "addOverride",
    "Main",
    "RuntimeException",
    "CloudRunFunctions",
    "Amazon",
    "HashiCorp",
  ],
];

/** Whether the API has what a piece of code names. What is no name of an API, like a role or a sentence, is not judged. */
function isThere(code: string): boolean {
  // A word with one capital is a word of the text.
  const [, owner, member] = /^(?:new )?(?![A-Z][a-z]+$)([A-Z]\w*)(?:\.(\w+))?(?=$|[(.])/.exec(code) ?? [];
  if (owner && /[a-z]/.test(owner)) return owner in cdktf || FOREIGN.includes(owner) || has(owner, member);
  const called = /^(?:[a-z]\w*\.|\.)?([a-z]\w*)\(/.exec(code)?.[1];
  const word = called ?? (/^[a-z]\w*$/.test(code) && /[A-Z]/.test(code) ? code : undefined);
  return !word || [MEMBERS, NAMES].some((known) => known.has(inTypeScript(word))) || FOREIGN.includes(word);
}

function has(owner: string, member: string | undefined): boolean {
  const members = NAMES.get(owner);
  return members !== undefined && (member === undefined || members.has(inTypeScript(member)));
}

/** A member as TypeScript spells it. Python spells it with underscores. */
function inTypeScript(member: string): string {
  return member.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

test.each(pages())("%s names in its text what the API has", (page) => {
  const prose = textOf(page).replace(/^```[\s\S]*?^```/gm, "");
  const pieces = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code);
  expect(pieces.filter((code) => !isThere(code))).toEqual([]);
});

test("a name that the API does not have is found", () => {
  const wrong = [
    "SourceBucket.fromBucketName",
    "CloudFunction",
    "grantCall(x)",
    "fn.grantCall(x)",
    "ingressMode",
  ];
  expect(wrong.filter(isThere)).toEqual([]);
  const right = [
    "Principal.allUsers(reason)",
    "grantInvoke",
    "new ServiceAccount(this)",
    "fn.grant(role)",
    "roles/run.invoker",
  ];
  expect(right.filter((code) => !isThere(code))).toEqual([]);
});
