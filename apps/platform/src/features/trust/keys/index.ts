export {
  openBytesForAuthority,
  openForAuthority,
  sealBytesForAuthority,
  sealForAuthority,
} from "./authority-seals.ts";
export { computeBlindIndex, computeSpreadIndex, listSpreadIndexes, SPREAD_BYTES } from "./blind-indexes.ts";
export { openFromBrowser, sealForBrowser } from "./browser-seals.ts";
export { buildIdShape, buildJsonReader, buildKeyShape, Instant, type Opened } from "./build-json-reader.ts";
export { buildSigningPair } from "./build-signing-pair.ts";
export { keysContribution } from "./contribution.ts";
export {
  type ClosableRoot,
  closeRoots,
  endRoot,
  ensureRoots,
  findNextGeneration,
  getCurrentRoot,
  isRootUnderWay,
  listFormerRoots,
  openRoots,
  type RootProblem,
  recordIndexedFields,
  recordIndexesKept,
  startRoot,
} from "./ensure-roots.ts";
export { ensureTrees, openTrees, type TreeProblem } from "./ensure-trees.ts";
export { keysErrors } from "./errors.ts";
export { openFromJob, sealForJob } from "./job-seals.ts";
export { getJournalKey } from "./journal-keys.ts";
export { type OpenIdSeals, openIdSeals } from "./openid-seals.ts";
export {
  createPersonKey,
  erasePersonKey,
  findKeysOfFolded,
  findPersonKeys,
  getPersonKey,
  type PersonKey,
} from "./person-keys.ts";
export {
  createRowKey,
  createRowKeys,
  findRowKey,
  findRowKeys,
  openOwnKey,
  type RowKey,
} from "./row-keys.ts";
export { sealUnderVaultInUse, toFormerKeyring, type UnderVault } from "./seal-again.ts";
export {
  computeCounterAlias,
  computeCounterDigest,
  computePairwiseSubject,
  computeSectorSubject,
  openForSector,
  Sector,
  sealForSector,
} from "./sectors.ts";
export { deleteErasedRows } from "./store/row-keys.ts";
export { type ErasedPerson, listRestoredPeople } from "./store/trees.ts";
export { countKeysToRotate, runRotationBatch, startKeyRotation } from "./wrap-again.ts";
