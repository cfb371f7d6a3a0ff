// An app that synthesizes nothing, to see what `cdktf synth` itself costs.
import { App } from "cdktf";

new App().synth();
