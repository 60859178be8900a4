import { nextTargetDay } from "@ardeco/sepa";
import {
  confirmFirstCreditor,
  listAtBank,
  listDebited,
  readDebits,
  setCreditor,
  signOnline,
  startCollectionPreparation,
} from "../features/billing/debits/index.ts";
import {
  buildInvoicesJobs,
  findLastRun,
  getMonthPreview,
  type InvoiceSeriesId,
  requestInvoiceRun,
  setReminders,
  setSeries,
} from "../features/billing/invoices/index.ts";
import {
  type RegieId,
  receiveMoney,
  setOnlineAccount,
  setRegie,
} from "../features/billing/payments/index.ts";
import {
  type CounterId,
  debit,
  defineCounter,
  openAccount,
  type ServiceCaller,
} from "../features/ledger/counters/index.ts";
import { computePairwiseSubject } from "../features/trust/keys/index.ts";
import { addDays, addMonths, selectLaterDate, toCivilDate } from "../kernel/civil-date.ts";
import type { Context } from "../kernel/context.ts";
import { getJob } from "../kernel/module-jobs.ts";
import { assignRegieAgents, closeDay, type TillAgents } from "./load-counters.ts";
import { toPersonId } from "./load-people.ts";
import { toSeedId } from "./seed-files.ts";
import { toContextOnDay, toDatabaseContextOnDay } from "./to-context-on-day.ts";

const EVENING_CENTS = 220;
/** Under it the series and the régie are known. */
const SEED = "etude-du-soir";
const DUE_DAYS = 30;

interface Use {
  readonly service: string;
  readonly name: { readonly fr: string; readonly en: string };
  readonly label: string;
  readonly people: readonly string[];
}

const uses: readonly Use[] = [
  // Their parents live apart, and nothing says who of the two pays: an agent is told.
  {
    service: "etude-du-soir",
    name: { fr: "Étude du soir, payée après", en: "Evening study, paid afterwards" },
    label: "Étude du soir",
    people: ["leo", "zoe"],
  },
  {
    service: "sport",
    name: { fr: "Ateliers de sport, payés après", en: "Sports workshops, paid afterwards" },
    label: "Atelier de sport",
    people: ["jeanne"],
  },
];

interface Study extends TillAgents {
  readonly regieId: RegieId;
}

/**
 * Evenings paid afterwards, of Jeanne and of her children: an invoice of hers that was paid at the desk,
 * another that will be taken from her account.
 */
export async function loadInvoices(agents: TillAgents): Promise<void> {
  const study = await openStudy(agents);
  const today = toCivilDate(agents.administrator.now());
  const thisMonth = `${today.slice(0, 7)}-01`;
  const seriesId = toSeedId<"invoiceSeries">("invoiceSeries", SEED);
  for (const back of [2, 1]) {
    const first = addMonths(thisMonth, -back);
    const next = addMonths(thisMonth, 1 - back);
    const evenings = await recordAttendances(study, { first, next });
    // The second of the month that follows, or today when that is tomorrow.
    const on = [addDays(next, 1), today].toSorted()[0] ?? today;
    await send(toDatabaseContextOnDay(study.administrator, on), { seriesId, month: first.slice(0, 7) });
    if (back === 2) await postPayment(study, { on: addDays(next, 9), amount: evenings * EVENING_CENTS });
  }
  await scheduleCollection(study, seriesId);
}

/**
 * As an administrator does: looked at, asked for, and written by the job, whose page stays. Loaded again, it
 * is that one.
 */
async function send(
  administrator: Context,
  asked: { readonly seriesId: InvoiceSeriesId; readonly month: string },
): Promise<void> {
  if (await findLastRun(administrator, asked)) return;
  const { seen } = await getMonthPreview(administrator, asked);
  const runId = await requestInvoiceRun(administrator, { ...asked, seen });
  await getJob(buildInvoicesJobs({ listDebited, listAtBank }), "invoices.issue").run(administrator, {
    runId,
  });
}

/** Jeanne signed a mandate, and her workshops will be taken: she was told when. */
async function scheduleCollection(
  { administrator, mandataire, regisseur, regieId }: Study,
  seriesId: InvoiceSeriesId,
): Promise<void> {
  await setCreditor(administrator, {
    seriesId,
    regieId,
    name: "Ville de Caen, régie périscolaire",
    ics: "FR72ZZZ123456",
    // Of the SWIFT registry of IBANs: nobody’s.
    iban: "FR14 2004 1010 0505 0001 3M02 606",
    noticeDays: 14,
  });
  const { first } = await readDebits(regisseur, seriesId);
  if (first) await confirmFirstCreditor(regisseur, { seriesId, mark: first.mark });
  const jeanne = toPersonId("jeanne");
  await signOnline(administrator.as({ kind: "person", personId: jeanne }), {
    id: toSeedId<"mandate">("mandate", SEED),
    seriesId,
    personId: jeanne,
    // The example of the Banque de France.
    iban: "FR76 3000 6000 0112 3456 7890 189",
    holder: "Jeanne Lemoine",
    session: { method: "franceconnect", createdAt: administrator.now() },
  });
  const { collections, soonest } = await readDebits(mandataire, seriesId);
  if (collections.length > 0) return;
  const id = toSeedId<"debitCollection">("debitCollection", SEED);
  // Not before the date of the last invoice, sent this month at the latest.
  const due = addDays(toCivilDate(administrator.now()), DUE_DAYS);
  await startCollectionPreparation(mandataire, {
    id,
    seriesId,
    collectOn: nextTargetDay(addDays(selectLaterDate(soonest, due), -1)),
  });
}

