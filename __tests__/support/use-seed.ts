// Before each file of tests: fast-check takes random cases from our seed. Without one, it draws a seed of its own in each run.
import fc from "fast-check";
import { SEED } from "./seed";

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED });
