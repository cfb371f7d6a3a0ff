import { IngressSettings } from "../../lib/ingress/ingress-settings";
import { NetworkPath } from "../../lib/ingress/network-path";

const { ALL, INTERNAL, INTERNAL_AND_CLOUD_LOAD_BALANCING } = IngressSettings;
const { INTERNET, CLOUD_LOAD_BALANCER, VPC, GOOGLE_SERVICE } = NetworkPath;

// https://cloud.google.com/run/docs/securing/ingress
const PATHS = [INTERNET, CLOUD_LOAD_BALANCER, VPC, GOOGLE_SERVICE];
test.each([
  [ALL, [true, true, true, true]],
  [INTERNAL_AND_CLOUD_LOAD_BALANCING, [false, true, true, true]],
  [INTERNAL, [false, false, true, true]],
])("of the internet, load balancers, VPC networks and Google services, %s admits %j", (ingress, admitted) => {
  expect(PATHS.map((path) => ingress.admits(path))).toEqual(admitted);
  expect(PATHS).toEqual(Object.values(NetworkPath));
});

test("there are three ingress settings, each with its values in Cloud Functions and Cloud Run", () => {
  const spellings = Object.entries(IngressSettings as unknown as { [name: string]: IngressSettings }).map(
    ([name, ingress]) => [
      name,
      ingress.name,
      ingress.toString(),
      ingress.functionValue,
      ingress.serviceValue,
    ],
  );
  const LB = "INTERNAL_AND_CLOUD_LOAD_BALANCING";
  expect(spellings).toEqual([
    ["ALL", "ALL", "ALL", "ALLOW_ALL", "INGRESS_TRAFFIC_ALL"],
    ["INTERNAL", "INTERNAL", "INTERNAL", "ALLOW_INTERNAL_ONLY", "INGRESS_TRAFFIC_INTERNAL_ONLY"],
    [LB, LB, LB, "ALLOW_INTERNAL_AND_GCLB", "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"],
  ]);
});
