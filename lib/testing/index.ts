export { snapshotOf } from "./snapshot-of";
