import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { StateSourceKind } from "../../../kernel/state-sources.ts";
import { getAuthority } from "../../authorities/authorities/index.ts";
import { requireRepresentative } from "../../identity/households/index.ts";
import { record } from "../../trust/audit/index.ts";
import { getPersonKey } from "../../trust/keys/index.ts";
import { requireUnrestricted } from "../../trust/restrictions/index.ts";
import { convertBirthCountry } from "./convert-birth-country.ts";
import { sourcesErrors } from "./errors.ts";
import { readOffer } from "./habilitation.ts";
import { readKnownIdentity } from "./known-person.ts";
import type { AskedQuestion, QuestionId } from "./question.ts";
import { isAskedLately } from "./rules.ts";
import { sealAsked } from "./sealed-question.ts";
import { createQuestionRow, listQuestionRows, lockPersonQuestion } from "./store/questions.ts";
import { setWishRow } from "./store/wishes.ts";
import { formatQuestionNotice } from "./told.ts";

/** Months that a question, and the proof of what was told, are kept. */
export const KEPT_MONTHS = 24;

export interface SourceRequest {
  readonly id: QuestionId;
  readonly personId: PersonId;
  readonly kind: StateSourceKind;
  /** France Travail's number, or the code of a school (UAI). */
  readonly number?: string;
  /** ISO code of a foreign country of birth, when what is checked does not say it. */
  readonly birthCountry?: string;
  /** Of the quotient: whether to ask again each year. */
  readonly yearly?: boolean;
}

/**
 * Use case: a person, or an agent with them, has the State asked. It is asked by a job, at once. Asked again
 * while it waits: nothing more. Throws sources.not_offered, sources.not_yours, sources.identity_missing,
 * sources.asked_lately, restrictions.restricted, households.cannot_act_for.
 */
export async function requestSource(context: Context, asking: SourceRequest): Promise<void> {
  const { kinds, legalBasis } = await readOffer(context);
  if (!kinds.includes(asking.kind)) throw sourcesErrors.error("sources.not_offered");
  await context.transaction(async (tx) => {
    await requireMay(tx, context, asking);
    await requireUnrestricted(tx, asking.personId);
    await requireIdentity(tx, context, asking);
    await lockPersonQuestion(tx, asking.personId, asking.kind);
    if (await isWaiting(tx, context, asking)) return;
    await write(tx, context, asking, legalBasis);
  });
}

/** The means of a household are asked by who has them; a child's school, by who represents them. */
async function requireMay(tx: Tx, context: Context, { personId, kind }: SourceRequest): Promise<void> {
  const { actor } = context;
  if (actor.kind === "person" && actor.personId !== personId && kind !== "schooling")
    throw sourcesErrors.error("sources.not_yours");
  await requireRepresentative(tx, context, { forPersonId: personId });
}

async function requireIdentity(
  tx: Tx,
  context: Context,
  { personId, kind, birthCountry }: SourceRequest,
): Promise<void> {
  if (kind === "job_seeker") return;
  const known = await readKnownIdentity(tx, context, personId, convertBirthCountry(birthCountry ?? ""));
  if (!known || "missing" in known) throw sourcesErrors.error("sources.identity_missing");
}

/** True when it waits already. Throws sources.asked_lately once it was answered the same day. */
async function isWaiting(tx: Tx, context: Context, { personId, kind }: SourceRequest): Promise<boolean> {
  const today = toCivilDate(context.now());
  const lately = (await listQuestionRows(tx, context.authorityId, personId)).filter(
    (row) => row.kind === kind && isAskedLately({ ...row, answeredOn: row.answered_on }, today),
  );
  if (lately.some(({ state }) => state === "waiting")) return true;
  if (lately.length > 0) throw sourcesErrors.error("sources.asked_lately");
  return false;
}

async function write(tx: Tx, context: Context, asking: SourceRequest, legalBasis: string): Promise<void> {
  const { id, personId, kind, number, yearly } = asking;
  const bornIn = convertBirthCountry(asking.birthCountry ?? "");
  const today = toCivilDate(context.now());
  const { name } = await getAuthority(tx, context.authorityId);
  const asked: AskedQuestion = {
    at: context.now().toISOString(),
    by: toRequester(context),
    told: formatQuestionNotice(kind, name, legalBasis)[context.language],
    ...(number ? { number } : {}),
    ...(bornIn ? { bornIn } : {}),
  };
  const key = await getPersonKey(tx, context, personId);
  const inserted = await createQuestionRow(tx, {
    authority_id: context.authorityId,
    id,
    person_id: personId,
    kind,
    refresh_id: null,
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
  if (!inserted) return;
  if (yearly !== undefined) await writeWish(tx, context, personId, yearly);
  await record(tx, context, { action: "sources.asked", personId, data: { kind } });
  await context.ports.jobs.send(tx, "sources.ask", {
    authorityId: context.authorityId,
    requestId: context.requestId,
    questionId: id,
  });
}

function toRequester({ actor }: Context): AskedQuestion["by"] {
  if (actor.kind === "staff") return { kind: "staff", label: actor.label };
  return { kind: actor.kind === "person" ? "person" : "system" };
}

/** Use case: somebody wants, or no longer wants, their quotient asked again each year. Idempotent. */
export async function updateYearlyWish(
  context: Context,
  { personId, yearly }: { readonly personId: PersonId; readonly yearly: boolean },
): Promise<void> {
  await context.transaction(async (tx) => {
    await requireRepresentative(tx, context, { forPersonId: personId });
    await writeWish(tx, context, personId, yearly);
  });
}

async function writeWish(tx: Tx, context: Context, personId: PersonId, yearly: boolean): Promise<void> {
  const said_on = toCivilDate(context.now());
  await setWishRow(tx, { authority_id: context.authorityId, person_id: personId, yearly, said_on });
  await record(tx, context, { action: "sources.yearly_wished", personId, data: { yearly } });
}
