import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { findKept, listFolded } from "../../../identity/identity/index.ts";
import { getCreditor } from "../creditor/get-creditor.ts";
import type { Creditor, Mandate, MandateContent, MandateId } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { toMandate } from "../read-rows.ts";
import { computeDebtorAlias } from "../sealed-content.ts";
import { listMandateRows, lockDebtor } from "../store/mandates.ts";

export interface Which {
  readonly id: MandateId;
  readonly personId: PersonId;
}

export interface Held {
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
  await lockDebtor(tx, authorityId, { seriesId, payer });
  const [row] = await listMandateRows(tx, authorityId, { id });
  const mandate = row && toMandate(system, row);
  const people = [personId, ...(await listFolded(tx, system, personId))];
  if (!mandate?.content || !people.includes(mandate.content.payerId))
    throw debitsErrors.error("debits.unknown_mandate");
  return { mandate, content: mandate.content, creditor: await getCreditor(tx, system, seriesId) };
}
