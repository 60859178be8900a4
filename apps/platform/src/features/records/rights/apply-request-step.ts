import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { record } from "../../trust/audit/index.ts";
import type { PersonKey } from "../../trust/keys/index.ts";
import { scheduleRequestNotice } from "./notify-request-concerned.ts";
import { type RightsStep, WORDS_LENGTH } from "./request.ts";
import { getRequestPersonKey, openWords, sealUndoing, sealWords } from "./sealed-words.ts";
import { type RightsRow, updateRequest } from "./store/requests.ts";

/** The step, the row's change, the journal line and the message: one transaction. */
export async function applyRequestStep(
  tx: Tx,
  context: Context,
  row: RightsRow,
  step: Omit<RightsStep, "at" | "what"> & { readonly what: Exclude<RightsStep["what"], "asked"> },
  change: Parameters<typeof updateRequest>[2],
): Promise<void> {
  const key = await getRequestPersonKey(tx, context, row);
  const said = { ...step, text: step.text.trim().slice(0, WORDS_LENGTH), at: context.now().toISOString() };
  if (!(await updateRequest(tx, row, { ...change, ...encodeStepWords(key, row, said) })))
    throw kernelErrors.error("request.changed_meanwhile");
  const { number, asked_right: right } = row;
  const personId = parseId<"person">(row.person_id);
  await record(tx, context, { action: `rights.${step.what}`, personId, data: { right, number } });
  // Between agents: nobody is written to.
  if (step.what === "confirmed") return;
  await scheduleRequestNotice(tx, context, { id: parseId<"rights_request">(row.id), what: step.what });
}

/** Says it, in the row's words; an undoing beside them, which it does not touch. */
function encodeStepWords(key: PersonKey, row: RightsRow, said: RightsStep) {
  if (said.what === "undone") return { undone_words: sealUndoing(key, row.id, said) };
  const words = openWords(key, row);
  return { sealed: sealWords(key, row.id, { ...words, steps: [...words.steps, said] }) };
}
