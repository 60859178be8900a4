import type { Context, Tx } from "../../kernel/context.ts";
import { asId, type DocumentId, type PersonId } from "../../kernel/ids.ts";
import type { EvidenceDocument } from "../evidence/index.ts";
import { getPersonKey, type PersonKey } from "../keys/index.ts";
import { checksErrors } from "./errors.ts";
import { type DocumentCheck, openFinding } from "./finding.ts";
import { readSaid, type SaidOf } from "./said.ts";
import { type CheckRow, findCheckRow, listCheckRows } from "./store.ts";

/** Longer than a check and its repeats take; beyond, nothing is promised on a page. */
const WAITING_MS = 15 * 60_000;

/** `waiting`: the platform is looking at it. */
export type CheckShown = DocumentCheck | { readonly outcome: "waiting" };

/**
 * What was found of these documents of one person, as the actor may read it: of a document whose file another representative deposited, nothing; of
 * a value that changed since, no comparison.
 */
export async function listChecks(
  tx: Tx,
  context: Context,
  personId: PersonId,
  documents: readonly Pick<EvidenceDocument, "id" | "file" | "at">[],
): Promise<ReadonlyMap<DocumentId, CheckShown>> {
  const readable = documents.filter(({ file }) => file !== undefined);
  if (readable.length === 0) return new Map();
  const found = await listFound(tx, context, personId);
  const since = context.now().getTime() - WAITING_MS;
  return new Map(
    readable.flatMap(({ id, at }): [DocumentId, CheckShown][] => {
      const check = found.get(id);
      if (check) return [[id, check]];
      return Date.parse(at) > since ? [[id, { outcome: "waiting" }]] : [];
    }),
  );
}

/** Before a document is shown to anybody. Throws checks.infected. */
export async function requireHarmless(
  tx: Tx,
  context: Context,
  { documentId, personId }: { readonly documentId: DocumentId; readonly personId: PersonId },
): Promise<void> {
  const row = await findCheckRow(tx, context.authorityId, documentId);
  if (!row) return;
  const { outcome } = openFinding(await getPersonKey(tx, context, personId), row);
  if (outcome === "infected") throw checksErrors.error("checks.infected");
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
export function openCheck(key: PersonKey, row: CheckRow, digests: SaidOf["digests"]): DocumentCheck {
  const finding = openFinding(key, row);
  const compared = finding.compared.filter(({ part, of }) => digests[part] === of);
  const { checked_on: checkedOn, replayed } = row;
  const [documentId, personId] = [asId<"document">(row.document_id), asId<"person">(row.person_id)];
  return { ...finding, compared, documentId, personId, checkedOn, replayed };
}
