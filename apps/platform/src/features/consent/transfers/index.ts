export { applyReceipt } from "./apply-receipt.ts";
export { openTransfer, updateTransferSettings } from "./connect.ts";
export { transfersContribution } from "./contribution.ts";
export { countToCarry, createTransferFile } from "./create-transfer-file.ts";
export { closeTransfer } from "./disconnect.ts";
export { transfersErrors } from "./errors.ts";
export { findTransfer } from "./find-transfer.ts";
export { type DateShape, dateShapes, type Encoding, encodings, separators } from "./format/format.ts";
export { writeColumns } from "./format/read-columns.ts";
export { issueFile, type TakenFile } from "./issue-file.ts";
export { transfersJobs } from "./jobs.ts";
export { getFileLines, type LateFiles, listFiles, listLateFiles } from "./list-files.ts";
export { confirmPlaceKey, schedulePlaceVisit, verifyPlace } from "./place/confirm-place-key.ts";
export type { LeftFile, Place } from "./place/place.ts";
export { countTroubledPlaces } from "./place/run-place-visit.ts";
export { closePlace, findPlace, type PlaceSettings, savePlaceSettings } from "./place/save-place-settings.ts";
export {
  getReceipt,
  listReceipts,
  receiveReceiptFile,
  type SeenAnswer,
  type TransferReceipt,
} from "./receive-receipt-file.ts";
export { requestWholeList } from "./request-whole-list.ts";
export type { FileLine, ReceiptId, Transfer, TransferFile, TransferFileId } from "./transfer.ts";
