import { addDays, addMonths, type CivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import type { DocumentMediaType } from "../../../kernel/decoding.ts";
import type { EvidenceDocument } from "./document.ts";

/**
 * A proof of address shows the address: a representative opens what they deposited themselves, or the person
 * did. What an agent scanned is asked at the desk.
 */
export function isOtherDepositor(
  { actor }: Pick<Context, "actor">,
  { personId, depositedBy }: Pick<EvidenceDocument, "personId" | "depositedBy">,
): boolean {
  if (actor.kind !== "person" || actor.personId === personId) return false;
  return depositedBy !== actor.personId && depositedBy !== personId;
}

export const MAX_BYTES = 10 * 2 ** 20;
/** A file with every kind of evidence twice: beyond, somebody fills the disk. */
export const MAX_DOCUMENTS = 40;

/** RU-030, arrêté du 4 juillet 2013: no longer than three months after the decision. */
const RETENTION_DAYS = 90;
const RETENTION_MONTHS_AT_MOST = 3;
/** A draft that nobody sends nor decides. */
const UNDECIDED_DAYS = 180;

/**
 * First day on which a document is deleted once a decision relied on it: 90 days, never beyond three months.
 */
export function computeDecidedPurge(decidedOn: CivilDate, days = RETENTION_DAYS): CivilDate {
  const last = addMonths(decidedOn, RETENTION_MONTHS_AT_MOST);
  const wanted = addDays(decidedOn, days);
  if (wanted < last) return wanted;
  return last;
}

export function computeUndecidedPurge(receivedOn: CivilDate): CivilDate {
  return addDays(receivedOn, UNDECIDED_DAYS);
}

const EXTENSIONS: Readonly<Record<DocumentMediaType, string>> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
};
const NAME_LENGTH = 80;

/**
 * A name to show and to save under: no folder, no control or direction character (a right-to-left override
 * makes "exe.pdf" of "fdp.exe"), none of what file systems refuse, and the extension of what the file is.
 */
export function toSafeFileName(given: string, mediaType: DocumentMediaType): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const stem = last
    .replace(/\.[^.]*$/, "")
    .replace(/[\p{C}<>:"|?*%;]/gu, "")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  const short = [...stem].slice(0, NAME_LENGTH).join("");
  return `${short || "document"}.${EXTENSIONS[mediaType]}`;
}
