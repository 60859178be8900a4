export { applyReceipt } from "./apply-receipt.ts";
export { requestWholeList } from "./ask-whole-list.ts";
export { openTransfer, updateTransferSettings } from "./connect.ts";
export { transfersContribution } from "./contribution.ts";
export { closeTransfer } from "./disconnect.ts";
export { transfersErrors } from "./errors.ts";
export { findTransfer } from "./find-transfer.ts";
export { type DateShape, dateShapes, type Encoding, encodings, separators } from "./format/format.ts";
export { writeColumns } from "./format/read-columns.ts";
export { countToCarry, createTransferFile } from "./gather.ts";
export { transfersJobs } from "./jobs.ts";
export { getFileLines, type LateFiles, listFiles, listLateFiles } from "./list-files.ts";
export { closePlace, findPlace, type PlaceSettings, savePlaceSettings } from "./place/keep-place.ts";
export type { LeftFile, Place } from "./place/place.ts";
export { confirmPlaceKey, schedulePlaceVisit, verifyPlace } from "./place/trust-place.ts";
export { countTroubledPlaces } from "./place/visit-place.ts";
export {
  getReceipt,
  listReceipts,
  parseReceiptFile,
  type SeenAnswer,
  type TransferReceipt,
} from "./read-receipt.ts";
export { issueFile, type TakenFile } from "./take-file.ts";
export type { FileLine, ReceiptId, Transfer, TransferFile, TransferFileId } from "./transfer.ts";
