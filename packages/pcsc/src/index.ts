export { type ConnectedCard, type ConnectOptions, connectCard } from "./connect.ts";
export { PcscError, type PcscErrorCode } from "./errors.ts";
export { listReaders } from "./list-readers.ts";
export { type ReaderEvent, watchReaders } from "./watch-readers.ts";
