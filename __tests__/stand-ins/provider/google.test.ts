import { Google } from "../../../stand-ins/provider/google";

const FUNCTION = "google_cloudfunctions2_function";
const MEMBER = "google_cloud_run_v2_service_iam_member";
const orders = { id: "orders", name: "orders", location: "asia-northeast1", email: null };
const invoker = {
  id: "invoker",
  name: "projects/p/locations/asia-northeast1/services/orders",
  location: "asia-northeast1",
  role: "roles/run.invoker",
  member: "group:ops@example.com",
};
const POLICY = "google_cloud_run_v2_service asia-northeast1 orders roles/run.invoker";

describe("allow policies", () => {
  test("have a member once, whoever added it, by the short and by the full name", () => {
    const google = new Google();
    google.send("create", MEMBER, invoker);
    google.send("create", MEMBER, { ...invoker, name: "orders" });
    expect(google.policies.lines).toEqual([`${POLICY} group:ops@example.com`]);
  });

  test("lose a member to the first resource that is deleted: the other finds nothing", () => {
    const google = new Google();
    google.send("create", MEMBER, invoker);
    google.send("delete", MEMBER, { ...invoker, name: "orders" });
    expect(google.read(MEMBER, invoker)).toBeNull();
  });

  test("have just the members of a binding, also those that a member resource added or removed", () => {
    const google = new Google();
    const binding = { ...invoker, member: null, members: ["group:a@example.com"] };
    google.send("create", MEMBER, invoker);
    google.send("create", "google_cloud_run_v2_service_iam_binding", binding);
    expect(google.policies.lines).toEqual([`${POLICY} group:a@example.com`]);
    google.send("create", MEMBER, invoker);
    expect(google.read("google_cloud_run_v2_service_iam_binding", binding)?.members).toEqual([
      "group:a@example.com",
      "group:ops@example.com",
    ]);
  });

  test("go with their resource, and a function's with its service", () => {
    const google = new Google();
    google.send("create", FUNCTION, orders);
    google.send("create", MEMBER, invoker);
    google.send("delete", FUNCTION, orders);
    expect(google.policies.lines).toEqual([]);
  });

  test("name no account that was deleted, also when there is one of its email again", () => {
    const google = new Google();
    const account = { id: "run", email: "run@p.iam.gserviceaccount.com" };
    google.send("create", "google_service_account", account);
    google.send("create", MEMBER, { ...invoker, member: "serviceAccount:run@p.iam.gserviceaccount.com" });
    google.send("delete", "google_service_account", account);
    google.send("create", "google_service_account", account);
    expect(google.policies.lines).toEqual([]);
  });
});

describe("a request", () => {
  test("for what is there already is refused", () => {
    const google = new Google();
    google.send("create", FUNCTION, orders);
    expect(google.send("create", FUNCTION, orders)).toEqual({
      held: null,
      error: "Error 409: orders already exists",
    });
  });

  test("fails on demand, the how-manieth of its kind", () => {
    const google = new Google();
    google.fail({ action: "create", type: "google_pubsub_topic", nth: 2 });
    const errors = ["a", "b", "c"].map(
      (id) => google.send("create", "google_pubsub_topic", { id }).error ?? "none",
    );
    expect(errors).toEqual(["none", "Error 500: to create b failed on demand", "none"]);
    expect([...google.held.keys()]).toEqual(["google_pubsub_topic a", "google_pubsub_topic c"]);
  });

  test("to create a function leaves one behind although it failed", () => {
    const google = new Google();
    google.fail({ action: "create", type: FUNCTION });
    google.send("create", FUNCTION, orders);
    expect([...google.held.keys()]).toEqual([`${FUNCTION} orders`]);
  });

  test("to update that failed leaves all as it was", () => {
    const google = new Google();
    google.send("create", FUNCTION, orders);
    google.fail({ action: "update", type: FUNCTION });
    google.send("update", FUNCTION, { ...orders, description: "new" });
    expect(google.read(FUNCTION, orders)).toEqual(orders);
    expect(google.sent.map(({ action, failed }) => [action, failed])).toEqual([
      ["create", false],
      ["update", true],
    ]);
  });
});
