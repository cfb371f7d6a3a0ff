"""What happens to an upload, in two stacks: it is scanned, filed, swept up at night, and mailed about.

The functions are those of the folder functions/ of this repository.
"""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_google.provider import GoogleProvider
from cdktf_cloud_run_functions import (
    Bucket,
    CloudRunFunction,
    FunctionSource,
    IngressSettings,
    Principal,
    ProjectServices,
    PushSubscription,
    RetryPolicy,
    Runtime,
    SchedulerJob,
    SchedulerRetryConfig,
    Secret,
    StorageTrigger,
    TaskQueue,
    TaskRateLimits,
    TaskRetryConfig,
    Topic,
    VpcAccess,
    VpcEgress,
)
from constructs import Construct

CODE = "functions/on-event"


class Pipeline(TerraformStack):
    """An upload starts a function, and a push subscription hands what it found to a second one."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        GoogleProvider(self, "google", project="example-project", region="asia-northeast1")
        ProjectServices(self, "services")
        uploads = Bucket.from_bucket_name(
            self, "uploads", "example-project-uploads", location="asia-northeast1"
        )
        findings = Topic(self, "findings")

        scan = CloudRunFunction(
            self,
            "scan-upload",
            runtime=Runtime.NODEJS_22,
            entry_point="onEvent",
            source=FunctionSource.directory(CODE),
            ingress=IngressSettings.INTERNAL,
            trigger=StorageTrigger(bucket=uploads, retry_policy=RetryPolicy.RETRY),
            environment={"TOPIC": findings.full_name},
        )
        findings.grant_publish(scan)

        self.file = CloudRunFunction(
            self,
            "file-finding",
            runtime=Runtime.NODEJS_22,
            entry_point="onCall",
            source=FunctionSource.directory(CODE),
            ingress=IngressSettings.INTERNAL,
            secret_environment={
                "SIGNING_KEY": Secret.from_secret_id(self, "signing-key", "signing-key").version("1")
            },
        )
        PushSubscription(self, "findings-to-file", topic=findings, target=self.file)
        SchedulerJob(
            self,
            "sweep",
            schedule="0 3 * * *",
            time_zone="Asia/Tokyo",
            target=self.file,
            retry_config=SchedulerRetryConfig(retry_count=3, min_backoff_seconds=60),
        )


class Mails(TerraformStack):
    """A queue of mails, which a function of its stack fills. That function also calls the other stack's."""

    def __init__(self, scope: Construct, id: str, pipeline: Pipeline) -> None:
        super().__init__(scope, id)
        GoogleProvider(self, "google", project="example-project", region="asia-northeast1")
        send = CloudRunFunction(
            self,
            "send-mail",
            runtime=Runtime.NODEJS_22,
            entry_point="onCall",
            source=FunctionSource.directory(CODE),
            ingress=IngressSettings.INTERNAL,
        )
        queue = TaskQueue(
            self,
            "mails",
            target=send,
            rate_limits=TaskRateLimits(max_dispatches_per_second=5),
            retry_config=TaskRetryConfig(max_attempts=10, min_backoff_seconds=30),
        )
        tell = CloudRunFunction(
            self,
            "tell-customers",
            runtime=Runtime.NODEJS_22,
            entry_point="onCall",
            source=FunctionSource.directory(CODE),
            ingress=IngressSettings.INTERNAL,
            vpc_access=VpcAccess.connector(
                "projects/example-project/locations/asia-northeast1/connectors/main",
                VpcEgress.ALL_TRAFFIC,
            ),
        )
        tell.grant_invoke(Principal.group("customers@example.com"))
        queue.grant_enqueue(tell)
        pipeline.file.grant_invoke(tell)


if __name__ == "__main__":
    app = App()
    Mails(app, "mails", Pipeline(app, "pipeline"))
    app.synth()
