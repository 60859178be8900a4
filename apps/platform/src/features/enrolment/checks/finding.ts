import { Type } from "typebox";
import type { DocumentId, PersonId } from "../../../kernel/ids.ts";
import { buildJsonReader, type Opened, type PersonKey } from "../../trust/keys/index.ts";
import { comparedParts } from "./rules/compare.ts";
import type { CheckRow } from "./store.ts";

const Compared = Type.Object({
  part: Type.Enum([...comparedParts]),
  outcome: Type.Enum(["same", "different", "absent"]),
  why: Type.Optional(
    Type.Enum([
      "other_name",
      "initial_only",
      "family_only",
      "cut",
      "uncertain",
      "country",
      "postal_code",
      "locality",
      "locality_absent",
      "street",
      "birthdate",
    ]),
  ),
  /**
   * Which value it was compared with, as a keyed digest: another value since then, and the comparison says
   * nothing any more.
   */
  of: Type.String(),
});

const Seal = Type.Object({
  /** Who the certificate was issued to, as the certificate writes it. */
  issuer: Type.Union([Type.String(), Type.Null()]),
  certificate: Type.String(),
  type: Type.String(),
  typeName: Type.Union([Type.String(), Type.Null()]),
  /** The oldest day that the document bears; null when it bears none. */
  datedOn: Type.Union([Type.String(), Type.Null()]),
  signedOn: Type.Union([Type.String(), Type.Null()]),
  /** SHA-256 of the code, in hexadecimal: whoever holds the document can show that it is this one. */
  digest: Type.String(),
  /** Signed by the test authority, whose key everybody has. */
  test: Type.Boolean(),
});

/** What is kept of a check, sealed: never a value of the document. */
export const Finding = Type.Object({
  /**
   * infected: malicious software, and nothing else was looked at · verified: genuine, and compared ·
   * readable: a machine-readable zone, compared, which proves nothing · refused: a code whose seal does not
   * hold · none: no code · unreadable: it could not be searched.
   */
  outcome: Type.Enum(["infected", "verified", "readable", "refused", "none", "unreadable"]),
  /** Of a refused or unreadable one. */
  reason: Type.Optional(Type.String()),
  seal: Type.Optional(Seal),
  /** A PDF that bears an electronic signature, which nobody verified. */
  signed: Type.Optional(Type.Literal(true)),
  compared: Type.Array(Compared),
});
export type Finding = Opened<typeof Finding>;
export type Compared = Finding["compared"][number];

/** What the platform found of a document by itself. */
export interface DocumentCheck extends Finding {
  readonly documentId: DocumentId;
  readonly personId: PersonId;
  readonly checkedOn: string;
  /** The same code was presented for somebody else under the same name. */
  readonly replayed: boolean;
}

const readFinding = buildJsonReader("document-check", Finding);
const formatFindingField = (documentId: string) => `document-check:${documentId}`;

export const sealFinding = (key: PersonKey, documentId: string, finding: Finding): Buffer =>
  key.seal(formatFindingField(documentId), JSON.stringify(finding));

/** Throws keys.cannot_open when the row was swapped or altered. */
export const openFinding = (key: PersonKey, row: CheckRow): Finding =>
  readFinding(key.open(formatFindingField(row.document_id), row.finding_sealed));
