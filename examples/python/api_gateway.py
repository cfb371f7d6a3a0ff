"""An API gateway in front of a function, a service, a 1st gen function and an app: examples/api-gateway.ts in Python."""

from cdktf import App, TerraformOutput, TerraformStack
from cdktf_cdktf_provider_google.provider import GoogleProvider
from cdktf_cloud_run_functions import (
    ApiGateway,
    AppEngineBackend,
    AppEngineIap,
    BackendOptions,
    CloudRunFunction,
    CloudRunService,
    FirstGenFunction,
    FunctionSource,
    GoogleBeta,
    HttpMethod,
    IngressSettings,
    OpenApiDocument,
    Route,
    Runtime,
    SecurityScheme,
)
from constructs import Construct


class ApiGatewayExample(TerraformStack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        GoogleProvider(self, "google", project="example-project", region="asia-northeast1")
        GoogleBeta(self, "google-beta")

        orders = CloudRunFunction(
            self,
            "orders",
            runtime=Runtime.PYTHON_313,
            entry_point="orders",
            source=FunctionSource.directory("functions/orders"),
            ingress=IngressSettings.ALL,
        )
        prices = CloudRunService(
            self,
            "prices",
            image="asia-northeast1-docker.pkg.dev/example-project/shop/prices:1.0.0",
            ingress=IngressSettings.ALL,
            deletion_protection=False,
        )
        legacy = FirstGenFunction.from_function_name(
            self, "legacy", "legacyExport", ingress=IngressSettings.ALL
        )
        intranet = AppEngineBackend(
            self,
            "intranet",
            iap=AppEngineIap(self, "iap"),
            uri="https://example-project.an.r.appspot.com",
            oauth_client_id="123456789012-abcdefgh.apps.googleusercontent.com",
            location="asia-northeast1",
            ingress=IngressSettings.ALL,
        )

        key = SecurityScheme.api_key()
        staff = SecurityScheme.google_id_token("123456789012-staff.apps.googleusercontent.com")
        document = OpenApiDocument.from_routes(
            title="Shop",
            version="1.0.0",
            security=[staff],
            routes=[
                Route(method=HttpMethod.GET, path="/orders/{id}", operation_id="getOrder", backend=orders),
                Route(method=HttpMethod.POST, path="/orders", operation_id="createOrder", backend=orders),
                Route(
                    method=HttpMethod.GET,
                    path="/prices",
                    operation_id="listPrices",
                    backend=prices,
                    backend_options=BackendOptions(path="/v2"),
                    security=[key],
                ),
                Route(method=HttpMethod.GET, path="/export", operation_id="exportAll", backend=legacy),
                Route(method=HttpMethod.GET, path="/news", operation_id="listNews", backend=intranet),
                Route(
                    method=HttpMethod.GET,
                    path="/status",
                    operation_id="getStatus",
                    backend=prices,
                    unauthenticated_reason="The status page is public",
                ),
            ],
        )
        document.add_cors_preflights("/prices")

        gateway = ApiGateway(self, "shop-gateway", document=document)
        TerraformOutput(self, "url", value=gateway.uri)


if __name__ == "__main__":
    app = App()
    ApiGatewayExample(app, "api-gateway")
    app.synth()
