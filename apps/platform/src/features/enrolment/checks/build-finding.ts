import { createHash } from "node:crypto";
import type { SealReading } from "../../../kernel/seals.ts";
import type { ReadableZone } from "../../../kernel/zones.ts";
import type { Finding } from "./finding.ts";
import type { Looked } from "./look-at-document.ts";
import { type Claims, readClaims } from "./rules/claims.ts";
import { type Comparison, compare } from "./rules/compare.ts";
import { compareZone } from "./rules/zone.ts";
import { findOldestDate, type Genuine, selectGenuineCode } from "./rules.ts";
import type { ComparableSaid } from "./said.ts";

/** What is kept of a look at a document. */
export interface DocumentFinding {
  readonly finding: Finding;
  /** What the issuer signed of the code that is believed. */
  readonly signedContent?: string;
}

export function buildFinding(looked: Looked, said: ComparableSaid): DocumentFinding {
  if (looked === "infected") return { finding: { outcome: "infected", compared: [] } };
  const { reading, zone, signed } = looked;
  const chosen = selectGenuineCode(reading, ({ type, fields }) => readClaims(type, fields));
  const plain = zone === null ? buildUnsealedFinding(reading) : buildReadableFinding(zone, said);
  const found: Finding = chosen ? buildGenuineFinding(chosen.code, chosen.claims, said) : plain;
  return {
    finding: { ...found, ...(signed ? { signed } : {}) },
    ...(chosen ? { signedContent: chosen.code.signed } : {}),
  };
}

function buildUnsealedFinding({ codes, unreadable }: SealReading): Finding {
  const [refused] = codes.filter((code) => !code.valid);
  if (refused) return { outcome: "refused", reason: refused.reason, compared: [] };
  return unreadable === null
    ? { outcome: "none", compared: [] }
    : { outcome: "unreadable", reason: unreadable, compared: [] };
}

const buildReadableFinding = (zone: ReadableZone, said: ComparableSaid): Finding => ({
  outcome: "readable",
  compared: sealComparisons(compareZone(zone, said.said), said),
});

function buildGenuineFinding(code: Genuine, claims: Claims, said: ComparableSaid): Finding {
  const { issuer, certificate, type, typeName, signedOn, test } = code;
  const digest = createHash("sha256").update(code.literal, "latin1").digest("hex");
  return {
    outcome: "verified",
    seal: {
      issuer,
      certificate,
      type,
      typeName,
      signedOn,
      datedOn: findOldestDate(code, claims),
      digest,
      test,
    },
    compared: sealComparisons(compare(claims, said.said), said),
  };
}

/** To the values that they were made with. */
const sealComparisons = (compared: readonly Comparison[], { digests }: ComparableSaid): Finding["compared"] =>
  compared.map((one) => ({ ...one, of: digests[one.part] }));