async function openStudy(agents: TillAgents): Promise<Study> {
  const { administrator } = agents;
  for (const { service, name } of uses)
    await defineCounter(administrator, {
      id: getServiceCounter(service),
      name,
      unit: "euro_cent",
      paidAfter: true,
      floor: 0,
      ceiling: null,
      debitMax: null,
      expiresMonths: null,
      servicesCredit: false,
      servicesSee: false,
      services: [toSeedId<"service">("service", service)],
    });
  const counterIds = uses.map(({ service }) => getServiceCounter(service));
  const regieId = toSeedId<"regie">("regie", SEED);
  const year = Number(toCivilDate(administrator.now()).slice(0, 4));
  await setRegie(administrator, {
    id: regieId,
    name: "Régie périscolaire",
    code: "PERISCO",
    act: `${year - 1}-206`,
    cashMax: 120_000,
    counters: counterIds.map((counterId) => ({ counterId, priceCents: null })),
  });
  await assignRegieAgents({ ...agents, regieId }, year);
  if (administrator.ports.payments.simulator)
    await setOnlineAccount(administrator, {
      regieId,
      provider: "simulator",
      clientNumber: "000000",
      mode: "test",
    });
  await setSeries(administrator, {
    id: toSeedId<"invoiceSeries">("invoiceSeries", SEED),
    code: "FPERISCO",
    name: "Ville de Caen, régie périscolaire",
    address: "Esplanade Jean-Marie-Louvel, 14000 Caen",
    siret: null,
    dueDays: DUE_DAYS,
    help: "Le CCAS de Caen vous reçoit avec ou sans rendez-vous : demandez-le à l’accueil de la mairie.",
    counterIds,
  });
  await setReminders(administrator, {
    seriesId: toSeedId<"invoiceSeries">("invoiceSeries", SEED),
    days: [10, 30, 60],
  });
  return { ...agents, regieId };
}

const getServiceCounter = (service: string): CounterId => toSeedId<"counter">("counter", service);

const getServiceCaller = (service: string): ServiceCaller => ({
  service: {
    providerId: toSeedId<"authority">("authority", "caen"),
    serviceId: toSeedId<"service">("service", service),
  },
  caller: "demonstration",
});

/**
 * Three evenings a week for each.
 * @returns how many evenings each had
 */
async function recordAttendances(
  { administrator, mandataire }: Study,
  { first, next }: { readonly first: string; readonly next: string },
): Promise<number> {
  let evenings = 0;
  for (let on = first; on < next; on = addDays(on, 1)) {
    if (![1, 2, 4].includes(new Date(`${on}T00:00:00Z`).getUTCDay())) continue;
    evenings += 1;
    for (const { service, label, people } of uses)
      for (const key of people) {
        const [person, counterId, caller] = [
          toPersonId(key),
          getServiceCounter(service),
          getServiceCaller(service),
        ];
        // Opened already, it is that one.
        await openAccount(toContextOnDay(mandataire, first), { personId: person, counterId });
        const system = toContextOnDay(administrator.as({ kind: "system", name: "demonstration" }), on);
        const subject = computePairwiseSubject(system, caller.service, person);
        const evening = { counterId, subject, amount: EVENING_CENTS, label };
        await debit(system, caller, { ...evening, key: `${key} ${on}` });
      }
  }
  return evenings;
}

async function postPayment(
  { mandataire, regieId }: Study,
  { on, amount }: { readonly on: string; readonly amount: number },
): Promise<void> {
  const agent = toContextOnDay(mandataire, on);
  for (const { service, people } of uses)
    for (const key of people) {
      const person = toPersonId(key);
      const accountId = await openAccount(agent, { personId: person, counterId: getServiceCounter(service) });
      const id = toSeedId<"payment">("payment", `${regieId} ${key} ${on}`);
      await receiveMoney(agent, {
        id,
        regieId,
        personId: person,
        accountId,
        amount,
        payer: "Jeanne Lemoine",
      });
    }
  await closeDay({ mandataire, regieId }, on);
}
