import {
  type CleanupCondition,
  CleanupPolicy,
  DockerRepository,
  type DockerRepositoryProps,
} from "cdktf-cloud-run-functions";
import fc from "fast-check";
import { Made } from "../made";
import { bad, type Choices, parts, type Subject } from "../subject";
import { name, stringToken } from "../texts";
import * as common from "./common";
import { dependencies } from "./dependencies";
import { wildId } from "./ids";

const { wildName, wildText, wildNumber } = common;

const KEY = "projects/example-project/locations/asia-northeast1/keyRings/main/cryptoKeys/images";

const KEEP_ONE = new Made("CleanupPolicy.keepMostRecent(1)", () => CleanupPolicy.keepMostRecent(1));

const days = fc.integer({ min: 1, max: 400 });
const condition: Choices<CleanupCondition> = {
  olderThanDays: days,
  newerThanDays: days,
  tagged: fc.constant(true),
  tagPrefixes: fc.array(name(2, 10), { maxLength: 2 }),
  packageNamePrefixes: fc.array(name(2, 10), { maxLength: 2 }),
};
const wildCondition: Choices<CleanupCondition> = {
  ...condition,
  olderThanDays: wildNumber,
  newerThanDays: wildNumber,
  tagged: common.flags,
};

const policy = (conditions: Choices<CleanupCondition>, counts: fc.Arbitrary<unknown>) =>
  fc.oneof(
    counts.map(
      (count) =>
        new Made("CleanupPolicy.keepMostRecent(…)", () => CleanupPolicy.keepMostRecent(count as number)),
    ),
    fc
      .tuple(fc.constantFrom("keep", "discard"), fc.record(conditions, { requiredKeys: ["tagged"] }))
      .map(
        ([action, given]) =>
          new Made(`CleanupPolicy.${action}(${fc.stringify(given)})`, (shop) =>
            CleanupPolicy[action as "keep"](parts(given, shop)),
          ),
      ),
  );

const wild: Choices<DockerRepositoryProps> = {
  dependsOn: dependencies,
  repositoryId: wildName,
  cleanupPolicies: fc.dictionary(common.wildKey(), policy(wildCondition, wildNumber), { maxKeys: 2 }),
  cleanupDryRun: common.flags,
  immutableTags: common.flags,
  kmsKeyName: wildName,
  description: wildText,
  labels: common.wildLabels,
  location: wildName,
  project: wildName,
};

/** A repository that the app defines. */
export const newDockerRepository: Subject = {
  name: "DockerRepository, new",
  valid: fc.record(
    {
      id: name(2, 40),
      repositoryId: fc.oneof(name(2, 40), stringToken),
      cleanupPolicies: fc.dictionary(name(2, 20), policy(condition, days), { maxKeys: 3 }),
      cleanupDryRun: common.flags,
      immutableTags: common.flags,
      kmsKeyName: fc.oneof(fc.constant(KEY), stringToken),
      description: wildText,
      labels: common.labels,
    },
    { requiredKeys: ["id"] },
  ),
  wild: { id: wildId, ...wild },
  faults: {
    ...common.badLabels,
    repositoryId: bad("repositoryId", "", "Main", "main-", "1main", "a/b", "a".repeat(64)),
    cleanupPolicies: bad(
      "cleanupPolicies",
      ...["", "Keep", "a b", "a".repeat(64)].map((key) => ({ [key]: KEEP_ONE })),
    ),
    kmsKeyName: bad("kmsKeyName", "", "images", `${KEY}/cryptoKeyVersions/1`),
    project: bad("project", ""),
    location: bad("location", ""),
  },
  define: (shop, props) => {
    const { id, ...given } = parts(props, shop);
    const dockerRepository = new DockerRepository(shop.stack, id as string, given);
    common.plainFunction(shop, "built", { dockerRepository });
  },
};
