import { CloudRunFunction } from "../../lib/functions/cloud-run-function";
import { CloudRunService } from "../../lib/services/cloud-run-service";
import { newStack } from "../support/stack";

const imports = {
  service: (uri: string, audience?: string) =>
    CloudRunService.fromServiceAttributes(newStack(), "found", { serviceName: "orders", uri, audience }),
  function: (uri: string, audience?: string) =>
    CloudRunFunction.fromFunctionAttributes(newStack(), "found", {
      ...{ functionName: "orders", serviceName: "orders" },
      ...{ uri, audience },
    }),
};

describe.each(Object.entries(imports))("an imported %s", (_kind, found) => {
  test.each(["https://orders-abcdefghij-an.a.run.app", "https://orders-123456789012.us-central1.run.app"])(
    "has its URL %s as its audience",
    (uri) => {
      expect(found(uri).audience).toBe(uri);
    },
  );

  test.each(["https://orders.example.com", "https://run.app.example.com", "https://orders.example.run"])(
    "needs an audience beside the custom domain %s",
    (uri) => {
      expect(() => found(uri)).toThrow(
        new Error(
          `'audience' must be given where 'uri' is not a run.app URL, got none for '${uri}'; name one that the service accepts, such as a custom audience [at shop/found]`,
        ),
      );
      expect(found(uri, "orders").audience).toBe("orders");
    },
  );

  test("has the given audience", () => {
    expect(found("https://orders-abcdefghij-an.a.run.app", "orders").audience).toBe("orders");
    expect(() => found("https://orders.example.com", "a b")).toThrow("'audience' must have no spaces");
  });
});
