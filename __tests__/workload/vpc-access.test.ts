import { type DirectVpc, VpcAccess, VpcEgress } from "../../lib/workload/vpc-access";

const FULL = "projects/example-project/locations/asia-northeast1/connectors/main";

test.each([
  [FULL, "asia-northeast1"],
  ["${var.connector}", undefined],
])("a connector, %s, has an egress, and its region is %s", (connector, location) => {
  const access = VpcAccess.connector(connector, VpcEgress.ALL_TRAFFIC);
  expect([access.connectorName, access.egress, access.location]).toEqual([
    connector,
    "ALL_TRAFFIC",
    location,
  ]);
});

test.each([
  "",
  "main",
  "projects/p/locations/l/connectors/",
  "projects/p/locations/l/connectors/Main",
  `projects/p/locations/l/connectors/${"a".repeat(26)}`,
  `//vpcaccess.googleapis.com/${FULL}`,
])("the connector name '%s' is refused", (connector) => {
  expect(() => VpcAccess.connector(connector, VpcEgress.PRIVATE_RANGES_ONLY)).toThrow(
    new Error(
      `'connector' must be the full name of a connector, like 'projects/example-project/locations/asia-northeast1/connectors/main', got '${connector}'`,
    ),
  );
});

describe("Direct VPC egress", () => {
  test.each<[string, DirectVpc]>([
    ["a network", { egress: VpcEgress.ALL_TRAFFIC, network: "main" }],
    ["a subnetwork", { egress: VpcEgress.PRIVATE_RANGES_ONLY, subnetwork: "main-tokyo" }],
    [
      "both, and tags",
      { egress: VpcEgress.ALL_TRAFFIC, network: "main", subnetwork: "main-tokyo", tags: ["orders"] },
    ],
  ])("is in %s, and has no connector", (_title, vpc) => {
    const access = VpcAccess.direct(vpc);
    expect([access.egress, access.directVpc, access.connectorName, access.location]).toEqual([
      vpc.egress,
      vpc,
      undefined,
      undefined,
    ]);
  });

  const inFull = "projects/example-project/regions/us-west1/subnetworks/main";
  test.each([
    [inFull, "us-west1"],
    [`https://www.googleapis.com/compute/v1/${inFull}`, "us-west1"],
    ["${google_compute_subnetwork.main.id}", undefined],
    ["main", undefined],
  ])("knows the region in the full name of its subnetwork: %s", (subnetwork, region) => {
    expect(VpcAccess.direct({ egress: VpcEgress.ALL_TRAFFIC, subnetwork })._subnetworkRegion).toBe(region);
  });

  test.each<[string, Partial<DirectVpc>]>([
    ...["", "Main", "a b", "projects/p/", "%{x}"].flatMap((name): [string, Partial<DirectVpc>][] => [
      [`'network' must be a name, short or in full, like 'main', got '${name}'`, { network: name }],
      [`'subnetwork' must be a name, short or in full, like 'main', got '${name}'`, { subnetwork: name }],
    ]),
    ...["", "Orders", "a b", "a-"].map((tag): [string, Partial<DirectVpc>] => [
      `'tags' must be 1 to 63 lower-case letters, digits and hyphens that begin with a letter, got '${tag}'`,
      { network: "main", tags: ["orders", tag] },
    ]),
  ])("is refused: %s", (rule, vpc) => {
    expect(() => VpcAccess.direct({ egress: VpcEgress.ALL_TRAFFIC, ...vpc })).toThrow(new Error(rule));
  });

  test("is refused without a network and a subnetwork", () => {
    expect(() => VpcAccess.direct({ egress: VpcEgress.ALL_TRAFFIC })).toThrow(
      new Error("'network' must be given where 'subnetwork' is not, got neither"),
    );
  });
});
