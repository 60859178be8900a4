import { createHash } from "node:crypto";
import { formatReceiptNumber } from "@ardeco/contracts";
import { addDays, civilDate } from "../../kernel/civil-date.ts";
import type { Context } from "../../kernel/context.ts";
import { sealForAuthority } from "../keys/index.ts";
import type { ComplaintId, ComplaintReceipt, ComplaintText } from "./complaint.ts";
import { ANSWER_DAYS } from "./rules.ts";
import { insertComplaint } from "./store.ts";

/** Anybody's. Sent twice under one id, it is one complaint with one number. */
export async function complain(
  context: Context,
  input: { readonly id: ComplaintId; readonly text: ComplaintText },
): Promise<ComplaintReceipt> {
  const receivedOn = civilDate(context.now());
  const receipt = {
    number: numberOf(input.id, receivedOn),
    receivedOn,
    answerBefore: addDays(receivedOn, ANSWER_DAYS),
  };
  const sealed = sealForAuthority(context, sealName(input.id), JSON.stringify(input.text));
  await context.transaction((tx) =>
    insertComplaint(tx, { ...receipt, authorityId: context.authorityId, id: input.id, sealed }),
  );
  return receipt;
}

export const sealName = (id: ComplaintId): string => `accessibility_complaint.${id}`;

/** Drawn from the id: who complains may not read the rows to count them, and a second sending finds the same. */
function numberOf(id: ComplaintId, receivedOn: string): string {
  const drawn = createHash("sha256").update(id).digest().readUInt32BE(0);
  return formatReceiptNumber({
    prefix: "ACC",
    year: Number(receivedOn.slice(0, 4)),
    sequence: 1 + (drawn % 999_999),
  });
}
