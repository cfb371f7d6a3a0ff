import { checkServiceName } from "../../lib/services/service-name";
import { newStack } from "../support/stack";

test.each(["o", "orders", "orders-2", `o${"-".repeat(47)}o`])("the name '%s' is taken", (name) => {
  expect(() => {
    checkServiceName(name, newStack());
  }).not.toThrow();
});

test.each(["", "Orders", "2orders", "orders-", "or_ders", "orders ", "o".repeat(50)])(
  "the name '%s' is refused",
  (name) => {
    expect(() => {
      checkServiceName(name, newStack());
    }).toThrow(
      new Error(
        `'name' must be 1 to 49 lower-case letters, digits and hyphens that begin with a letter and do not end with a hyphen, got '${name}' [at shop]`,
      ),
    );
  },
);
