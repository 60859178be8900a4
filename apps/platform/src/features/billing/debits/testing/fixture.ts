import { randomUUID } from "node:crypto";
import type { Context } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { readBankAnswer, readDebits, setCreditor, signOnline } from "../index.ts";
import { type DirectDebit, dueBy, IBAN } from "./a-direct-debit.ts";
import { aReturn } from "./bank-answers.ts";

type Payer = Context & { readonly personId: PersonId };

// What a full town holds of direct debits, for the walls that look at every row and every page. Its mandate,
// debit and collection come from the first; an anomaly and a change that waits, from the second.

/** What she owes is taken on a day: a mandate signed online, and a collection that is prepared. */
export async function holdDebits(debit: DirectDebit, payer: Payer, holder: string) {
  const { seriesId } = debit.canteen;
  const mandate = await signOnline(payer, {
    id: parseId<"mandate">(randomUUID()),
    seriesId,
    personId: payer.personId,
    iban: IBAN,
    holder,
    session: { method: "passkey", createdAt: payer.now() },
  });
  const { soonest } = await readDebits(debit.regie.regisseur, seriesId);
  const { collection } = await debit.prepare(dueBy(soonest));
  return { mandate: mandate.id, collection: collection.id };
}

/** An answer of the bank that matches nothing, and a shorter notice: another administrator is waited for. */
export async function holdDebitsToLookAt({ canteen, regie }: DirectDebit): Promise<void> {
  const { seriesId, mayor } = canteen;
  const bytes = aReturn("", "AM04", { endToEndId: "NOT-OURS", amount: "1.00" });
  await readBankAnswer(regie.regisseur, { seriesId, bytes });
  const { creditor } = await readDebits(regie.regisseur, seriesId);
  await setCreditor(mayor, { ...creditor, noticeDays: 2 });
}
