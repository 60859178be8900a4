import { parseId } from "../../../../kernel/ids.ts";
import type { ListAtBank } from "../../invoices/index.ts";
import { toMandate } from "../read-rows.ts";
import { reserveMandatePayers } from "../reserve-mandate-payer.ts";
import { listLiveRows } from "../store/debits.ts";
import { findMandateRows } from "../store/mandates.ts";

/**
 * Of these invoices, those whose debit is with the bank: it is taken, whatever is agreed since. A file that
 * is being made is waited for, and none is made of them before the transaction ends. By the system.
 */
export const listAtBank: ListAtBank = async (tx, context, ids) => {
  const live = () => listLiveRows(tx, context.authorityId, ids);
  const mandateIds = (await live()).map(({ mandate_id }) => parseId<"mandate">(mandate_id));
  const mandates = await findMandateRows(tx, context.authorityId, [...new Set(mandateIds)]);
  await reserveMandatePayers(
    tx,
    context,
    mandates.map((row) => toMandate(context, row)),
  );
  const sent = (await live()).filter(({ state }) => state === "sent");
  return { atBank: new Set(sent.map(({ invoice_id }) => invoice_id)) };
};
