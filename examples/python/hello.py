"""A function that a group may call."""

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_google.provider import GoogleProvider
from cdktf_cloud_run_functions import (
    CloudRunFunction,
    FunctionSource,
    IngressSettings,
    Principal,
    Runtime,
)
from constructs import Construct


class Shop(TerraformStack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        GoogleProvider(self, "google", project="example-project", region="asia-northeast1")

        hello = CloudRunFunction(
            self,
            "hello",
            runtime=Runtime.NODEJS_22,
            entry_point="hello",
            source=FunctionSource.inline(
                {"index.js": "exports.hello = (request, response) => response.send('Hello, group!');"}
            ),
            ingress=IngressSettings.ALL,
        )
        hello.grant_invoke(Principal.group("ops@example.com"))
        TerraformOutput(self, "call-hello", value=hello.curl_command)


if __name__ == "__main__":
    app = App()
    Shop(app, "shop")
    app.synth()
