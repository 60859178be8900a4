import { addMonths, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { getAuthority } from "../../../authorities/authorities/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { findPersonKeys } from "../../../trust/keys/index.ts";
import { getCorrespondent } from "../files/update-correspondent.ts";
import { readHabilitation } from "../habilitation.ts";
import { KEPT_MONTHS } from "../request-source.ts";
import { sealAsked } from "../sealed-question.ts";
import { createQuestionRow } from "../store/questions.ts";
import { updateRefresh } from "../store/refreshes.ts";
import type { RefreshRow } from "../store/tables.ts";
import { formatFileNotice, formatQuestionNotice } from "../told.ts";
import { findFamilies } from "./find-families.ts";

/** Writes the questions of one page of families, and how far it is; true when nobody is left to look at. */
export async function createFamilyQuestions(tx: Tx, context: Context, row: RefreshRow): Promise<boolean> {
  const after = row.gathered_after === null ? undefined : parseId<"person">(row.gathered_after);
  const { asked, next } = await findFamilies(tx, context, row, after);
  await writeQuestions(tx, context, row, asked);
  await updateRefresh(tx, context.authorityId, parseId<"sourceRefresh">(row.id), {
    from: ["gathering"],
    ...(next ? { gathered_after: next } : { state: "running" as const }),
  });
  return next === undefined;
}

async function notifyFamily(tx: Tx, context: Context, { way }: RefreshRow): Promise<string> {
  const { name } = await getAuthority(tx, context.authorityId);
  if (way === "file") {
    const { register, legal_basis: legalBasis } = await getCorrespondent(tx, context);
    return formatFileNotice(register, name, legalBasis).fr;
  }
  const legalBasis = (await readHabilitation(context))?.legalBasis ?? "";
  return formatQuestionNotice("quotient", name, legalBasis).fr;
}

async function writeQuestions(
  tx: Tx,
  context: Context,
  row: RefreshRow,
  families: readonly PersonId[],
): Promise<void> {
  const today = toCivilDate(context.now());
  const told = [await notifyFamily(tx, context, row), row.informed_how].filter(Boolean).join(" ");
  const asked = { at: context.now().toISOString(), by: { kind: "system" as const }, told };
  const keys = await findPersonKeys(tx, context, families);
  for (const personId of families) {
    const key = keys.get(personId);
    if (!key) continue;
    const id = context.newId<string>();
    const inserted = await createQuestionRow(tx, {
      authority_id: context.authorityId,
      id,
      person_id: personId,
      kind: "quotient",
      refresh_id: row.id,
      state: "waiting",
      outcome: null,
      asked_on: today,
      attempts: 0,
      next_at: null,
      answered_on: null,
      purge_on: addMonths(today, KEPT_MONTHS),
      question_sealed: sealAsked(key, id, asked),
      answer_sealed: null,
      version: 1,
    });
    if (inserted)
      await record(tx, context, { action: "sources.asked", personId, data: { kind: "quotient" } });
  }
}
