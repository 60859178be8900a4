import type { Selectable } from "kysely";
import { sql } from "kysely";
import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import type { DocumentKind, Texts } from "./rules/life.ts";
import type { Tables } from "./store-rows.ts";
import type { VersionId } from "./version.ts";

type ComplianceTables = Tables & {
  compliance_version: { texts: Record<string, unknown>; content: Record<string, unknown> | null };
};
export type VersionRow = Selectable<ComplianceTables["compliance_version"]>;

const selectComplianceTables = (tx: Tx) => tx.withTables<ComplianceTables>();
const encodeJson = (value: object) => sql<Record<string, unknown>>`${JSON.stringify(value)}::jsonb`;

/** False when there is a draft of this document, or a version of this number, already. */
export async function addDraft(
  tx: Tx,
  row: {
    readonly authorityId: AuthorityId;
    readonly id: VersionId;
    readonly kind: DocumentKind;
    readonly number: number;
    readonly draftedOn: string;
    readonly texts: Texts;
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await selectComplianceTables(tx)
    .insertInto("compliance_version")
    .values({
      authority_id: row.authorityId,
      id: row.id,
      kind: row.kind,
      number: row.number,
      drafted_on: row.draftedOn,
      texts: encodeJson(row.texts),
      revision: 1,
      reminded: 0,
    } as never)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Newest first. */
export async function listVersionRows(
  tx: Tx,
  authorityId: AuthorityId,
  kind: DocumentKind,
): Promise<readonly VersionRow[]> {
  return selectComplianceTables(tx)
    .selectFrom("compliance_version")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("kind", "=", kind)
    .orderBy("number", "desc")
    .execute();
}

/** Held until the transaction ends: two gestures on one version follow one another. */
export async function findLockedVersion(
  tx: Tx,
  authorityId: AuthorityId,
  id: VersionId,
): Promise<VersionRow | undefined> {
  return selectComplianceTables(tx)
    .selectFrom("compliance_version")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateTexts(tx: Tx, row: VersionRow, texts: Texts): Promise<void> {
  await update(tx, row, { texts: encodeJson(texts), revision: row.revision + 1 });
}

export async function updateFrozenRow(
  tx: Tx,
  row: VersionRow,
  frozen: {
    readonly content: object;
    readonly hash: Buffer;
    readonly at: Date;
    readonly by: string | null;
  },
): Promise<void> {
  const { content, hash, at, by } = frozen;
  await update(tx, row, { content: encodeJson(content), content_hash: hash, frozen_at: at, frozen_by: by });
}

export type OpinionColumns = Pick<VersionRow, "opinion" | "opinion_words" | "opinion_on" | "opinion_by">;
export type DecisionColumns = Pick<
  VersionRow,
  "decision" | "decision_words" | "signatory" | "decided_on" | "decided_by" | "valid_until"
>;
export type ToldColumns = Partial<Pick<VersionRow, "reminded" | "change_told_on">>;

export const updateOpinion = (tx: Tx, row: VersionRow, said: OpinionColumns) => update(tx, row, said);
export const updateDecision = (tx: Tx, row: VersionRow, said: DecisionColumns) => update(tx, row, said);
export const updateNotified = (tx: Tx, row: VersionRow, told: ToldColumns) => update(tx, row, told);

async function update(tx: Tx, { authority_id, id }: VersionRow, change: object): Promise<void> {
  await selectComplianceTables(tx)
    .updateTable("compliance_version")
    .set(change)
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .execute();
}
