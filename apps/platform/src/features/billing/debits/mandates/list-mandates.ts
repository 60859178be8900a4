import { needsAnotherAccount } from "@ardeco/sepa";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { formatLastFour } from "../../../../kernel/text.ts";
import { householdsErrors, requireReachedServices } from "../../../identity/households/index.ts";
import { listFolded } from "../../../identity/identity/index.ts";
import { findComingDebit } from "../collections/find-coming-debit.ts";
import { listCreditors } from "../creditor/get-creditor.ts";
import type { ComingDebit, Creditor, Mandate, ReadMandate } from "../debit.ts";
import { toDebitsSystem, toMandate } from "../read-rows.ts";
import { computeMandateState, isAccountUnconfirmed } from "../rules.ts";
import { computeDebtorAlias } from "../sealed-content.ts";
import { listDebitRows } from "../store/debits.ts";
import { listMandateRows } from "../store/mandates.ts";

/**
 * Use case: the mandates of somebody, the latest first, with what will be taken and when: for themselves, who
 * acts for them, or an agent at the desk. Four digits of an account are all that is shown. A mandate bounded
 * to some services reads none. Throws households.cannot_act_for.
 */
export async function listMandates(context: Context, personId: PersonId): Promise<readonly ReadMandate[]> {
  const reached = await context.transaction((tx) => requireReachedServices(tx, context, personId));
  if (reached !== "all") throw householdsErrors.error("households.cannot_act_for");
  return readMandates(context, personId);
}

export function readMandates(context: Context, personId: PersonId): Promise<readonly ReadMandate[]> {
  const system = toDebitsSystem(context);
  return system.transaction(async (tx) => {
    const found: ReadMandate[] = [];
    const people = [personId, ...(await listFolded(tx, system, personId))];
    for (const creditor of await listCreditors(tx, system)) {
      const { seriesId } = creditor;
      const payers = people.map((id) => computeDebtorAlias(system, seriesId, id));
      const rows = await listMandateRows(tx, system.authorityId, { seriesId, payers });
      for (const row of rows) {
        const read = await readOne(tx, system, { creditor, mandate: toMandate(system, row) });
        if (read) found.push(read);
      }
    }
    return found;
  });
}

async function readOne(
  tx: Tx,
  system: Context,
  { creditor, mandate }: { readonly creditor: Creditor; readonly mandate: Mandate },
): Promise<ReadMandate | undefined> {
  const { content, ...facts } = mandate;
  const account = content?.accounts.at(-1);
  if (!account) return undefined;
  const today = toCivilDate(system.now());
  return {
    ...facts,
    state: computeMandateState(mandate, today),
    creditor,
    lastFour: formatLastFour(account.iban),
    holder: account.holder,
    refused: getRefusedPart(mandate),
    waitsForLook: mandate.state === "active" && isAccountUnconfirmed(mandate, today),
    coming: await listMandateComingDebits(tx, system, mandate),
  };
}

function getRefusedPart({ refusedCode }: Mandate): ReadMandate["refused"] {
  if (refusedCode === null) return null;
  return needsAnotherAccount(refusedCode) ? "account" : "mandate";
}

/** What is live of a mandate, the soonest first. */
export async function listMandateComingDebits(
  tx: Tx,
  system: Context,
  { id, seriesId, content: signed }: Mandate,
): Promise<readonly ComingDebit[]> {
  const rows = await listDebitRows(tx, system.authorityId, { mandateIds: [id] });
  const coming: ComingDebit[] = [];
  for (const row of rows) {
    if (row.state !== "prepared" && row.state !== "sent") continue;
    const one = await findComingDebit(tx, system, { seriesId, row, iban: signed?.accounts.at(-1)?.iban });
    if (one) coming.push(one);
  }
  return coming.toSorted((one, other) => one.on.localeCompare(other.on));
}
