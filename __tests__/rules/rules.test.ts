import { readdirSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "../../lib/rules/rules";
import { STALE_ACKNOWLEDGEMENT } from "../../lib/rules/stale-acknowledgement";

const ALL = [...RULES, STALE_ACKNOWLEDGEMENT];

test("every rule has a unique id, which is the name of its file", () => {
  const files = readdirSync(join(__dirname, "..", "..", "lib", "rules")).map((file) =>
    file.replace(/\.ts$/, ""),
  );
  for (const { id } of ALL) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(files).toContain(id);
  }
  expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
});

test("every rule has a title and a reason, as sentences", () => {
  for (const { title, why } of ALL) {
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(why).toMatch(/^[A-Z]/);
  }
});
