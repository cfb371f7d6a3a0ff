import fc from "fast-check";
import { rendered } from "../../../lib/access/command/rendered";
import { differenceBetween } from "../../../lib/access/difference";
import { DETAILS, type Fact, FactKind } from "../../../lib/access/fact";

const EVIL = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "a | b\n| c |",
  "[x](javascript:alert)",
  "`code` **bold** @everybody",
  '"] --> evil["',
  "\u001b[2J\u001b]0;x\u0007",
  "\u202egnp.exe",
];
const texts = fc.oneof(fc.constantFrom(...EVIL), fc.string({ unit: "binary", minLength: 1 }));
const facts: fc.Arbitrary<Fact[]> = fc.array(
  fc.record({
    path: texts,
    kind: fc.constantFrom(...Object.values(FactKind)),
    subject: texts,
    details: fc.record(Object.fromEntries(DETAILS.map((name) => [name, texts])), { requiredKeys: [] }),
  }),
  { maxLength: 4 },
);

function reports(format: Parameters<typeof rendered>[0], all: readonly Fact[]): string[] {
  const plain = { hasColours: false };
  return [rendered(format, plain, all), rendered(format, plain, all, differenceBetween([], all))];
}

test("text of a user adds no tag and no script to the page", () => {
  fc.assert(
    fc.property(facts, (all) => {
      for (const page of reports("html", all)) {
        expect(page.match(/<script/g)).toHaveLength(1);
        expect(
          page.match(
            /<(?!\/?(?:!doctype|html|head|meta|title|style|body|h1|h2|svg|path|g|rect|text|p|input|table|thead|tbody|tr|th|td|span|script)\b)/gi,
          ),
        ).toBeNull();
        expect([...page.matchAll(/<([^<>]*)>/g)].filter(([, tag]) => / on\w+=/.test(tag))).toEqual([]);
      }
    }),
  );
});

test("text of a user adds no Markdown, HTML or mention to a comment", () => {
  fc.assert(
    fc.property(facts, (all) => {
      for (const comment of reports("markdown", all)) {
        expect(comment.match(/<(?!\/?(?:code|br|details|summary)>|!-- -->)/g)).toBeNull();
        expect(comment).not.toMatch(/(?<!\w)@\w/);
        expect(
          comment
            .split("\n")
            .filter((line) => line.includes(" | "))
            .every((line) => /^\|.*\|$/.test(line)),
        ).toBe(true);
      }
    }),
  );
});

test("text of a user does not end a name in the drawing", () => {
  fc.assert(
    fc.property(facts, (all) => {
      for (const line of reports("mermaid", all).flatMap((drawing) => drawing.split("\n"))) {
        expect(line).toMatch(
          /^$|^flowchart LR$|^ {2}(?:n\d+(?:\["[^"[\]]*"\]|\(\["[^"[\]]*"\]\))|n\d+ -\.?->(?:\|"[^"|]*"\|)? n\d+|classDef public [\w:#,-]+|class [n\d,]+ public)$/,
        );
      }
    }),
  );
});

test("removes control characters from text for a terminal", () => {
  fc.assert(
    fc.property(facts, (all) => {
      for (const text of reports("text", all))
        expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }),
  );
});
