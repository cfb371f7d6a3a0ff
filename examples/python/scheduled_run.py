"""A job of Cloud Run that Cloud Scheduler runs each month and each year: examples/scheduled-run.ts in Python."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_google.provider import GoogleProvider
from cdktf_cloud_run_functions import (
    Bucket,
    CloudRunJob,
    CloudRunService,
    ContainerOverride,
    IngressSettings,
    Principal,
    RunOverrides,
    SchedulerJob,
    Secret,
    Volume,
    VolumeMount,
)
from constructs import Construct


class ScheduledRunExample(TerraformStack):
    """The job reads a secret, calls a service, and writes to a bucket."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        GoogleProvider(self, "google", project="example-project", region="asia-northeast1")

        orders = CloudRunService(
            self,
            "orders",
            image="asia-northeast1-docker.pkg.dev/example-project/shop/orders:1.0.0",
            ingress=IngressSettings.ALL,
            deletion_protection=True,
        )
        reports = Bucket.from_bucket_name(self, "reports", "example-project-reports")
        report = CloudRunJob(
            self,
            "report",
            name="monthly-report",
            image="asia-northeast1-docker.pkg.dev/example-project/shop/report:1.0.0",
            deletion_protection=False,
            environment={"ORDERS_URL": orders.uri},
            secret_environment={
                "SMTP_PASSWORD": Secret.from_secret_id(self, "smtp", "smtp-password").version("1")
            },
            volumes=[VolumeMount(name="reports", volume=Volume.bucket(reports), mount_path="/reports")],
            task_count=12,
            parallelism=4,
            max_retries=1,
            timeout_seconds=3600,
        )
        orders.grant_invoke(report)
        SchedulerJob(self, "monthly", schedule="0 2 1 * *", time_zone="Asia/Tokyo", run=report)
        SchedulerJob(
            self,
            "yearly",
            schedule="0 3 1 1 *",
            time_zone="Asia/Tokyo",
            run=report,
            overrides=RunOverrides(
                task_count=24, containers=[ContainerOverride(args=["--period", "year"])]
            ),
        )
        report.grant_run(Principal.group("finance@example.com"))


if __name__ == "__main__":
    app = App()
    ScheduledRunExample(app, "scheduled-run")
    app.synth()
