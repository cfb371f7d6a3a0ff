import { inputIn } from "../../lib/access/command/input";
import { differenceBetween } from "../../lib/access/difference";
import { lineOf } from "../../lib/access/lock-line";
import { describeTerraform } from "./describe-terraform";
import { HclWorkspace } from "./hcl-plan";

const PROVIDER = `
provider "google" {
  project = "example-project"
  region  = "us-central1"
}
`;

// As Google's own samples write them, without constructs: https://cloud.google.com/functions/docs/tutorials/terraform
const SHOP = `${PROVIDER}
variable "people" {
  type    = list(string)
  default = ["user:ada@example.com"]
}

resource "google_service_account" "run" {
  account_id = "orders-run"
}

resource "google_service_account" "job" {
  account_id = "nightly-job"
}

resource "google_cloudfunctions2_function" "orders" {
  name     = "orders"
  location = "us-central1"
  build_config {
    runtime     = "nodejs22"
    entry_point = "handler"
    source {
      storage_source {
        bucket = "example-bucket"
        object = "orders.zip"
      }
    }
  }
  service_config {
    service_account_email = google_service_account.run.email
    ingress_settings      = "ALLOW_INTERNAL_ONLY"
  }
}

resource "google_cloud_scheduler_job" "nightly" {
  name     = "nightly"
  schedule = "0 3 * * *"
  http_target {
    uri = google_cloudfunctions2_function.orders.service_config[0].uri
    oidc_token {
      service_account_email = google_service_account.job.email
    }
  }
}

resource "google_cloud_run_v2_service_iam_member" "job" {
  location = google_cloudfunctions2_function.orders.location
  name     = google_cloudfunctions2_function.orders.service_config[0].service
  role     = "roles/run.invoker"
  member   = "serviceAccount:\${google_service_account.job.email}"
}

resource "google_cloud_run_v2_service_iam_binding" "people" {
  location = google_cloudfunctions2_function.orders.location
  name     = google_cloudfunctions2_function.orders.name
  role     = "roles/run.servicesInvoker"
  members  = concat(var.people, ["group:ops@example.com"])
}

resource "google_project_iam_member" "editor" {
  project = "example-project"
  role    = "roles/editor"
  member  = "user:grace@example.com"
}

resource "google_cloud_run_v2_service" "hello" {
  name     = "hello"
  location = "us-central1"
  template {
    containers {
      image = "us-docker.pkg.dev/cloudrun/container/hello"
    }
  }
}

data "google_iam_policy" "noauth" {
  binding {
    role    = "roles/run.invoker"
    members = ["allUsers"]
  }
}

resource "google_cloud_run_v2_service_iam_policy" "noauth" {
  location    = google_cloud_run_v2_service.hello.location
  name        = google_cloud_run_v2_service.hello.name
  policy_data = data.google_iam_policy.noauth.policy_data
}
`;

const JOB = "serviceAccount:nightly-job@example-project.iam.gserviceaccount.com";
const FACTS = [
  "google_cloud_run_v2_service.hello  is  a Cloud Run service  name: hello",
  "google_cloud_run_v2_service.hello  ingress  ALL",
  "google_cloud_run_v2_service.hello  runs as  the default service account of the project",
  "google_cloud_run_v2_service.hello  caller  allUsers  role: roles/run.invoker",
  "google_cloudfunctions2_function.orders  is  a 2nd gen function  name: orders",
  "google_cloudfunctions2_function.orders  ingress  INTERNAL",
  "google_cloudfunctions2_function.orders  runs as  serviceAccount:orders-run@example-project.iam.gserviceaccount.com",
  "google_cloudfunctions2_function.orders  caller  group:ops@example.com  role: roles/run.servicesInvoker",
  `google_cloudfunctions2_function.orders  caller  ${JOB}  as: google_cloud_scheduler_job.nightly  role: roles/run.invoker  path: a Google service of the same project`,
  "google_cloudfunctions2_function.orders  caller  user:ada@example.com  role: roles/run.servicesInvoker",
  "projects/example-project  caller of all  user:grace@example.com  role: roles/editor",
  "projects/example-project  runner of all jobs  user:grace@example.com  role: roles/editor",
  "projects/example-project  may act as  user:grace@example.com  role: roles/editor",
];

function factsIn(plan: unknown): string[] {
  return inputIn(JSON.stringify(plan), "plan.json").facts.map(lineOf);
}

function changesIn(plan: unknown): string[] {
  const { before = [], facts } = inputIn(JSON.stringify(plan), "plan.json");
  return differenceBetween(before, facts).map(({ kind, path, text }) => `${kind}: ${path} ${text}`);
}

