export {
  openBytesForAuthority,
  openForAuthority,
  sealBytesForAuthority,
  sealForAuthority,
} from "./authority-seals.ts";
export { blindIndex, SPREAD_BYTES, spreadIndex, spreadIndexes } from "./blind-indexes.ts";
export { openFromBrowser, sealForBrowser } from "./browser-seals.ts";
export { keysContribution } from "./contribution.ts";
export { openFromJob, sealForJob } from "./job-seals.ts";
export { journalKey } from "./journal-keys.ts";
export {
  beginRoot,
  type ClosableRoot,
  closeRoots,
  endRoot,
  isRootUnderWay,
  keepRoots,
  listFormerRoots,
  nextRoot,
  openRoots,
  type RootProblem,
  rootInUse,
  sayIndexed,
  sayIndexesKept,
} from "./keep-roots.ts";
export { keepTrees, openTrees, type TreeProblem } from "./keep-trees.ts";
export { type OpenIdSeals, openIdSeals } from "./openid-seals.ts";
export {
  createPersonKey,
  destroyPersonKey,
  findKeysOfFolded,
  findPersonKeys,
  getPersonKey,
  type PersonKey,
} from "./person-keys.ts";
export { Instant, idShape, jsonReader, keyShape, type Opened } from "./read-json.ts";
export {
  createRowKey,
  createRowKeys,
  findRowKey,
  findRowKeys,
  openOwnKey,
  type RowKey,
} from "./row-keys.ts";
export { openingFormer, sealUnderVaultInUse, type UnderVault } from "./seal-again.ts";
export {
  counterAlias,
  counterDigest,
  openForSector,
  pairwiseSubject,
  Sector,
  sealForSector,
  sectorSubject,
} from "./sectors.ts";
export { signingPair } from "./signing-pairs.ts";
export { dropErasedRows } from "./store/row-keys.ts";
export { type ErasedPerson, listErasedAgain } from "./store/trees.ts";
export { beginRotation, keysToWrapAgain, wrapSomeAgain } from "./wrap-again.ts";
