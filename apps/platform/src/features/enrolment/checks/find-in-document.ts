import { createHash } from "node:crypto";
import type { SealReading } from "../../../kernel/seals.ts";
import type { ReadableZone } from "../../../kernel/zones.ts";
import type { Finding } from "./finding.ts";
import type { Looked } from "./look-at-document.ts";
import { type Claims, readClaims } from "./rules/claims.ts";
import { type Comparison, compare } from "./rules/compare.ts";
import { compareZone } from "./rules/zone.ts";
import { chooseCode, datedOn, type Genuine } from "./rules.ts";
import type { SaidOf } from "./said.ts";

/** What is kept of a look at a document; `signed`: what the issuer signed of the code that is believed. */
export interface Found {
  readonly finding: Finding;
  readonly signed?: string;
}

export function findIn(looked: Looked, said: SaidOf): Found {
  if (looked === "infected") return { finding: { outcome: "infected", compared: [] } };
  const { reading, zone, signed } = looked;
  const chosen = chooseCode(reading, ({ type, fields }) => readClaims(type, fields));
  const plain = zone === null ? withoutSeal(reading) : readable(zone, said);
  const found: Finding = chosen ? verified(chosen.code, chosen.claims, said) : plain;
  return {
    finding: { ...found, ...(signed ? { signed } : {}) },
    ...(chosen ? { signed: chosen.code.signed } : {}),
  };
}

function withoutSeal({ codes, unreadable }: SealReading): Finding {
  const [refused] = codes.filter((code) => !code.valid);
  if (refused) return { outcome: "refused", reason: refused.reason, compared: [] };
  return unreadable === null
    ? { outcome: "none", compared: [] }
    : { outcome: "unreadable", reason: unreadable, compared: [] };
}

const readable = (zone: ReadableZone, said: SaidOf): Finding => ({
  outcome: "readable",
  compared: tied(compareZone(zone, said.said), said),
});

function verified(code: Genuine, claims: Claims, said: SaidOf): Finding {
  const { issuer, certificate, type, typeName, signedOn, test } = code;
  const digest = createHash("sha256").update(code.literal, "latin1").digest("hex");
  return {
    outcome: "verified",
    seal: { issuer, certificate, type, typeName, signedOn, datedOn: datedOn(code, claims), digest, test },
    compared: tied(compare(claims, said.said), said),
  };
}

/** To the values that they were made with. */
const tied = (compared: readonly Comparison[], { digests }: SaidOf): Finding["compared"] =>
  compared.map((one) => ({ ...one, of: digests[one.part] }));
