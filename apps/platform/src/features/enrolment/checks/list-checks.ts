import type { Context, Tx } from "../../../kernel/context.ts";
import { type DocumentId, type PersonId, parseId } from "../../../kernel/ids.ts";
import { getPersonKey, type PersonKey } from "../../trust/keys/index.ts";
import type { EvidenceDocument } from "../evidence/index.ts";
import { WAITING_MS } from "./await-look.ts";
import { type DocumentCheck, openFinding } from "./finding.ts";
import { type ComparableSaid, readSaid } from "./said.ts";
import { type CheckRow, listCheckRows } from "./store.ts";

/** The platform is looking at it. */
export interface Waiting {
  readonly outcome: "waiting";
  /**
   * An antivirus has not answered yet: nobody opens it, nothing is decided on it. `late`: for longer than it
   * ever takes.
   */
  readonly held?: "a_moment" | "late";
}

export type CheckShown = DocumentCheck | Waiting;

/**
 * What was found of these documents of one person, as the actor may read it: of a document whose file another
 * representative deposited, nothing; of a value that changed since, no comparison.
 */
export function listChecks(
  context: Context,
  personId: PersonId,
  documents: readonly Pick<EvidenceDocument, "id" | "file" | "at">[],
): Promise<ReadonlyMap<DocumentId, CheckShown>> {
  return context.read(async (tx) => {
    const readable = documents.filter(({ file }) => file !== undefined);
    if (readable.length === 0) return new Map();
    const found = await listFound(tx, context, personId);
    const since = context.now().getTime() - WAITING_MS;
    return new Map(
      readable.flatMap(({ id, at }): [DocumentId, CheckShown][] => {
        const check = found.get(id);
        if (check) return [[id, check]];
        const isRecent = Date.parse(at) > since;
        if (context.ports.antivirus.isConfigured)
          return [[id, { outcome: "waiting", held: isRecent ? "a_moment" : "late" }]];
        return isRecent ? [[id, { outcome: "waiting" }]] : [];
      }),
    );
  });
}

/** By document, with the comparisons that still hold. */
export async function listFound(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<ReadonlyMap<DocumentId, DocumentCheck>> {
  const rows = await listCheckRows(tx, context.authorityId, personId);
  if (rows.length === 0) return new Map();
  const key = await getPersonKey(tx, context, personId);
  const { digests } = await readSaid(tx, context, personId);
  const checks = rows.map((row) => openCheck(key, row, digests));
  return new Map(checks.map((check) => [check.documentId, check]));
}

/** With the comparisons that still hold for these values. */
export function openCheck(key: PersonKey, row: CheckRow, digests: ComparableSaid["digests"]): DocumentCheck {
  const finding = openFinding(key, row);
  const compared = finding.compared.filter(({ part, of }) => digests[part] === of);
  const { checked_on: checkedOn, replayed } = row;
  const [documentId, personId] = [parseId<"document">(row.document_id), parseId<"person">(row.person_id)];
  return { ...finding, compared, documentId, personId, checkedOn, replayed };
}
