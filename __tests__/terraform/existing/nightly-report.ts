/** A function with a secret that a job calls each night, in Terraform's own language, as a person writes it. */
export const NIGHTLY_REPORT = {
  "main.tf": `
provider "google" {
  project = "example-project"
  region  = "asia-northeast1"
}
resource "google_service_account" "fn" {
  account_id = "report-fn"
}
resource "google_service_account" "cron" {
  account_id = "report-cron"
}
resource "google_storage_bucket" "src" {
  name     = "example-project-report-src"
  location = "ASIA-NORTHEAST1"
  uniform_bucket_level_access = true
}
resource "google_storage_bucket_object" "zip" {
  name    = "report-1234.zip"
  bucket  = google_storage_bucket.src.name
  content = "zip"
}
resource "google_secret_manager_secret" "token" {
  secret_id = "report-token"
  replication {
    auto {}
  }
}
resource "google_secret_manager_secret_version" "token" {
  secret      = google_secret_manager_secret.token.id
  secret_data = "correct-horse-battery-staple"
}
resource "google_secret_manager_secret_iam_member" "token" {
  secret_id = google_secret_manager_secret.token.id
  role      = "roles/secretmanager.secretAccessor"
  member    = "serviceAccount:\${google_service_account.fn.email}"
}
resource "google_project_iam_member" "fn_bq" {
  project = "example-project"
  role    = "roles/bigquery.dataViewer"
  member  = "serviceAccount:\${google_service_account.fn.email}"
}
resource "google_cloudfunctions2_function" "report" {
  name     = "report"
  location = "asia-northeast1"
  build_config {
    runtime     = "nodejs22"
    entry_point = "report"
    source {
      storage_source {
        bucket = google_storage_bucket.src.name
        object = google_storage_bucket_object.zip.name
      }
    }
  }
  service_config {
    available_memory      = "512M"
    timeout_seconds       = 120
    ingress_settings      = "ALLOW_ALL"
    service_account_email = google_service_account.fn.email
    environment_variables = { LOG_LEVEL = "debug", DATABASE = "postgres://app:hunter2@db/reports" }
    secret_environment_variables {
      key        = "TOKEN"
      project_id = "example-project"
      secret     = google_secret_manager_secret.token.secret_id
      version    = "latest"
    }
  }
}
resource "google_cloudfunctions2_function_iam_member" "ops" {
  location       = google_cloudfunctions2_function.report.location
  cloud_function = google_cloudfunctions2_function.report.name
  role           = "roles/cloudfunctions.invoker"
  member         = "group:ops@example.com"
}
resource "google_cloud_run_service_iam_member" "cron" {
  location = google_cloudfunctions2_function.report.location
  service  = google_cloudfunctions2_function.report.name
  role     = "roles/run.invoker"
  member   = "serviceAccount:\${google_service_account.cron.email}"
}
resource "google_cloud_scheduler_job" "cron" {
  name      = "report-nightly"
  schedule  = "0 3 * * *"
  time_zone = "Asia/Tokyo"
  http_target {
    http_method = "POST"
    uri         = google_cloudfunctions2_function.report.service_config[0].uri
    oidc_token {
      service_account_email = google_service_account.cron.email
    }
  }
}
`,
};
