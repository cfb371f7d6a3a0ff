/** Functions made by a module for each entry of a map, in the shape of the modules that are in wide use. */
export const MODULE_OF_FUNCTIONS = {
  "main.tf": `
provider "google" {
  project = "example-project"
  region  = "asia-northeast1"
}

module "functions" {
  source   = "./modules/cloud-function-v2"
  for_each = { orders = "orders", "billing.v1" = "billing", old = "old" }

  name       = each.value
  project_id = "example-project"
  region     = "asia-northeast1"
  iam = {
    "roles/run.invoker" = ["group:ops@example.com", "user:ann@example.com"]
  }
}
`,
  "modules/cloud-function-v2/main.tf": `
variable "name" { type = string }
variable "project_id" { type = string }
variable "region" { type = string }
variable "iam" { type = map(list(string)) }

resource "google_service_account" "service_account" {
  count      = 1
  project    = var.project_id
  account_id = "tf-cf-\${var.name}"
}

resource "google_storage_bucket" "bucket" {
  count                       = 1
  project                     = var.project_id
  name                        = "example-project-\${var.name}"
  location                    = "ASIA-NORTHEAST1"
  uniform_bucket_level_access = true
}

resource "google_storage_bucket_object" "bundle" {
  bucket  = google_storage_bucket.bucket[0].name
  name    = "bundle-0123.zip"
  content = "a zip"
}

resource "google_cloudfunctions2_function" "function" {
  project  = var.project_id
  location = var.region
  name     = var.name

  build_config {
    runtime     = "nodejs22"
    entry_point = "handler"
    source {
      storage_source {
        bucket = google_storage_bucket.bucket[0].name
        object = google_storage_bucket_object.bundle.name
      }
    }
  }

  service_config {
    available_memory      = "256M"
    timeout_seconds       = 180
    service_account_email = google_service_account.service_account[0].email
  }
}

resource "google_cloud_run_service_iam_binding" "binding" {
  for_each = var.iam
  project  = var.project_id
  location = var.region
  service  = google_cloudfunctions2_function.function.name
  role     = each.key
  members  = each.value
}
`,
};
