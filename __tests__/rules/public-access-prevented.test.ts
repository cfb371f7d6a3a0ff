import { PUBLIC_ACCESS_PREVENTED } from "../../lib/rules/public-access-prevented";
import { at, foundBy } from "./findings";

const found = (bucket: object, name: string) =>
  foundBy(PUBLIC_ACCESS_PREVENTED, {
    resource: {
      google_storage_bucket: { site: { name: "example-site", ...bucket } },
      google_storage_bucket_iam_member: {
        own: at("shop/own", { bucket: name, role: "roles/storage.objectViewer", member: "allUsers" }),
      },
    },
  });

test.each([
  "example-site",
  "b/example-site",
  "${google_storage_bucket.site.name}",
  "${google_storage_bucket.site.id}",
])("reports the public on the bucket %s, which prevents public access", (name) => {
  expect(found({ public_access_prevention: "enforced" }, name)).toEqual([
    "'member' must not be the public on a bucket with public access prevention, got 'allUsers' [at shop/own] (public-access-prevented)",
  ]);
});

test("accepts the public on other buckets", () => {
  expect(found({}, "example-site")).toEqual([]);
  expect(found({ public_access_prevention: "inherited" }, "example-site")).toEqual([]);
  expect(found({ public_access_prevention: "enforced" }, "another-site")).toEqual([]);
});
