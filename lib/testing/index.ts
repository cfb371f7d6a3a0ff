export { snapshotOf } from "./snapshot-of";
export { stackSerializer, stackSerializer as default } from "./stack-serializer";
