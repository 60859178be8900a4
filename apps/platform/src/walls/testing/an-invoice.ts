import { randomUUID } from "node:crypto";
import { listAtBank } from "../../features/billing/debits/index.ts";
import { aDirectDebit } from "../../features/billing/debits/testing/a-direct-debit.ts";
import { holdDebits } from "../../features/billing/debits/testing/fixture.ts";
import {
  createPlan,
  endPlan,
  listEases,
  readToPlan,
  requestInvoiceRun,
  requestPaymentHelp,
} from "../../features/billing/invoices/index.ts";
import type { Canteen } from "../../features/billing/invoices/testing/a-canteen.ts";
import type { Newcomer } from "../../features/enrolment/enrolment/testing/a-file.ts";
import { openAccount } from "../../features/ledger/counters/index.ts";
import { addDays, toCivilDate } from "../../kernel/civil-date.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/**
 * In two times, then ended: it is taken from her account.
 * @returns the plan
 */
async function aPlan({ mayor, seriesId }: Canteen, about: string): Promise<string> {
  const id = randomUUID();
  const { leftCents: total } = await readToPlan(mayor, { seriesId, about });
  const first = addDays(toCivilDate(mayor.now()), 10);
  await createPlan(mayor, { id, seriesId, about, count: 2, first, total, words: "" }, listAtBank);
  await endPlan(mayor, { id, seriesId, reason: "Le prélèvement." });
  return id;
}

/** What she consumed the month before, pays after, and will be taken. */
export async function anInvoice(house: TestRuntime, person: Newcomer) {
  const { personId, authorityId } = person;
  const now = house.clock.now().toISOString();
  const debit = await aDirectDebit(house, authorityId, "FCANTINE");
  const { canteen } = debit;
  const accountId = await openAccount(person, { personId, counterId: canteen.purse.counterId });
  await canteen.meal({ personId, accountId }, "2026-10-05");
  const { invoices } = await canteen.issue("2026-10", now.slice(0, 10));
  await requestPaymentHelp(person, { personId, words: "Vingt euros par mois." });
  const { eases } = await listEases(canteen.mayor, canteen.seriesId);
  house.clock.set(now);
  const plan = await aPlan(canteen, eases[0]?.id ?? "");
  const held = await holdDebits(debit, person, "Zélie Bettong");
  const invoice = invoices[0]?.id ?? "no invoice";
  return {
    series: canteen.seriesId,
    invoice,
    invoicedAccount: accountId,
    plan,
    run: await requestInvoiceRun(canteen.mayor, { seriesId: canteen.seriesId, month: "2026-10", seen: "" }),
    ease: eases[0]?.id ?? "no request",
    ...held,
  };
}
