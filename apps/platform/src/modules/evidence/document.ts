import type { DocumentKind } from "@ardeco/contracts";
import type { CivilDate } from "../../kernel/civil-date.ts";
import type { DocumentId, PersonId } from "../../kernel/ids.ts";
import type { DocumentMediaType, DocumentWarning } from "./formats/cleaned.ts";

/** What only the sealed part of a row tells. */
export interface DocumentDetail {
  readonly kind: DocumentKind;
  /** ISO 8601 instant of the deposit, or of the look at the original. */
  readonly at: string;
  /** Who deposited it, or saw the original: the agent's name; absent for people. */
  readonly by?: string;
  /** Of a kept document. */
  readonly file?: DocumentFile;
  /** Of an original seen: what the agent noted ("carte valable jusqu’en 2031"). */
  readonly note?: string;
}

export interface DocumentFile {
  /** Safe to show and to save under. */
  readonly name: string;
  readonly mediaType: DocumentMediaType;
  readonly sizeBytes: number;
  readonly warnings: readonly DocumentWarning[];
}

export interface EvidenceDocument extends DocumentDetail {
  readonly id: DocumentId;
  readonly personId: PersonId;
  /** kept: the file is here · seen: "vu, non conservé". */
  readonly state: "kept" | "seen";
  readonly receivedOn: CivilDate;
  /** From this day on the file is deleted; absent for an original seen. */
  readonly purgeOn?: CivilDate;
}
