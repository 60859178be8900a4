import { type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { listInvoices } from "../../invoices/index.ts";
import { listPayable } from "../../payments/index.ts";
import type { ComingDebit, MandateId, ReadMandate } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { listMandates } from "./list-mandates.ts";

/** An invoice to be paid another way once its mandate is stopped: what is left, and by when. */
export interface FreedInvoice {
  /** What will not take place. */
  readonly coming: ComingDebit;
  readonly left: number;
  readonly by: CivilDate | null;
}

/** What stopping a mandate changes. */
export interface MandateStopping {
  readonly mandate: ReadMandate;
  readonly due: readonly FreedInvoice[];
  /** With the bank already: it takes place all the same. */
  readonly atBank: readonly ComingDebit[];
  readonly isPaidOnline: boolean;
  readonly today: CivilDate;
}

/**
 * Use case: what stopping a mandate would change, for its payer or an agent at the desk. Throws
 * households.cannot_act_for, debits.unknown_mandate.
 */
export async function readMandateStopping(
  context: Context,
  { id, personId }: { readonly id: MandateId; readonly personId: PersonId },
): Promise<MandateStopping> {
  const mandate = (await listMandates(context, personId)).find((one) => one.id === id);
  if (!mandate) throw debitsErrors.error("debits.unknown_mandate");
  return {
    mandate,
    due: await listFreedInvoices(context, { mandate, personId }),
    atBank: mandate.coming.filter(({ isSent }) => isSent),
    isPaidOnline: (await listPayable(context)).length > 0,
    today: toCivilDate(context.now()),
  };
}

async function listFreedInvoices(
  context: Context,
  { mandate, personId }: { readonly mandate: ReadMandate; readonly personId: PersonId },
): Promise<readonly FreedInvoice[]> {
  const invoices = new Map((await listInvoices(context, personId)).map((own) => [own.invoice.id, own]));
  return mandate.coming
    .filter(({ isSent }) => !isSent)
    .flatMap((coming) => {
      const own = invoices.get(coming.invoiceId);
      const left = own?.standing?.left ?? coming.cents;
      return left > 0 ? [{ coming, left, by: own?.invoice.dueOn ?? null }] : [];
    });
}
