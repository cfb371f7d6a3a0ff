"""Synthesizes the examples in Python, each into a folder of its own, and a stack with classes of its own, and makes some
mistakes and prints their errors.

The arguments are the folder of the examples, the folder for the output, and the date of today for the constructs.
"""

import sys
from pathlib import Path

examples, output, today = sys.argv[1:]
sys.path.insert(0, examples)

from api_gateway import ApiGatewayExample  # noqa: E402
from cdktf import App  # noqa: E402
from cdktf_cloud_run_functions import (  # noqa: E402
    ContextKeys,
    IngressSettings,
    FunctionSource,
    CloudRunFunction,
    Principal,
    Runtime,
    Snapshots,
)
from hello import Shop  # noqa: E402
from newer_parts import define_newer_parts  # noqa: E402
from own_classes import define_own  # noqa: E402
from pipeline import Mails, Pipeline  # noqa: E402
from scheduled_run import ScheduledRunExample  # noqa: E402
from test_hello import test_who_may_call  # noqa: E402
from two_regions import TwoRegionsExample  # noqa: E402


def new_app(name: str, folder: Path = Path(output)) -> App:
    return App(outdir=str(folder / name), context={ContextKeys.TODAY: today})


app = new_app("hello")
stack = Shop(app, "shop")
app.synth()

for fact in Snapshots.of_access(stack):
    print(fact)
test_who_may_call()
for mistake in (
    lambda: Principal.group("ops"),
    lambda: CloudRunFunction(
        stack,
        "slow",
        runtime=Runtime.NODEJS_22,
        entry_point="hello",
        source=FunctionSource.inline({"index.js": ""}),
        ingress=IngressSettings.ALL,
        timeout_seconds=4000,
    ),
    lambda: Principal.group(None),
):
    try:
        mistake()
    except (RuntimeError, TypeError) as error:
        print(f"{type(error).__name__}: {error}")

app = new_app("api-gateway")
ApiGatewayExample(app, "api-gateway")
app.synth()

app = new_app("scheduled-run")
ScheduledRunExample(app, "scheduled-run")
app.synth()

app = new_app("two-regions")
TwoRegionsExample(app, "two-regions")
app.synth()

app = new_app("newer")
define_newer_parts(app)
app.synth()

app = new_app("pipeline")
Mails(app, "mails", Pipeline(app, "pipeline"))
app.synth()

# No other language has these classes, so their stack is beside the others.
app = new_app("own", Path(output).parent)
stack = define_own(app)
app.synth()
for fact in Snapshots.of_access(stack):
    print(fact)
