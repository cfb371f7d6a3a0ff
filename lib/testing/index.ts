export { accessOf } from "./access-of";
export { snapshotOf } from "./snapshot-of";
export { stackSerializer } from "./stack-serializer";
