import { isReadable } from "../../lib/core/reasons";

test.each(["A demo", "公開", "7", "the page of ${var.team}", "$${not a reference}", "%%{ if }"])(
  "%s can be read",
  (reason) => {
    expect(isReadable(reason)).toBe(true);
  },
);

test.each([
  undefined,
  null,
  7,
  "",
  " ",
  "…",
  "${var.why}",
  "-- ${var.why} %{ if true }",
  "${TfToken[TOKEN.1]}",
])("%s cannot be read", (reason) => {
  expect(isReadable(reason)).toBe(false);
});
