"""Synthesizes the examples in Python, each into a folder of its own, and a stack with classes of its own, and has one
mistake made and printed.

The arguments are the folder of the examples, the folder for the output, and the date of today for the constructs.
"""

import sys
from pathlib import Path

examples, output, today = sys.argv[1:]
sys.path.insert(0, examples)

from api_gateway import ApiGatewayExample  # noqa: E402
from cdktf import App  # noqa: E402
from cdktf_cloud_run_functions import ContextKeys, Principal, Snapshots  # noqa: E402
from hello import Shop  # noqa: E402
from own_classes import define_own  # noqa: E402
from pipeline import Mails, Pipeline  # noqa: E402


def new_app(name: str, folder: Path = Path(output)) -> App:
    return App(outdir=str(folder / name), context={ContextKeys.TODAY: today})


app = new_app("hello")
stack = Shop(app, "shop")
app.synth()

for fact in Snapshots.of_access(stack):
    print(fact)
try:
    Principal.group("ops")
except RuntimeError as error:
    print(f"error: {error}")

app = new_app("api-gateway")
ApiGatewayExample(app, "api-gateway")
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
