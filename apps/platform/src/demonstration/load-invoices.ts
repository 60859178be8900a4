import { addDays, addMonths, civilDate } from "../kernel/civil-date.ts";
import {
  type CounterId,
  debit,
  defineCounter,
  openAccount,
  type ServiceCaller,
} from "../modules/counters/index.ts";
import { issueMonth, setSeries } from "../modules/invoices/index.ts";
import { pairwiseSubject } from "../modules/keys/index.ts";
import { type RegieId, setRegie, takeMoney } from "../modules/payments/index.ts";
import { closeDay, nameInRegie, type TillAgents } from "./load-counters.ts";
import { personId } from "./load-people.ts";
import { onDay } from "./on-day.ts";
import { seedId } from "./seed-files.ts";

const EVENING_CENTS = 220;
const CHILDREN = ["leo", "zoe"] as const;
const SERVICE = "etude-du-soir";

interface Study extends TillAgents {
  readonly counterId: CounterId;
  readonly regieId: RegieId;
  readonly caller: ServiceCaller;
}

/** Evening study, paid afterwards, for Jeanne's children: an invoice that was paid at the desk, another that waits. */
export async function loadInvoices(agents: TillAgents): Promise<void> {
  const study = await openStudy(agents);
  const today = civilDate(agents.administrator.now());
  const thisMonth = `${today.slice(0, 7)}-01`;
  const seriesId = seedId<"invoiceSeries">("invoiceSeries", SERVICE);
  for (const back of [2, 1]) {
    const first = addMonths(thisMonth, -back);
    const next = addMonths(thisMonth, 1 - back);
    const evenings = await attend(study, { first, next });
    // The second of the month that follows, or today when that is tomorrow.
    const on = [addDays(next, 1), today].toSorted()[0] ?? today;
    await issueMonth(onDay(study.administrator, on), { seriesId, month: first.slice(0, 7) });
    if (back === 2) await pay(study, { on: addDays(next, 9), amount: evenings * EVENING_CENTS });
  }
}

async function openStudy(agents: TillAgents): Promise<Study> {
  const { administrator } = agents;
  const counterId = seedId<"counter">("counter", SERVICE);
  const serviceId = seedId<"service">("service", SERVICE);
  await defineCounter(administrator, {
    id: counterId,
    name: { fr: "Étude du soir, payée après", en: "Evening study, paid afterwards" },
    unit: "euro_cent",
    paidAfter: true,
    floor: 0,
    ceiling: null,
    debitMax: null,
    expiresMonths: null,
    servicesCredit: false,
    servicesSee: false,
    services: [serviceId],
  });
  const regieId = seedId<"regie">("regie", SERVICE);
  const year = Number(civilDate(administrator.now()).slice(0, 4));
  await setRegie(administrator, {
    id: regieId,
    name: "Régie périscolaire",
    code: "PERISCO",
    act: `${year - 1}-206`,
    cashMax: 120_000,
    counters: [{ counterId, priceCents: null }],
  });
  await nameInRegie({ ...agents, regieId }, year);
  await setSeries(administrator, {
    id: seedId<"invoiceSeries">("invoiceSeries", SERVICE),
    code: "FPERISCO",
    name: "Ville de Caen, régie périscolaire",
    address: "Esplanade Jean-Marie-Louvel, 14000 Caen",
    siret: null,
    dueDays: 30,
    help: "Le CCAS de Caen vous reçoit avec ou sans rendez-vous : demandez-le à l’accueil de la mairie.",
    counterIds: [counterId],
  });
  const service = { providerId: seedId<"authority">("authority", "caen"), serviceId };
  return { ...agents, counterId, regieId, caller: { service, caller: "demonstration" } };
}

/** Three evenings a week for each. @returns how many evenings each child had */
async function attend(
  { administrator, mandataire, counterId, caller }: Study,
  { first, next }: { readonly first: string; readonly next: string },
): Promise<number> {
  let evenings = 0;
  for (let on = first; on < next; on = addDays(on, 1)) {
    if (![1, 2, 4].includes(new Date(`${on}T00:00:00Z`).getUTCDay())) continue;
    evenings += 1;
    for (const key of CHILDREN) {
      const person = personId(key);
      // Opened already, it is that one.
      await openAccount(onDay(mandataire, first), { personId: person, counterId });
      const system = onDay(administrator.as({ kind: "system", name: "demonstration" }), on);
      const subject = pairwiseSubject(system, caller.service, person);
      const evening = { counterId, subject, amount: EVENING_CENTS, label: "Étude du soir" };
      await debit(system, caller, { ...evening, key: `${key} ${on}` });
    }
  }
  return evenings;
}

async function pay(
  { mandataire, regieId, counterId }: Study,
  { on, amount }: { readonly on: string; readonly amount: number },
): Promise<void> {
  const agent = onDay(mandataire, on);
  for (const key of CHILDREN) {
    const person = personId(key);
    const accountId = await openAccount(agent, { personId: person, counterId });
    const id = seedId<"payment">("payment", `${regieId} ${key} ${on}`);
    await takeMoney(agent, { id, regieId, personId: person, accountId, amount, payer: "Jeanne Lemoine" });
  }
  await closeDay({ mandataire, regieId }, on);
}
