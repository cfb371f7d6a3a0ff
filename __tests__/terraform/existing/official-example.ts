/** A function behind HTTPS in Terraform's own language, in the shape of the provider's examples, in one file. */
export const OFFICIAL_EXAMPLE = {
  "main.tf": `
provider "google" {
  project = "example-project"
  region  = "asia-northeast1"
}

resource "google_service_account" "account" {
  account_id   = "gcf-sa"
  display_name = "Test service account"
}

resource "google_storage_bucket" "bucket" {
  name                        = "example-project-gcf-source"
  location                    = "ASIA-NORTHEAST1"
  uniform_bucket_level_access = true
}

resource "google_storage_bucket_object" "object" {
  name    = "function-source.zip"
  bucket  = google_storage_bucket.bucket.name
  content = "a zip"
}

resource "google_cloudfunctions2_function" "function" {
  name        = "function-v2"
  location    = "asia-northeast1"
  description = "a new function"

  build_config {
    runtime     = "nodejs22"
    entry_point = "helloHttp"
    source {
      storage_source {
        bucket = google_storage_bucket.bucket.name
        object = google_storage_bucket_object.object.name
      }
    }
  }

  service_config {
    max_instance_count    = 1
    available_memory      = "256M"
    timeout_seconds       = 60
    service_account_email = google_service_account.account.email
  }
}

resource "google_cloud_run_service_iam_member" "invoker" {
  location = google_cloudfunctions2_function.function.location
  service  = google_cloudfunctions2_function.function.name
  role     = "roles/run.invoker"
  member   = "group:ops@example.com"
}
`,
};
