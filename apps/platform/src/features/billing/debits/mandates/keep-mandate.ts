import { compact } from "@ardeco/sepa";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { formatLastFour } from "../../../../kernel/text.ts";
import { countAsOne } from "../../../access/access/index.ts";
import { findKept, listFolded } from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { listOpenInvoices } from "../../invoices/index.ts";
import { requireDebitDeskAgent, requireNoDebitInterest } from "../agents.ts";
import { getCreditor } from "../creditor/creditor.ts";
import type { Creditor, Mandate, MandateContent, MandateId } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { notifyMandatePayer, type ToldMandate } from "../notify-debit-news.ts";
import { toDebitsSystem, toMandate } from "../read-rows.ts";
import { computeDebtorAlias } from "../sealed-content.ts";
import { listMandateRows, reserveDebtor, updateMandate } from "../store/mandates.ts";
import { type EndedMandate, endPrepared, listLockedPreparedDebits } from "./end-mandate.ts";
import { listMandateComingDebits } from "./list-mandates.ts";

interface Which {
  readonly id: MandateId;
  readonly personId: PersonId;
}

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

/**
 * Use case: a colleague of the agent who typed an account compares it with the signed paper: it serves at
 * once. They type its end as the paper says it: an account that was changed since the page was read, or that
 * ends alike on the screen, is another. Never by whoever typed it, who counts for one with them, or is close
 * to the payer. Throws access.capability_missing, debits.agent_needed, debits.unknown_mandate,
 * debits.another_agent_needed, debits.own_interest, debits.other_account.
 * @param ending the last eight signs of the IBAN, spaces aside
 */
export async function confirmMandateAccount(
  context: Context,
  { ending, ...which }: Which & { readonly ending: string },
): Promise<void> {
  const agent = requireDebitDeskAgent(context);
  const system = toDebitsSystem(context);
  await system.transaction(async (tx) => {
    const { mandate, content } = await getLockedMandate(tx, system, which);
    const { accountBy, seenBy } = mandate;
    if (accountBy === null || seenBy !== null) return;
    const typed = { id: accountBy, label: content.accounts.at(-1)?.by ?? "" };
    if (await countAsOne(tx, system, { id: agent.staffId, label: agent.label }, typed))
      throw debitsErrors.error("debits.another_agent_needed");
    await requireNoDebitInterest(tx, system, { personId: content.payerId, agent });
    const { iban = "" } = content.accounts.at(-1) ?? {};
    if (compact(ending) !== iban.slice(-ENDING)) throw debitsErrors.error("debits.other_account");
    await updateMandate(tx, system.authorityId, mandate.id, { seen_by: agent.staffId });
    await record(tx, context, {
      action: "debits.account_seen",
      personId: content.payerId,
      data: { mandate: mandate.id, reference: mandate.reference },
    });
  });
}

/** Twice what a page shows. */
const ENDING = 8;

interface Held {
  readonly mandate: Mandate;
  readonly content: MandateContent;
  readonly creditor: Creditor;
}

/** One of theirs, held until the transaction ends. Throws debits.unknown_mandate. */
export async function getLockedMandate(tx: Tx, system: Context, { id, personId }: Which): Promise<Held> {
  const { authorityId } = system;
  const [found] = await listMandateRows(tx, authorityId, { id });
  if (!found?.payer) throw debitsErrors.error("debits.unknown_mandate");
  const { seriesId } = toMandate(system, found);
  const payer = computeDebtorAlias(system, seriesId, await findKept(tx, system, personId));
  await reserveDebtor(tx, authorityId, { seriesId, payer });
  const [row] = await listMandateRows(tx, authorityId, { id });
  const mandate = row && toMandate(system, row);
  const people = [personId, ...(await listFolded(tx, system, personId))];
  if (!mandate?.content || !people.includes(mandate.content.payerId))
    throw debitsErrors.error("debits.unknown_mandate");
  return { mandate, content: mandate.content, creditor: await getCreditor(tx, system, seriesId) };
}
