const READER_ROLES = [
  "roles/storage.objectViewer",
  "roles/storage.legacyObjectReader",
  "roles/storage.legacyBucketReader",
  "roles/artifactregistry.reader",
  // https://cloud.google.com/bigquery/public-data
  "roles/bigquery.dataViewer",
  "roles/bigquery.metadataViewer",
  "roles/pubsub.subscriber",
  "roles/pubsub.viewer",
];

/** Whether a role reads what can be published, such as the files of a website. The public can have no other role but to call. */
export function isForReaders(role: string): boolean {
  return READER_ROLES.includes(role);
}
