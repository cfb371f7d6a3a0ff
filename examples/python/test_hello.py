"""Who may call the function of hello.py: a test for pytest."""

from cdktf import App
from cdktf_cloud_run_functions import ContextKeys, Snapshots
from hello import Shop


def test_who_may_call() -> None:
    app = App(context={ContextKeys.TODAY: "2026-11-26"})
    facts = Snapshots.of_access(Shop(app, "shop"))
    assert [fact for fact in facts if "  caller  " in fact] == [
        "shop/hello  caller  group:ops@example.com  role: roles/run.invoker",
    ]