describeTerraform("access in plans of Terraform's own language", () => {
  const workspaces: HclWorkspace[] = [];
  const opened = (): HclWorkspace => {
    const workspace = new HclWorkspace();
    workspaces.push(workspace);
    return workspace;
  };
  afterAll(() => {
    workspaces.forEach((workspace) => {
      workspace.close();
    });
  });

  test("a first plan shows who can call after the apply, although Google has not returned any value yet", async () => {
    expect(factsIn(await opened().plan({ "main.tf": SHOP }))).toEqual(FACTS);
  });

  test("a later plan shows the changes of access, and the state shows the access before them", async () => {
    const workspace = opened();
    await workspace.apply({ "main.tf": SHOP });
    expect(factsIn(await workspace.state()).filter((line) => line.includes("  caller  "))).toEqual(
      FACTS.filter((line) => line.includes("  caller  ")),
    );
    const opener = SHOP.replace("ALLOW_INTERNAL_ONLY", "ALLOW_ALL")
      .replace('["user:ada@example.com"]', '["user:ada@example.com", "user:eve@example.com"]')
      .replace('["allUsers"]', '["group:customers@example.com"]');
    expect(changesIn(await workspace.plan({ "main.tf": opener }))).toEqual([
      "gained: google_cloudfunctions2_function.orders user:eve@example.com may call",
      "widened: google_cloudfunctions2_function.orders admits ALL, and before: INTERNAL; who may call may now come from the internet",
      "lost: google_cloud_run_v2_service.hello everyone on the internet (allUsers) may no longer call",
      "changed: google_cloud_run_v2_service.hello group:customers@example.com may call, as everyone could before",
    ]);
  });

  test("reads modules with their inputs and outputs", async () => {
    const files = {
      "main.tf": `${PROVIDER}
resource "google_service_account" "caller" {
  account_id = "caller"
}
module "hello" {
  source   = "./service"
  for_each = toset(["a", "b"])
  name     = "hello-\${each.key}"
  callers  = [google_service_account.caller.member]
}
resource "google_cloud_run_v2_service_iam_member" "ada" {
  location = "us-central1"
  name     = module.hello["a"].name
  role     = "roles/run.invoker"
  member   = "user:ada@example.com"
}`,
      "service/main.tf": `
variable "name" {
  type = string
}
variable "callers" {
  type = list(string)
}
resource "google_cloud_run_v2_service" "this" {
  name     = var.name
  location = "us-central1"
  ingress  = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  template {
    containers {
      image = "us-docker.pkg.dev/cloudrun/container/hello"
    }
  }
}
resource "google_cloud_run_v2_service_iam_binding" "this" {
  location = google_cloud_run_v2_service.this.location
  name     = google_cloud_run_v2_service.this.name
  role     = "roles/run.invoker"
  members  = var.callers
}
output "name" {
  value = google_cloud_run_v2_service.this.name
}`,
    };
    const caller = "serviceAccount:caller@example-project.iam.gserviceaccount.com  role: roles/run.invoker";
    expect(
      factsIn(await opened().plan(files)).filter((line) => / {2}(caller|unknown) {2}/.test(line)),
    ).toEqual([
      `"module.hello[\\"a\\"].google_cloud_run_v2_service.this"  caller  ${caller}`,
      `"module.hello[\\"a\\"].google_cloud_run_v2_service.this"  caller  user:ada@example.com  role: roles/run.invoker`,
      `"module.hello[\\"b\\"].google_cloud_run_v2_service.this"  caller  ${caller}`,
    ]);
  });

  test("lists a value that is known only after the apply as unknown, and does not drop it", async () => {
    const files = {
      "main.tf": `${PROVIDER}
resource "terraform_data" "who" {
  input = "allUsers"
}
resource "google_cloud_run_v2_service" "hello" {
  name     = "hello"
  location = "us-central1"
  template {
    containers {
      image = "us-docker.pkg.dev/cloudrun/container/hello"
    }
  }
}
resource "google_cloud_run_v2_service_iam_member" "who" {
  location = "us-central1"
  name     = google_cloud_run_v2_service.hello.name
  role     = "roles/run.invoker"
  member   = terraform_data.who.id
}
resource "google_cloud_run_v2_service_iam_binding" "many" {
  location = "us-central1"
  name     = google_cloud_run_v2_service.hello.name
  role     = "roles/run.servicesInvoker"
  members  = ["user:ada@example.com", terraform_data.who.id]
}`,
    };
    const plan = await opened().plan(files);
    expect(factsIn(plan).filter((line) => / {2}(caller|unknown) {2}/.test(line))).toEqual([
      "google_cloud_run_v2_service.hello  caller  user:ada@example.com  role: roles/run.servicesInvoker",
      "google_cloud_run_v2_service.hello  unknown  who is let in  on: <known after apply: google_cloud_run_v2_service_iam_binding.many members>",
      "google_cloud_run_v2_service.hello  unknown  who is let in  on: <known after apply: terraform_data.who id>",
    ]);
  });
});
