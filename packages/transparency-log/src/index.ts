export { CHAIN_FORMAT, type Chain, type ChainSeal, readChain } from "./counter/chain.ts";
export { type ChainFault, type ChainOutcome, verifyChain } from "./counter/verify-chain.ts";
export { lineEntry, sealedHash, textHash } from "./lines/line.ts";
export {
  type Opening,
  readStatement,
  STATEMENT_FORMAT,
  type StatedLine,
  type Statement,
} from "./lines/statement.ts";
export { type LineOutcome, type LinesOutcome, verifyLines } from "./lines/verify-lines.ts";
export { append, MissingEntries } from "./log/append.ts";
export { LONGEST_ENTRY, readEntries, writeEntries } from "./log/entries.ts";
export { publish } from "./log/publish.ts";
export { folderStore, memoryStore, type Store } from "./log/store.ts";
export { CHECKPOINT, type Expected, type Fault, type Outcome, verifyLog } from "./log/verify.ts";
export { type Checkpoint, readCheckpoint, writeCheckpoint } from "./note/checkpoint.ts";
export { type Cosignature, cosign, cosignedAt, findCosignature } from "./note/cosignature.ts";
export { readVerifier, type Verifier, verifierOf, writeVerifier } from "./note/key.ts";
export {
  isSignedBy,
  type Note,
  type NoteSignature,
  readNote,
  signedBy,
  signNote,
  writeNote,
  writeSignature,
} from "./note/note.ts";
export { EMPTY_ROOT, HASH_BYTES, type Hash, leafHash, nodeHash } from "./tree/hash.ts";
export { MissingTile, nodesOf, type ReadNode } from "./tree/nodes.ts";
export {
  consistencyProof,
  inclusionProof,
  isConsistent,
  isIncluded,
  provenPast,
  rootHash,
} from "./tree/proofs.ts";
export { Range } from "./tree/range.ts";
export { filesOfLog, type LogFile, readTilePath, TILE_WIDTH } from "./tree/tiles.ts";
export { type Contradiction, isContradiction } from "./witness/contradiction.ts";
export { type Answer, type Asked, type Seen, type Witnessing, witness } from "./witness/witness.ts";
