import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import { asId } from "../../kernel/ids.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { requireCapability } from "../access/index.ts";
import { record } from "../audit/index.ts";
import type { PersonKey } from "../keys/index.ts";
import { labelOf } from "./ask-right.ts";
import { rightsErrors } from "./errors.ts";
import { type RightsRequestId, type RightsStep, WORDS_LENGTH } from "./request.ts";
import { extendedFrom, isLate, isOpen } from "./rules.ts";
import { keyOf, openWords, sealUndoing, sealWords } from "./sealed-words.ts";
import { findRow, type RightsRow, updateRequest } from "./store.ts";
import { tellLater } from "./tell.ts";

export const rightsOutcomes = ["answered", "refused", "extended"] as const;
export type RightsOutcome = (typeof rightsOutcomes)[number];

export interface RightAnswered {
  readonly id: RightsRequestId;
  /** As the agent read it. */
  readonly version: number;
  readonly outcome: RightsOutcome;
  /** Read by the person. Of a refusal or a longer delay, the reason (art. 12.3 and 12.4). */
  readonly text: string;
}

/**
 * Use case: by the data-protection officer or a validator. An objection accepted reaches the service as a withdrawal, by the job
 * `rights.apply`, which also puts a restriction in force, or announces its end. Throws access.capability_missing, rights.unknown, rights.over, rights.reason_missing,
 * rights.extended_once, request.changed_meanwhile.
 */
export async function answerRight(context: Context, answered: RightAnswered): Promise<void> {
  requireCapability(context, "rights.answer");
  const { outcome, text } = answered;
  await context.transaction(async (tx) => {
    const row = await openRow(tx, context, answered);
    if (text.trim() === "") throw rightsErrors.error("rights.reason_missing");
    const today = civilDate(context.now());
    const change = changeOf(row, outcome, today);
    await goOn(tx, context, row, { what: outcome, text, by: labelOf(context) }, change);
    const isApplied =
      row.asked_right === "restriction" || (row.asked_right === "objection" && outcome === "answered");
    if (isApplied && outcome !== "extended")
      await context.ports.jobs.send(tx, "rights.apply", {
        authorityId: context.authorityId,
        requestId: context.requestId,
        rightsRequestId: row.id,
      });
  });
}

function changeOf(row: RightsRow, outcome: RightsOutcome, today: string) {
  if (outcome !== "extended") {
    // An erasure is done by its job: here it can only be refused, with the law that says so (art. 17.3).
    if (row.state === "scheduled" && outcome === "answered") throw rightsErrors.error("rights.over");
    return { state: outcome, answered_on: today } as const;
  }
  const longer = extendedFrom(row.received_on);
  const late = isLate({ state: row.state, dueOn: row.due_on }, today);
  if (late || row.state === "scheduled" || row.due_on === longer)
    throw rightsErrors.error("rights.extended_once");
  return { due_on: longer, reminded: 0 };
}

/** Use case: an erasure is not wanted any more. By the person, who asked, who acts for them, or an agent there. Idempotent. */
export async function undoErasure(context: Context, { id }: { readonly id: RightsRequestId }): Promise<void> {
  if (context.actor.kind !== "person" && context.actor.kind !== "system")
    requireCapability(context, "person.enrol");
  await context.transaction((tx) => undoErasureWithin(tx, context, id));
}

export async function undoErasureWithin(tx: Tx, context: Context, id: RightsRequestId): Promise<void> {
  const row = await findRow(tx, context.authorityId, id);
  if (!row) throw rightsErrors.error("rights.unknown");
  if (row.state === "undone") return;
  if (row.state !== "scheduled") throw rightsErrors.error("rights.over");
  const by = labelOf(context);
  const step = { what: "undone", text: "", ...(by === "" ? {} : { by }) } as const;
  await goOn(tx, context, row, step, { state: "undone", answered_on: civilDate(context.now()) });
}

/** Says it, in the row's words; an undoing beside them, which it does not touch. */
function saidIn(key: PersonKey, row: RightsRow, said: RightsStep) {
  if (said.what === "undone") return { undone_words: sealUndoing(key, row.id, said) };
  const words = openWords(key, row);
  return { sealed: sealWords(key, row.id, { ...words, steps: [...words.steps, said] }) };
}

async function openRow(
  tx: Tx,
  context: Context,
  { id, version }: Pick<RightAnswered, "id" | "version">,
): Promise<RightsRow> {
  const row = await findRow(tx, context.authorityId, id);
  if (!row) throw rightsErrors.error("rights.unknown");
  if (!isOpen(row.state)) throw rightsErrors.error("rights.over");
  if (row.version !== version) throw kernelErrors.error("request.changed_meanwhile");
  return row;
}

/** The step, the row's change, the journal line and the message: one transaction. */
export async function goOn(
  tx: Tx,
  context: Context,
  row: RightsRow,
  step: Omit<RightsStep, "at" | "what"> & { readonly what: Exclude<RightsStep["what"], "asked"> },
  change: Parameters<typeof updateRequest>[2],
): Promise<void> {
  const key = await keyOf(tx, context, row);
  const said = { ...step, text: step.text.trim().slice(0, WORDS_LENGTH), at: context.now().toISOString() };
  if (!(await updateRequest(tx, row, { ...change, ...saidIn(key, row, said) })))
    throw kernelErrors.error("request.changed_meanwhile");
  const { number, asked_right: right } = row;
  const personId = asId<"person">(row.person_id);
  await record(tx, context, { action: `rights.${step.what}`, personId, data: { right, number } });
  // Between agents: nobody is written to.
  if (step.what === "confirmed") return;
  await tellLater(tx, context, { id: asId<"rights_request">(row.id), what: step.what });
}
