"""The stack of newer-parts.ts in Python: what no example in Python shows."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_google.provider import GoogleProvider
from cdktf_cloud_run_functions import (
    Adoption,
    AppEngineIap,
    CloudRunFunction,
    CloudRunService,
    FunctionSource,
    GoogleProviderVersion,
    GoogleService,
    IamCondition,
    IapSettings,
    IngressSettings,
    Moved,
    Principal,
    Reauthentication,
    ReauthenticationMethod,
    Role,
    RoleBinding,
    Rules,
    Runtime,
)


def define_newer_parts(app: App) -> TerraformStack:
    """Defines the stack."""
    stack = TerraformStack(app, "newer")
    GoogleProvider(stack, "google", project="example-project", region="asia-northeast1")
    GoogleProviderVersion.pin(stack, "7.45.0")
    page = CloudRunFunction(
        stack,
        "page",
        runtime=Runtime.NODEJS_22,
        entry_point="hello",
        source=FunctionSource.inline({"index.js": "exports.hello = () => undefined;"}),
        ingress=IngressSettings.ALL,
    )
    page.grant_invoke(Principal.all_users("Everybody may read the page"))
    Moved.from_path(page, "newer/site")

    nearby = CloudRunService(
        stack,
        "nearby",
        image="asia-northeast1-docker.pkg.dev/example-project/shop/nearby:1.0.0",
        regions=["asia-northeast1", "europe-west1"],
        ingress=IngressSettings.ALL,
        deletion_protection=False,
    )
    Rules.of(nearby).acknowledge("no-callers", "The callers of Europe come later")
    workflow = Principal.service_account("workflow@example-project.iam.gserviceaccount.com")
    nearby.in_region("asia-northeast1").grant_invoke(GoogleService.WORKFLOWS.calling_as(workflow))
    RoleBinding(stack, "developers", resource=page, role=Role.RUN_DEVELOPER)
    page.grant(Role.RUN_DEVELOPER, Principal.group("devs@example.com"))

    iap = AppEngineIap(stack, "iap")
    iap.grant_access(
        Principal.group("staff@example.com"), condition=IamCondition.until("2030-01-01T00:00:00Z")
    )
    IapSettings(
        stack,
        "sign-in",
        iap=iap,
        reauthentication=Reauthentication(method=ReauthenticationMethod.LOGIN, max_age_seconds=3600),
        allowed_domains=["example.com"],
    )
    adoption = Adoption.of(stack, "scripts/languages/newer-parts-adoption.json")
    print(f"newer: takes over {adoption.count:g} resource")
    return stack
