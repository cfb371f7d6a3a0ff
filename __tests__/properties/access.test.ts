import fc from "fast-check";
import { compared } from "../access/truth";
import { property } from "./property";
import type { Props } from "./subject";
import { subjects } from "./subjects";
import { synthesized } from "./synthesis";

const parts = fc.oneof(
  ...subjects.map(({ name, valid }) => valid.map((props): [string, Props] => [name, props])),
);
const byName = new Map(subjects.map((subject) => [subject.name, subject]));

property(
  "what is told of access in a random app is what Google does",
  fc.array(parts, { minLength: 1, maxLength: 3 }),
  (app) => {
    const outcome = synthesized((shop) => {
      app.forEach(([name, props]) => {
        byName.get(name)?.define(shop, props);
      });
    });
    // Parts of one app can contradict each other, for one in their names.
    if (outcome.refusal !== undefined) return;
    expect(compared("shop", outcome.document).differences).toEqual([]);
  },
  { share: 2 },
);
