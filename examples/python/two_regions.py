"""The same constructs in two projects and regions of one stack: examples/two-regions.ts in Python."""

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_google.provider import GoogleProvider
from cdktf_cloud_run_functions import (
    CloudRunFunction,
    FunctionSource,
    IngressSettings,
    ProviderAlias,
    PubSubTrigger,
    Runtime,
    SchedulerJob,
    Topic,
)
from constructs import Construct


class Orders(Construct):
    """The orders of a region: calls bring them, events count them, and a job looks at them each night."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self.intake = CloudRunFunction(
            self,
            "intake",
            runtime=Runtime.PYTHON_313,
            entry_point="orders",
            ingress=IngressSettings.ALL,
            source=FunctionSource.directory("functions/orders"),
        )
        CloudRunFunction(
            self,
            "count",
            runtime=Runtime.NODEJS_22,
            entry_point="onEvent",
            ingress=IngressSettings.INTERNAL,
            source=FunctionSource.directory("functions/on-event"),
            trigger=PubSubTrigger(topic=Topic(self, "arrivals")),
        )
        SchedulerJob(self, "nightly", schedule="0 2 * * *", time_zone="Etc/UTC", target=self.intake)


class TwoRegionsExample(TerraformStack):
    """Each region has a provider of its own."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        GoogleProvider(self, "google", project="example-project", region="asia-northeast1")
        europe = Construct(self, "europe")
        provider = GoogleProvider(
            self, "google-europe", alias="europe", project="example-project-eu", region="europe-west1"
        )
        ProviderAlias.use(europe, provider)

        here = Orders(self, "orders")
        there = Orders(europe, "orders")
        # The role is given by the provider of the receiver.
        there.intake.grant_invoke(here.intake)
        TerraformOutput(self, "url", value=here.intake.uri)
        TerraformOutput(self, "url-europe", value=there.intake.uri)


if __name__ == "__main__":
    app = App()
    TwoRegionsExample(app, "two-regions")
    app.synth()
