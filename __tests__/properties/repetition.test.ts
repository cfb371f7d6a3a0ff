import { ContextKeys, ProjectServices } from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { Workshop } from "./made";
import { property } from "./property";
import type { Props } from "./subject";
import { subjects } from "./subjects";
import { HOME } from "./subjects/common";
import { filesIn, newDirectory, synthesized } from "./synthesis";

/** A subject, by its name for reports, with valid props. */
interface Case {
  readonly name: string;
  readonly props: Props;
}

const cases: fc.Arbitrary<Case> = fc
  .constantFrom(...subjects)
  .chain(({ name, valid }) => fc.record({ name: fc.constant(name), props: valid }));

function define({ name, props }: Case, shop: Workshop): void {
  subjects.find((subject) => subject.name === name)?.define(shop, props);
}

property("an app that is built twice gives the same bytes", cases, (app) => {
  const build = () => {
    const directory = newDirectory();
    const shop = new Workshop(directory);
    define(app, shop);
    shop.app.synth();
    return filesIn(directory);
  };
  const [files, others] = [build(), build()];
  expect(Object.keys(others)).toEqual(Object.keys(files));
  for (const [path, bytes] of Object.entries(files)) expect(others[path].equals(bytes)).toBe(true);
});

type Part = (shop: Workshop) => void;

function documentOf(parts: Part[], context?: { readonly [key: string]: unknown }): unknown {
  const outcome = synthesized(
    (shop) => {
      parts.forEach((part) => {
        part(shop);
      });
    },
    { provider: false, context },
  );
  if (outcome.refusal !== undefined) throw new Error(outcome.refusal);
  return outcome.document;
}

const provide: Part = (shop) => {
  shop.provide();
};
const enable: Part = (shop) => {
  new ProjectServices(shop.stack, "services");
};

// A stack has the services once. And a place that is named as the provider's is the same as one that is not named only
// behind the provider: docs/decisions/0004-node-names-of-shared-constructs.md.
const others = cases.filter(
  ({ name, props: { location, project } }) =>
    name !== "ProjectServices" && location !== HOME.location && project !== HOME.project,
);

// A number is written or looked up.
const contexts = fc.constantFrom({}, { [ContextKeys.PROJECT_NUMBERS]: { [HOME.project]: "123456789012" } });

property(
  "the place of the provider and of ProjectServices changes nothing",
  fc.tuple(others, contexts),
  ([app, context]) => {
    const use: Part = (shop) => {
      define(app, shop);
    };
    const declaredFirst = documentOf([provide, enable, use], context);
    expect(documentOf([use, provide, enable], context)).toEqual(declaredFirst);
    expect(documentOf([enable, use, provide], context)).toEqual(declaredFirst);
  },
);
