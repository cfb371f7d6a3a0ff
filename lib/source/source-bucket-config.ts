import type { StorageBucketConfig } from "@cdktf/provider-google/lib/storage-bucket";
import type { Construct } from "constructs";
import { invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { KMS_KEY } from "../core/formats/full-names";
import { BUCKET_LOCATION } from "../core/formats/storage";
import { checkLabels } from "../core/labels";
import { literal } from "../core/literal";
import { checkWholeNumber } from "../core/ranges";
import { checkSameStack } from "../core/same-stack";
import { checkBucketName } from "../resources/bucket";
import type { SourceBucketProps } from "./source-bucket-props";

// https://cloud.google.com/storage/docs/bucket-lock
const LONGEST_RETENTION = 3_155_760_000;

/** Throws where Google would refuse the bucket, or Terraform could not delete it as it was asked to. */
export function checkSourceBucket(at: Construct, props: SourceBucketProps): void {
  checkBucketName(props.bucketName, at);
  checkFormat("location", props.location === "" ? undefined : props.location, BUCKET_LOCATION, at);
  checkFormat("kmsKeyName", props.kmsKeyName, KMS_KEY, at);
  checkLabels(props.labels ?? {}, at);
  checkWholeNumber("noncurrentVersionDays", props.noncurrentVersionDays, { min: 1 }, at);
  checkWholeNumber("retentionSeconds", props.retentionSeconds, { min: 1, max: LONGEST_RETENTION }, at);
  if (props.accessLogBucket) checkSameStack("accessLogBucket", props.accessLogBucket, at);
  if (props.accessLogPrefix !== undefined && !props.accessLogBucket) {
    throw invalid("'accessLogBucket' must be given with 'accessLogPrefix', got none", at);
  }
  if (props.retentionSeconds !== undefined && props.forceDestroy === true) {
    throw invalid(
      "'forceDestroy' must be false with 'retentionSeconds', because nobody can delete the objects, got true",
      at,
    );
  }
}

/** The arguments of the bucket, without its name and place. */
export function settingsOf(props: SourceBucketProps, name: string): Partial<StorageBucketConfig> {
  const { kmsKeyName, accessLogBucket, accessLogPrefix, retentionSeconds } = props;
  return {
    labels: props.labels,
    forceDestroy: props.forceDestroy ?? retentionSeconds === undefined,
    uniformBucketLevelAccess: true,
    publicAccessPrevention: "enforced",
    versioning: { enabled: props.versioning ?? false },
    encryption: kmsKeyName === undefined ? undefined : { defaultKmsKeyName: kmsKeyName },
    logging: accessLogBucket && {
      logBucket: accessLogBucket.bucketName,
      // Google's default is written, because the provider would keep an earlier prefix.
      logObjectPrefix: accessLogPrefix === undefined ? name : literal(accessLogPrefix),
    },
    retentionPolicy: retentionSeconds === undefined ? undefined : retentionOf(retentionSeconds),
    // No rule deletes a live object by its age: a function can need its archive again after years.
    lifecycleRule: [
      {
        action: { type: "Delete" },
        condition: { withState: "ARCHIVED", daysSinceNoncurrentTime: props.noncurrentVersionDays ?? 7 },
      },
      { action: { type: "AbortIncompleteMultipartUpload" }, condition: { age: 1 } },
    ],
  };
}

/** Bindings before version 8 of the provider declare a number, later ones a text. Terraform takes a number as either. */
function retentionOf(seconds: number): StorageBucketConfig["retentionPolicy"] {
  return { retentionPeriod: seconds } as object as StorageBucketConfig["retentionPolicy"];
}
