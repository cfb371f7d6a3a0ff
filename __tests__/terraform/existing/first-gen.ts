/** A 1st gen function and its callers, in the shape of the provider's examples. */
export const FIRST_GEN = {
  "main.tf": `
provider "google" {
  project = "example-project"
  region  = "asia-northeast1"
}

resource "google_storage_bucket" "bucket" {
  name     = "example-project-first-gen"
  location = "US"
}

resource "google_storage_bucket_object" "archive" {
  name    = "index.zip"
  bucket  = google_storage_bucket.bucket.name
  content = "a zip"
}

resource "google_cloudfunctions_function" "function" {
  name                  = "first"
  runtime               = "nodejs22"
  available_memory_mb   = 128
  source_archive_bucket = google_storage_bucket.bucket.name
  source_archive_object = google_storage_bucket_object.archive.name
  trigger_http          = true
  entry_point           = "helloGET"
}

resource "google_cloudfunctions_function_iam_member" "invoker" {
  project        = "example-project"
  region         = "asia-northeast1"
  cloud_function = google_cloudfunctions_function.function.name
  role           = "roles/cloudfunctions.invoker"
  member         = "group:ops@example.com"
}
`,
};
