export { accessOf } from "./access-of";
export { snapshotOf, snapshotsOf } from "./snapshot-of";
export { stackSerializer } from "./stack-serializer";
