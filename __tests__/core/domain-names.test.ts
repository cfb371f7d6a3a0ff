import { DOMAIN_NAME } from "../../lib/core/domain-names";

const isDomain = (text: string) => new RegExp(`^${DOMAIN_NAME}$`).test(text);

test.each(["example.com", "a-1.example.co.jp", "xn--fiq228c.example"])(
  "%s is the name of a domain",
  (text) => {
    expect(isDomain(text)).toBe(true);
  },
);

test.each([
  "",
  "com",
  ".com",
  "example.",
  "-a.com",
  "a-.com",
  "a..com",
  "a b.com",
  "a.1",
  "A.com",
  "a_b.com",
])("'%s' is none", (text) => {
  expect(isDomain(text)).toBe(false);
});
