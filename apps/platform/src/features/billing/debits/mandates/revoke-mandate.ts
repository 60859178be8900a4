import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { formatLastFour } from "../../../../kernel/text.ts";
import { findKept } from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { listOpenInvoices } from "../../invoices/index.ts";
import { requireDebitDeskAgent } from "../agents.ts";
import { debitsErrors } from "../errors.ts";
import { notifyMandatePayer, type ToldMandate } from "../notify-debit-news.ts";
import { toDebitsSystem } from "../read-rows.ts";
import { updateMandate } from "../store/mandates.ts";
import { type EndedMandate, endPrepared, listLockedPreparedDebits } from "./end-mandate.ts";
import { getLockedMandate, type Held, type Which } from "./get-locked-mandate.ts";
import { listMandateComingDebits } from "./list-mandates.ts";

/**
 * Use case: the payer ends their mandate, or an agent at the desk does for them: nothing is taken any more,
 * what is in no file yet included: that invoice is to be paid another way, and they are told. What is with
 * the bank takes place. Done again, it changes nothing. Throws debits.not_yours, access.capability_missing,
 * debits.agent_needed, debits.unknown_mandate.
 */
export async function revokeMandate(context: Context, which: Which): Promise<void> {
  const { actor } = context;
  if (actor.kind === "person") {
    if (actor.personId !== which.personId) throw debitsErrors.error("debits.not_yours");
  } else requireDebitDeskAgent(context);
  const system = toDebitsSystem(context);
  await system.transaction(async (tx) => {
    // Before the payer, in the order of whoever makes a file.
    await listLockedPreparedDebits(tx, system, [which.id]);
    const { mandate, content, creditor } = await getLockedMandate(tx, system, which);
    if (mandate.state !== "active") return;
    const today = toCivilDate(context.now());
    await updateMandate(tx, system.authorityId, mandate.id, { state: "revoked", ended_on: today });
    const ended = await endPrepared(tx, { context, system }, { ids: [mandate.id], why: "revoked" });
    const { reference } = mandate;
    const account = formatLastFour(content.accounts.at(-1)?.iban ?? "");
    await record(tx, context, {
      action: "debits.mandate_revoked",
      personId: content.payerId,
      data: { mandate: mandate.id, reference, creditor: creditor.name },
    });
    const told = { personId: content.payerId, creditor, reference, account };
    await notifyMandatePayer(tx, system, {
      ...told,
      what: "revoked",
      atDesk: actor.kind === "staff",
      ...(await listLeftAfterRevocation(tx, system, { mandate, content, ended })),
    });
  });
}

/** What is then to be paid another way, by when; and what is with the bank, which takes it all the same. */
async function listLeftAfterRevocation(
  tx: Tx,
  system: Context,
  { mandate, content, ended }: Pick<Held, "mandate" | "content"> & { readonly ended: EndedMandate },
): Promise<Pick<ToldMandate, "due" | "atBank">> {
  const { seriesId } = mandate;
  const personId = await findKept(tx, system, content.payerId);
  const freed = new Set<string>(ended.debits.map(({ invoiceId }) => invoiceId));
  const open = await listOpenInvoices(tx, system, { seriesId, personId });
  const coming = await listMandateComingDebits(tx, system, mandate);
  return {
    due: open
      .filter(({ invoice }) => freed.has(invoice.id))
      .map(({ invoice, left }) => ({ number: invoice.number, cents: left, by: invoice.dueOn })),
    atBank: coming.map(({ invoice, cents, on }) => ({ number: invoice, cents, on })),
  };
}
