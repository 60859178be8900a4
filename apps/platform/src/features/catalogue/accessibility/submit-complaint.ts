import { addDays, formatLongDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { reserveFreeNumber } from "../../../kernel/free-number.ts";
import { getAuthority } from "../../authorities/authorities/index.ts";
import { notifyAddress } from "../../messaging/notifications/index.ts";
import { record } from "../../trust/audit/index.ts";
import { sealForAuthority } from "../../trust/keys/index.ts";
import type { ComplaintId, ComplaintReceipt, ComplaintText } from "./complaint.ts";
import { ANSWER_DAYS } from "./rules.ts";
import { createComplaintRow } from "./store.ts";
import { toAccessibilitySystem } from "./to-accessibility-system.ts";

/**
 * Anybody's. Sent twice under one id, it is one complaint with one number, told once to the authority and
 * acknowledged once.
 */
export async function submitComplaint(
  context: Context,
  input: { readonly id: ComplaintId; readonly text: ComplaintText },
): Promise<ComplaintReceipt> {
  const receivedOn = toCivilDate(context.now());
  const complaint = {
    authorityId: context.authorityId,
    id: input.id,
    receivedOn,
    answerBefore: addDays(receivedOn, ANSWER_DAYS),
    sealed: sealForAuthority(context, sealName(input.id), JSON.stringify(input.text)),
  };
  // As the system: nobody who is not signed in may send a message in the authority's name.
  const system = toAccessibilitySystem(context);
  return system.transaction(async (tx) => {
    // Drawn from the id: who complains may not read the rows to count them.
    const kept = await reserveFreeNumber({ prefix: "ACC", day: receivedOn, id: input.id }, (number) =>
      createComplaintRow(tx, { ...complaint, number }),
    );
    if (!kept) throw new Error("no complaint number is free");
    if (kept.isNew) {
      const data = { number: kept.receipt.number };
      await record(tx, context, { action: "accessibility.complaint_received", data });
      await notifyComplaint(tx, system, kept.receipt, input.text.email);
    }
    return kept.receipt;
  });
}

/**
 * An acknowledgement to who complains, and a word to the authority, which reads the complaint in its own
 * pages.
 */
async function notifyComplaint(
  tx: Tx,
  context: Context,
  { number, receivedOn, answerBefore }: ComplaintReceipt,
  complainant: string,
): Promise<void> {
  const { language } = context;
  const data = {
    number,
    receivedOn: formatLongDate(receivedOn, language),
    answerBefore: formatLongDate(answerBefore, language),
  };
  await notifyAddress(tx, context, { to: complainant, template: "complaint_received", data });
  const { email } = (await getAuthority(tx, context.authorityId)).contact;
  if (email !== undefined)
    await notifyAddress(tx, context, { to: email, template: "complaint_arrived", data });
}

export const sealName = (id: ComplaintId): string => `accessibility_complaint.${id}`;
