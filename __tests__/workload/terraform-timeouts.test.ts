import { checkTerraformTimeouts } from "../../lib/workload/terraform-timeouts";
import { newStack } from "../support/stack";

const stack = newStack();

test("all timeouts or some of them may be left out", () => {
  checkTerraformTimeouts(undefined, stack);
  checkTerraformTimeouts({}, stack);
  checkTerraformTimeouts({ update: "30m" }, stack);
});

test.each(["30m", "1h", "90s", "1h30m", "${var.text}"])("a timeout may be %s", (duration) => {
  checkTerraformTimeouts({ create: duration, update: duration, destroy: duration }, stack);
});

test.each(["create", "update", "destroy"])("the timeout of '%s' must be a duration", (action) => {
  for (const duration of ["", "30", "30 m", "m", "1d", "-1m", "30m "]) {
    expect(() => {
      checkTerraformTimeouts({ [action]: duration }, stack);
    }).toThrow(
      new Error(`'terraformTimeouts.${action}' must be a duration like '30m', got '${duration}' [at shop]`),
    );
  }
});
