import type { DocumentKind } from "@ardeco/contracts";
import { addMonths, type CivilDate } from "../../../kernel/civil-date.ts";
import type { SealedCode, SealReading } from "../../../kernel/seals.ts";
import type { Claims } from "./rules/claims.ts";

/** A document that nothing relied on goes in six months at most: so does what was found of it. */
const KEPT_MONTHS = 6;

/** As the decision that relied on it: until the action is barred (Code civil art. 2224). */
const KEPT_AFTER_DECISION_MONTHS = 60;

export const computeCheckPurge = (checkedOn: CivilDate): CivilDate => addMonths(checkedOn, KEPT_MONTHS);

export const computeReliancePurge = (reliedOn: CivilDate): CivilDate =>
  addMonths(reliedOn, KEPT_AFTER_DECISION_MONTHS);

export type Genuine = SealedCode & { readonly valid: true };

/** The code to go by: the first that is genuine, of a type that we compare when there is one. */
export function selectGenuineCode(
  { codes }: SealReading,
  claimsOf: (code: Genuine) => Claims,
): { readonly code: Genuine; readonly claims: Claims } | undefined {
  const genuine = codes.filter((code) => code.valid).map((code) => ({ code, claims: claimsOf(code) }));
  return genuine.find(({ claims }) => claims.holders.length > 0) ?? genuine[0];
}

/** The oldest day that a document bears: a code signed anew does not make an old bill young. */
export function findOldestDate({ emittedOn, signedOn }: Genuine, { issuedOn }: Claims): CivilDate | null {
  const days = [emittedOn, signedOn, issuedOn ?? null].filter((day) => day !== null);
  return days.toSorted()[0] ?? null;
}

const withZone: readonly DocumentKind[] = ["identity_card", "passport", "residence_permit"];

/** A picture of a document that has a machine-readable zone. */
export const mayBearZone = (kind: DocumentKind, mediaType: string): boolean =>
  withZone.includes(kind) && mediaType !== "application/pdf";

/** A PDF signed as ISO 32000-1, 12.8 has it. Present is not verified. */
export function hasPdfSignature(mediaType: string, content: Uint8Array): boolean {
  if (mediaType !== "application/pdf") return false;
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString("latin1");
  return /\/ByteRange\s*\[/.test(text) && /\/(Type\s*\/Sig|SubFilter\s*\/(adbe|ETSI))\b/.test(text);
}
