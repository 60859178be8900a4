import { addMonths, civilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { asId, type PersonId } from "../../../kernel/ids.ts";
import { record } from "../../audit/index.ts";
import { getAuthority } from "../../authorities/index.ts";
import { isAdult } from "../../households/index.ts";
import { findPersons, listForServicesOf, listPersonsWith } from "../../identity/index.ts";
import { findPersonKeys } from "../../keys/index.ts";
import { restrictedAmong } from "../../restrictions/index.ts";
import { KEPT_MONTHS } from "../ask-source.ts";
import { getCorrespondent } from "../files/correspondent.ts";
import { readHabilitation } from "../habilitation.ts";
import { validated } from "../known-person.ts";
import { sealAsked } from "../sealed-question.ts";
import { insertQuestion } from "../store/questions.ts";
import { updateRefresh } from "../store/refreshes.ts";
import type { RefreshRow } from "../store/tables.ts";
import { listWishRows } from "../store/wishes.ts";
import { toldByFile, toldText } from "../told.ts";

const PAGE = 100;

/** Writes the questions of one page of families, and how far it is; true when nobody is left to look at. */
export async function gatherFamilies(tx: Tx, context: Context, row: RefreshRow): Promise<boolean> {
  const after = row.gathered_after === null ? undefined : asId<"person">(row.gathered_after);
  const looked = await listPersonsWith(tx, context, { name: "family_quotient", after, limit: PAGE });
  const families = await askable(tx, context, row, await familiesOf(tx, context, looked));
  await writeQuestions(tx, context, row, families);
  const isLast = looked.length < PAGE;
  await updateRefresh(tx, context.authorityId, asId<"sourceRefresh">(row.id), {
    from: ["gathering"],
    ...(isLast ? { state: "running" as const } : { gathered_after: looked.at(-1) ?? null }),
  });
  return isLast;
}

/** An adult's quotient is their own household's; a child's, that of the parent who said it. */
async function familiesOf(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const today = civilDate(context.now());
  const known = await listForServicesOf(tx, context, personIds);
  const families = personIds.map((id) => {
    const elements = known.get(id)?.elements ?? [];
    const born = elements.find(({ name }) => name === "birthdate")?.validated?.value;
    const owner = elements.find(({ name }) => name === "family_quotient")?.validated?.provenance.declaredBy;
    const isChild = typeof born === "string" && !isAdult(born, today);
    return isChild ? owner : id;
  });
  return [...new Set(families.filter((id) => id !== undefined))];
}

async function askable(
  tx: Tx,
  context: Context,
  { asks, way }: RefreshRow,
  families: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const people = await findPersons(tx, context, families);
  const numbered = way === "file" ? await withNumber(tx, context, families) : undefined;
  const wishes = await listWishRows(tx, context.authorityId, families);
  const wish = new Map(wishes.map((row) => [row.person_id, row.yearly]));
  const restricted = await restrictedAmong(tx, families);
  return families.filter((id) => {
    if (restricted.has(id)) return false;
    if (people.get(id) === undefined || gone.has(people.get(id)?.status ?? "")) return false;
    if (numbered && !numbered.has(id)) return false;
    return asks === "agreed" ? wish.get(id) === true : wish.get(id) !== false;
  });
}

/** A correspondent knows families by their number. */
async function withNumber(
  tx: Tx,
  context: Context,
  families: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const known = await listForServicesOf(tx, context, families);
  return new Set(families.filter((id) => validated(known.get(id)?.elements ?? []).caf_number));
}

const gone: ReadonlySet<string> = new Set(["deceased", "erased", "merged"]);

async function toldOf(tx: Tx, context: Context, { way }: RefreshRow): Promise<string> {
  const { name } = await getAuthority(tx, context.authorityId);
  if (way === "file") {
    const { register, legal_basis: legalBasis } = await getCorrespondent(tx, context);
    return toldByFile(register, name, legalBasis).fr;
  }
  const legalBasis = (await readHabilitation(tx, context))?.legalBasis ?? "";
  return toldText("quotient", name, legalBasis).fr;
}

async function writeQuestions(
  tx: Tx,
  context: Context,
  row: RefreshRow,
  families: readonly PersonId[],
): Promise<void> {
  const today = civilDate(context.now());
  const told = [await toldOf(tx, context, row), row.informed_how].filter(Boolean).join(" ");
  const asked = { at: context.now().toISOString(), by: { kind: "system" as const }, told };
  const keys = await findPersonKeys(tx, context, families);
  for (const personId of families) {
    const key = keys.get(personId);
    if (!key) continue;
    const id = context.newId<string>();
    const inserted = await insertQuestion(tx, {
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
