import { documentKinds } from "@ardeco/contracts";
import { Type } from "typebox";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import { documentMediaTypes, documentWarnings } from "../../../kernel/decoding.ts";
import type { DocumentId, PersonId } from "../../../kernel/ids.ts";
import { buildIdShape, buildKeyShape, Instant, type Opened } from "../../trust/keys/index.ts";

const DocumentFile = Type.Object({
  /** Safe to show and to save under. */
  name: Type.String(),
  mediaType: Type.Enum([...documentMediaTypes]),
  sizeBytes: Type.Integer(),
  warnings: Type.Array(Type.Enum([...documentWarnings])),
});
export type DocumentFile = Opened<typeof DocumentFile>;

/** What only the sealed part of a row tells. */
export const DocumentDetail = Type.Object({
  kind: buildKeyShape(documentKinds),
  /** Of the deposit, or of the look at the original. */
  at: Instant,
  /** Who deposited it, or saw the original: the agent's name; absent for people. */
  by: Type.Optional(Type.String()),
  /** The person who deposited it, for themselves or for somebody they represent. */
  depositedBy: Type.Optional(buildIdShape<"person">()),
  /** Of a kept document, for who may open it: a file name tells as much as an address. */
  file: Type.Optional(DocumentFile),
  /** Of an original seen: what the agent noted ("carte valable jusqu’en 2031"). */
  note: Type.Optional(Type.String()),
});
export type DocumentDetail = Opened<typeof DocumentDetail>;

export interface EvidenceDocument extends DocumentDetail {
  readonly id: DocumentId;
  readonly personId: PersonId;
  /** kept: the file is here · seen: "vu, non conservé". */
  readonly state: "kept" | "seen";
  readonly receivedOn: CivilDate;
  /** From this day on the file is deleted; absent for an original seen. */
  readonly purgeOn?: CivilDate;
}
