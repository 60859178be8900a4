import type { Context, Tx } from "../../../kernel/context.ts";
import { asId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { record } from "../../trust/audit/index.ts";
import type { PersonKey } from "../../trust/keys/index.ts";
import { type RightsStep, WORDS_LENGTH } from "./request.ts";
import { keyOf, openWords, sealUndoing, sealWords } from "./sealed-words.ts";
import { type RightsRow, updateRequest } from "./store/requests.ts";
import { tellLater } from "./tell.ts";

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

/** Says it, in the row's words; an undoing beside them, which it does not touch. */
function saidIn(key: PersonKey, row: RightsRow, said: RightsStep) {
  if (said.what === "undone") return { undone_words: sealUndoing(key, row.id, said) };
  const words = openWords(key, row);
  return { sealed: sealWords(key, row.id, { ...words, steps: [...words.steps, said] }) };
}
