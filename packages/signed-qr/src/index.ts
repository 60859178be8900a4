export { fromBase45, toBase45 } from "./base45.ts";
export {
  type DenyList,
  type DenyListCheck,
  type DenyListFacts,
  denyEntry,
  readDenyList,
  writeDenyList,
} from "./deny-list.ts";
export { type CryptoKey, keyIdOf } from "./keys.ts";
export { NFC_APPLICATION, NFC_CHALLENGE_BYTES, readNfcAnswer, writeNfcAnswer } from "./nfc.ts";
export { readPocketProof, writePocketProof } from "./pocket-proof.ts";
export { type Refusal, RefusedCode, refusals } from "./refusal.ts";
export { type ReplayCache, replayCache } from "./replay-cache.ts";
export {
  deriveSecret,
  type Holder,
  importRoot,
  importSecret,
  ROTATING_PREFIX,
  type RotatingCheck,
  readRotatingCode,
  STEP_SECONDS,
  stepAt,
  writeRotatingCode,
} from "./rotating-code.ts";
export { type KeyFinder, openOnce, type Signer, signOnce } from "./sign1.ts";
export { readSignedCode, SIGNED_PREFIX, type SignedCode, writeSignedCode } from "./signed-code.ts";
