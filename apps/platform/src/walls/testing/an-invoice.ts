import { openAccount } from "../../modules/counters/index.ts";
import { readDebits } from "../../modules/debits/index.ts";
import { aDirectDebit } from "../../modules/debits/testing/a-direct-debit.ts";
import type { Newcomer } from "../../modules/enrolment/testing/a-file.ts";
import { askForHelp, listEases } from "../../modules/invoices/index.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/** What she consumed the month before, pays after, and will be taken. */
export async function anInvoice(house: TestRuntime, person: Newcomer) {
  const { personId, authorityId } = person;
  const now = house.clock.now().toISOString();
  const debit = await aDirectDebit(house, authorityId, "FCANTINE");
  const { canteen } = debit;
  const accountId = await openAccount(person, { personId, counterId: canteen.purse.counterId });
  await canteen.meal({ personId, accountId }, "2026-10-05");
  const { invoices } = await canteen.issue("2026-10", now.slice(0, 10));
  await askForHelp(person, { personId, words: "Vingt euros par mois." });
  const { eases } = await listEases(canteen.mayor, canteen.seriesId);
  house.clock.set(now);
  const mandate = await debit.sign(person);
  const { soonest } = await readDebits(debit.regie.regisseur, canteen.seriesId);
  const { collection } = await debit.prepare(soonest);
  const invoice = invoices[0]?.id ?? "no invoice";
  return {
    series: canteen.seriesId,
    invoice,
    invoicedAccount: accountId,
    ease: eases[0]?.id ?? "no request",
    mandate,
    collection: collection.id,
  };
}
