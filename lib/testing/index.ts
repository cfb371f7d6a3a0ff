export { snapshotOf } from "./snapshot-of";
export { stackSerializer } from "./stack-serializer";
