"""Whoever lets the public call a function, a service or an app must say why."""

import json
import re

from checkov.common.models.enums import CheckCategories, CheckResult
from checkov.terraform.checks.data.base_check import BaseDataCheck
from checkov.terraform.checks.resource.base_resource_check import BaseResourceCheck

PUBLIC = {"allUsers", "allAuthenticatedUsers"}

SERVICE = "google_cloud_run_v2_service"

# The allow policies that name callers. An allow policy of a project opens all of its functions and services.
POLICIES = [
    f"google_{receiver}_iam_{kind}"
    for receiver in [
        "app_engine_service",
        "cloud_run_service",
        "cloud_run_v2_service",
        "cloudfunctions2_function",
        "cloudfunctions_function",
        "iap_app_engine_service",
        "iap_app_engine_version",
        "iap_web",
        "iap_web_cloud_run_service",
        "iap_web_type_app_engine",
        "project",
    ]
    for kind in ["binding", "member", "policy"]
]


def has_reason(conf):
    """The reason is under "//" of the synthesized JSON, which Terraform ignores."""
    comment = conf.get("//")
    if isinstance(comment, list):
        comment = comment[0] if comment else None
    reason = comment.get("reason") if isinstance(comment, dict) else None
    return isinstance(reason, str) and re.search(r"\w", reason) is not None


def values_of(conf, name):
    """Checkov keeps each argument as a list with one value, which is a list itself where the argument is one."""
    found = conf.get(name) or []
    found = found if isinstance(found, list) else [found]
    return [one for value in found for one in (value if isinstance(value, list) else [value])]


def members_of(conf):
    """The three spellings: one member, several, and a whole policy."""
    members = values_of(conf, "member") + values_of(conf, "members")
    for data in values_of(conf, "policy_data"):
        try:
            policy = json.loads(data) if isinstance(data, str) else data
        except ValueError:
            continue
        for binding in policy.get("bindings", []) if isinstance(policy, dict) else []:
            members += binding.get("members", [])
    return {member for member in members if isinstance(member, str)}


class PublicCallers(BaseResourceCheck):
    def __init__(self):
        super().__init__(
            name="Ensure that the public may call only for a reason",
            id="CRF_PUBLIC_CALLERS",
            categories=[CheckCategories.IAM],
            supported_resources=[SERVICE, *POLICIES],
        )

    def scan_resource_conf(self, conf):
        is_open = members_of(conf) & PUBLIC or True in values_of(conf, "invoker_iam_disabled")
        return CheckResult.FAILED if is_open and not has_reason(conf) else CheckResult.PASSED


class PublicPolicyData(BaseDataCheck):
    """A policy as a data source, for the resources that name it."""

    def __init__(self):
        super().__init__(
            name="Ensure that a policy names the public only for a reason",
            id="CRF_PUBLIC_POLICY_DATA",
            categories=[CheckCategories.IAM],
            supported_data=["google_iam_policy"],
        )

    def scan_data_conf(self, conf):
        members = {
            member
            for binding in values_of(conf, "binding")
            if isinstance(binding, dict)
            for member in values_of(binding, "members")
            if isinstance(member, str)
        }
        return CheckResult.FAILED if members & PUBLIC and not has_reason(conf) else CheckResult.PASSED


resource_check = PublicCallers()
data_check = PublicPolicyData()
