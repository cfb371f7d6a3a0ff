"""A stack with a principal, a trigger and a rule of its own: classes in Python that implement interfaces of the constructs."""

import jsii
from cdktf import App, TerraformStack
from cdktf_cdktf_provider_google.provider import GoogleProvider
from cdktf_cloud_run_functions import (
    CloudRunFunction,
    EventTriggerConfig,
    EventTriggerTarget,
    FunctionSource,
    GoogleProject,
    IEventTrigger,
    IngressSettings,
    IPrincipal,
    IRule,
    ISynthesizedApp,
    RuleFinding,
    Rules,
    RuleSeverity,
    Runtime,
    ServiceAccount,
)
from constructs import Construct


@jsii.implements(IPrincipal)
class Team:
    """A group of the company, by the name of its team."""

    def __init__(self, name: str) -> None:
        self._name = name

    @property
    def member(self) -> str:
        return f"group:{self._name}@example.com"

    @property
    def principal_id(self) -> str:
        return f"team-{self._name}"


@jsii.implements(IEventTrigger)
class ConfigTrigger:
    """Calls a function when a template of Remote Config has changed."""

    def bind(self, scope: Construct, target: EventTriggerTarget) -> EventTriggerConfig:
        account = ServiceAccount(scope, "trigger", account_id=f"{target.name}-config")
        print(f"own: the target is in {target.google_project.project_id}")
        return EventTriggerConfig(
            event_type="google.firebase.remoteconfig.remoteConfig.v1.updated",
            service_account=account,
            trigger_region=target.location,
        )


@jsii.implements(IRule)
class NoPublicPage:
    """A rule of the company."""

    @property
    def id(self) -> str:
        return "no-public-page"

    @property
    def title(self) -> str:
        return "nobody publishes a page"

    @property
    def why(self) -> str:
        return "our pages are behind a load balancer"

    @property
    def severity(self) -> RuleSeverity:
        return RuleSeverity.WARNING

    def check(self, app: ISynthesizedApp) -> list:
        functions = app.resources("google_cloudfunctions2_function")
        print(f"own: the rule sees {', '.join(sorted(each.path for each in functions))}")
        return [RuleFinding(path=each.path, message=f"{each.address} must not be public") for each in functions]


def define_own(app: App) -> TerraformStack:
    """Defines the stack, and prints what the classes get to see."""
    stack = TerraformStack(app, "own")
    GoogleProvider(stack, "google", project="example-project", region="asia-northeast1")
    settings = {
        "runtime": Runtime.NODEJS_22,
        "entry_point": "onEvent",
        "source": FunctionSource.directory("functions/on-event"),
        "ingress": IngressSettings.INTERNAL,
    }
    page = CloudRunFunction(stack, "page", **settings)
    first, second = page.grant_invoke(Team("ops")), page.grant_invoke(Team("ops"))
    print(f"own: both calls give {first.node.path}, {second.node.path}")
    CloudRunFunction(stack, "on-config", trigger=ConfigTrigger(), **settings)
    print(f"own: the project is {GoogleProject.of(page).project_id}")
    Rules.of(app).add(NoPublicPage())
    return stack
