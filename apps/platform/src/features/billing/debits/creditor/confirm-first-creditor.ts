import { createHash } from "node:crypto";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { hasCapability, isAmongAgents, listAgents } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import type { InvoiceSeriesId } from "../../invoices/index.ts";
import { requireDebitAgent, resolveDebitRights } from "../agents.ts";
import type { Creditor, KeptCreditor } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { lockCreditorSeries } from "../store/creditor-changes.ts";
import { confirmCreditorRow } from "../store/creditors.ts";
import { getCreditor } from "./get-creditor.ts";
import { listCreditorProblems } from "./list-creditor-problems.ts";
import { buildCreditorChangeData, notifyCreditorChange } from "./request-creditor-change.ts";

/** A first account that waits, as an agent reads it. */
export interface FirstCreditor {
  /** As they are called; empty when they are no longer an agent here. */
  readonly by: string;
  /** Who reads is another than who gave it, and an administrator or the régisseur of today. */
  readonly mayAgree: boolean;
  /** Of all that is read: what is agreed is that. */
  readonly mark: string;
}

interface Agreeing {
  readonly seriesId: InvoiceSeriesId;
  /** Of what was read. */
  readonly mark: string;
}

/**
 * Use case: another administrator than who gave it or mended it, or the régisseur named today in its régie,
 * compared a first account with the bank's own paper and says yes: mandates may be signed. Agreed already,
 * nothing changes. Throws debits.agent_needed, debits.no_creditor, debits.not_named,
 * debits.another_administrator_needed, debits.change_over, debits.creditor_not_valid.
 */
export async function confirmFirstCreditor(context: Context, { seriesId, mark }: Agreeing): Promise<void> {
  const agent = requireDebitAgent(context);
  // In their own name, down to the database: the yes is of who acts.
  await context.transaction(async (tx) => {
    await lockCreditorSeries(tx, context.authorityId, seriesId);
    const creditor = await getCreditor(tx, context, seriesId);
    if (!(await isAsked(tx, context, creditor))) throw debitsErrors.error("debits.not_named");
    if (creditor.isAgreed) return;
    if (await isTheirs(tx, context, creditor))
      throw debitsErrors.error("debits.another_administrator_needed");
    if (mark !== hashCreditorTerms(creditor)) throw debitsErrors.error("debits.change_over");
    const problems = await listCreditorProblems(tx, context, creditor);
    if (problems.length > 0) throw debitsErrors.error("debits.creditor_not_valid", problems);
    if (!(await confirmCreditorRow(tx, context.authorityId, { seriesId, staffId: agent.staffId })))
      throw debitsErrors.error("debits.not_named");
    const data = buildCreditorChangeData({ former: undefined, asked: creditor });
    await record(tx, context, { action: "debits.creditor_set", data });
    const news = { what: "agreed", by: agent.label, servesOn: null } as const;
    await notifyCreditorChange(tx, context, { former: creditor, asked: creditor, news });
  });
}

/** What waits for a first yes, as the acting agent reads it; null where nothing does. By the system. */
export async function findFirstCreditor(
  tx: Tx,
  system: Context,
  { creditor, reads }: { readonly creditor: KeptCreditor; readonly reads: Context },
): Promise<FirstCreditor | null> {
  if (creditor.isAgreed) return null;
  const giver = (await listAgents(tx, system)).find(({ id }) => id === creditor.setBy);
  const mayAgree = (await isAsked(tx, reads, creditor)) && !(await isTheirs(tx, reads, creditor));
  return { by: giver?.displayName ?? "", mayAgree, mark: hashCreditorTerms(creditor) };
}

const isAsked = async (tx: Tx, context: Context, { regieId }: Creditor): Promise<boolean> =>
  hasCapability(context.actor, "invoice.issue") ||
  (await resolveDebitRights(tx, context, { regieId })).collects;

/** Who gave its IBAN, or mended the rest last. */
async function isTheirs(tx: Tx, context: Context, { setBy, mendedBy }: KeptCreditor): Promise<boolean> {
  requireDebitAgent(context);
  const givers = [setBy, mendedBy].flatMap((id) => (id === null ? [] : { id }));
  return isAmongAgents(tx, context, givers);
}

const hashCreditorTerms = ({ seriesId, regieId, name, ics, iban, noticeDays }: Creditor): string =>
  createHash("sha256")
    .update([seriesId, regieId, ics, iban, noticeDays, name].join("|"))
    .digest("hex")
    .slice(0, 32);
