import { randomUUID } from "node:crypto";
import { createCalendarAddress } from "../../features/activities/calendar/index.ts";
import { listAtBank, listDebited } from "../../features/billing/debits/index.ts";
import { aDirectDebit } from "../../features/billing/debits/testing/a-direct-debit.ts";
import { holdDebits, holdDebitsToLookAt } from "../../features/billing/debits/testing/fixture.ts";
import {
  buildInvoicesJobs,
  createPlan,
  endPlan,
  getMonthPreview,
  listEases,
  readToPlan,
  requestInvoiceRun,
  requestPaymentHelp,
  runDailyPlans,
} from "../../features/billing/invoices/index.ts";
import type { Canteen } from "../../features/billing/invoices/testing/a-canteen.ts";
import { closeTill, setOnlineAccount, startTopUp } from "../../features/billing/payments/index.ts";
import { aRegie } from "../../features/billing/payments/testing/a-regie.ts";
import { computeCarriedByCards } from "../../features/cards/terminals/index.ts";
import type { Newcomer } from "../../features/enrolment/enrolment/testing/a-file.ts";
import {
  debit,
  defineCountersJobs,
  openAccount,
  requestVerification,
  reserve,
  setBound,
} from "../../features/ledger/counters/index.ts";
import { aPurse } from "../../features/ledger/counters/testing/a-purse.ts";
import { computePairwiseSubject } from "../../features/trust/keys/index.ts";
import { addDays, toCivilDate } from "../../kernel/civil-date.ts";
import { parseId } from "../../kernel/ids.ts";
import { getJob } from "../../kernel/module-jobs.ts";
import { anAgent } from "../../testing/builders.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";
import { aBooking } from "./a-booking.ts";
import { inviteAGuest } from "./invite-a-guest.ts";
import { useAPass } from "./use-a-pass.ts";
import { useAnOldCard } from "./use-an-old-card.ts";

const WEEK_MS = 7 * 86_400_000;

/** What its counters and invoices send. */
export const moneyJobs = [
  defineCountersJobs(computeCarriedByCards),
  buildInvoicesJobs({ listDebited, listAtBank }),
];

/**
 * A purse at the canteen, money put in at the desk, a meal taken, another one held; an invoice, and its
 * direct debit.
 */
export async function holdSomething(house: TestRuntime, zelie: Newcomer): Promise<void> {
  const purse = await aPurse(house, zelie.authorityId, { parentsBound: true });
  const { counterId, system, canteen, byHouse } = purse;
  const { personId } = zelie;
  const accountId = await openAccount(zelie, { personId, counterId });
  await byHouse({ kind: "credit", accountId, amount: 2_000 });
  const regie = await aRegie(house, zelie.authorityId, purse);
  await regie.take({ personId, accountId, payer: "Bettong" });
  const counted = { id: parseId<"tillClosing">(randomUUID()), cash: 2_000, cheques: 0, reason: "" };
  await closeTill(regie.mandataire, { ...counted, regieId: regie.regieId });
  await setOnlineAccount(regie.mayor, {
    regieId: regie.regieId,
    provider: "simulator",
    clientNumber: "000001",
    mode: "test",
  });
  await startTopUp(zelie, {
    id: parseId<"payment">(randomUUID()),
    personId,
    accountId,
    amount: 1_000,
    payer: "Bettong",
    email: "bettong@kookaburra.example",
    returnTo: "http://localhost:3000/caen/espace/compteurs",
    notifyAt: "http://localhost:3000/caen/paiements/notification",
  });
  const subject = computePairwiseSubject(system, canteen.service, personId);
  const meal = { counterId, subject, amount: 350, label: "Repas au numbat" };
  await debit(system, canteen, { ...meal, key: "meal" });
  await reserve(system, canteen, {
    ...meal,
    key: "tomorrow",
    until: new Date(system.now().getTime() + WEEK_MS),
  });
  await requestVerification(await anAgent(house, zelie.authorityId, ["auditor"]), counterId);
  await invoiced(house, zelie);
  await useAPass(house, zelie);
  await useAnOldCard(house, zelie.authorityId, { counterId, personId });
  await aBooking(house, zelie);
  await createCalendarAddress(zelie, { showsNames: true, showsPlaces: false });
  const invited = await inviteAGuest(house, zelie, { counterId, address: "numbat@kookaburra.example" });
  await setBound(zelie, { ...invited, dayMost: 500, weekMost: null });
}

/** A month sent while her name does not open: it is noted. */
async function notWritten(
  house: TestRuntime,
  { personId, authorityId }: Newcomer,
  { mayor, seriesId }: Canteen,
): Promise<void> {
  const write = (sealed: string) =>
    house.sqlAs(
      "owner",
      `update element set value_sealed = ${sealed} where person_id = $1 and name = 'given_name'`,
      [personId],
    );
  house.clock.set("2026-11-02T08:00:00Z");
  await write("value_sealed || '\\x00'::bytea");
  const { seen } = await getMonthPreview(mayor, { seriesId, month: "2026-10" });
  const runId = await requestInvoiceRun(mayor, { seriesId, month: "2026-10", seen });
  await getJob(buildInvoicesJobs({ listDebited, listAtBank }), "invoices.issue").run(
    house.system(authorityId),
    {
      runId,
    },
  );
  await write("substring(value_sealed from 1 for octet_length(value_sealed) - 1)");
}

/** What she owes, in two times; the second of them is written about. */
async function inTwoTimes(house: TestRuntime, { mayor, seriesId }: Canteen): Promise<void> {
  const { eases } = await listEases(mayor, seriesId);
  const about = eases[0]?.id ?? "";
  const { leftCents: total } = await readToPlan(mayor, { seriesId, about });
  const id = randomUUID();
  const first = addDays(toCivilDate(house.clock.now()), 4);
  await createPlan(
    mayor,
    { id, seriesId, about, count: 2, first, total, words: "Comme le numbat." },
    listAtBank,
  );
  await runDailyPlans(mayor);
  // Taken from her account all the same, for what follows.
  await endPlan(mayor, { id, seriesId, reason: "Elle préfère le prélèvement." });
}

/** What she consumed the month before, and pays after. */
async function invoiced(house: TestRuntime, zelie: Newcomer): Promise<void> {
  const today = house.clock.now().toISOString();
  const { authorityId, personId } = zelie;
  const debit = await aDirectDebit(house, authorityId, "FCANTINE");
  const { canteen } = debit;
  const accountId = await openAccount(zelie, { personId, counterId: canteen.purse.counterId });
  await canteen.meal({ personId, accountId }, "2026-10-05", { label: "Repas au numbat" });
  await notWritten(house, zelie, canteen);
  await canteen.issue("2026-10", today.slice(0, 10));
  await requestPaymentHelp(zelie, { personId, words: "Je peux payer vingt numbats par mois." });
  await house.sqlAs(
    "owner",
    `insert into invoice_reminder select authority_id, id, 1, '${today.slice(0, 10)}' from invoice where series_id = $1`,
    [canteen.seriesId],
  );
  await house.sqlAs(
    "owner",
    `insert into invoice_paid select authority_id, series_id, id, '${today.slice(0, 10)}' from invoice where series_id = $1`,
    [canteen.seriesId],
  );
  await inTwoTimes(house, canteen);
  await canteen.namePayer({ personId, accountId }, zelie, "2026-10-01");
  house.clock.set(today);
  await holdDebits(debit, zelie, "Zélie Bettong");
  await holdDebitsToLookAt(debit);
  // A part of it, paid at the desk all the same.
  await debit.regie.take({ personId, accountId, amount: 100, payer: "Bettong" });
}
