import {
  assignRegieAgent,
  closeTill,
  type RegieId,
  readTill,
  receiveMoney,
  setOnlineAccount,
  setRegie,
} from "../features/billing/payments/index.ts";
import { createHousehold } from "../features/identity/households/index.ts";
import {
  type CounterId,
  debit,
  defineCounter,
  type NewCounter,
  openAccount,
  type ServiceCaller,
} from "../features/ledger/counters/index.ts";
import { acceptOldCards, importOldCards } from "../features/ledger/oldcards/index.ts";
import { computePairwiseSubject } from "../features/trust/keys/index.ts";
import { addDays, toCivilDate } from "../kernel/civil-date.ts";
import type { Context } from "../kernel/context.ts";
import { toPersonId } from "./load-people.ts";
import { toSeedId } from "./seed-files.ts";
import { toContextOnDay, toDatabaseContextOnDay } from "./to-context-on-day.ts";

export interface TillAgents {
  /** Administrator: defines counters, sets régies, names who takes money. */
  readonly administrator: Context;
  /** Another administrator, who accepts what the first gave. */
  readonly colleague: Context;
  readonly regisseur: Context;
  readonly mandataire: Context;
}

export interface Place extends TillAgents {
  readonly counterId: CounterId;
  readonly regieId: RegieId;
  readonly caller: ServiceCaller;
}

const MEAL_CENTS = 142;
const ENTRY_CENTS = 350;
/** A term behind: enough for a chart that says something. */
const DAYS = 92;

/**
 * The purse of the canteen, in euros, for Jeanne's children; entries of the swimming pool, by the unit, for
 * herself, and those that Sophie shares with Lucie.
 */
export async function loadCounters(agents: TillAgents): Promise<void> {
  const canteen = await openPlace(agents, {
    service: "cantine",
    provider: "caen",
    code: "CANTINE",
    name: { fr: "Porte-monnaie cantine", en: "Canteen purse" },
    regie: "Régie de la restauration scolaire",
    unit: "euro_cent",
    ceiling: 30_000,
    priceCents: null,
  });
  const pool = await openPlace(agents, {
    service: "piscine",
    provider: "caen-la-mer",
    code: "PISCINE",
    name: { fr: "Entrées de piscine", en: "Swimming pool entries" },
    regie: "Régie des piscines",
    unit: "entry",
    ceiling: 100,
    priceCents: ENTRY_CENTS,
    // In somebody's pocket.
    former: "Numéro;Reste\nB-1042;10\nB-1043;3\n",
  });
  const meals = { everyDays: 2, taken: MEAL_CENTS, label: "Repas du midi" };
  await runTermHistory(canteen, [
    { key: "leo", amount: 4_000, ...meals },
    { key: "zoe", amount: 3_500, ...meals },
  ]);
  // It waits for another administrator.
  await importOldCards(agents.administrator, {
    counterId: canteen.counterId,
    text: "Numéro;Reste\nC-2001;1250\nC-2002;300\nC-2003;4000\n",
  });
  await createSharedEntries(pool);
  const entries = { taken: 1, label: "Entrée" };
  await runTermHistory(pool, [
    { key: "jeanne", amount: 3_500, everyDays: 9, ...entries },
    { key: "sophie", payer: "Sophie Roussel", amount: 1_750, everyDays: 14, ...entries },
  ]);
}

/** A day on which Lucie was a child still. */
const BEFORE_MAJORITY = "2026-10-01";

/** Opened by Sophie for both, of age today: either may leave it. */
async function createSharedEntries({ mandataire, counterId }: Place): Promise<void> {
  const [sophie, lucie] = [toPersonId("sophie"), toPersonId("lucie")];
  const first = computeFirstDay(mandataire);
  const agent = toContextOnDay(mandataire, first < BEFORE_MAJORITY ? first : BEFORE_MAJORITY);
  await agent.transaction((tx) =>
    createHousehold(tx, agent, {
      members: [
        { personId: sophie, role: "adult", sharePercent: 100 },
        { personId: lucie, role: "child", sharePercent: 100 },
      ],
    }),
  );
  await openAccount(agent.as({ kind: "person", personId: sophie }), {
    personId: sophie,
    counterId,
    household: true,
  });
}

const computeFirstDay = (context: Context): string => addDays(toCivilDate(context.now()), -DAYS);

interface Told {
  readonly service: string;
  /** The authority of the service. */
  readonly provider: string;
  readonly code: string;
  readonly name: NewCounter["name"];
  readonly regie: string;
  readonly unit: NewCounter["unit"];
  readonly ceiling: number;
  readonly priceCents: number | null;
  /** Cards that a former system sold. */
  readonly former?: string;
}

/** A counter of a service, with the régie that takes its money. */
export async function openPlace(agents: TillAgents, told: Told): Promise<Place> {
  const { administrator } = agents;
  const counterId = toSeedId<"counter">("counter", told.service);
  const serviceId = toSeedId<"service">("service", told.service);
  await defineCounter(administrator, {
    id: counterId,
    name: told.name,
    unit: told.unit,
    floor: 0,
    ceiling: told.ceiling,
    debitMax: null,
    expiresMonths: null,
    servicesCredit: false,
    servicesSee: false,
    services: [serviceId],
  });
  if (told.former !== undefined) {
    const { fileId } = await importOldCards(administrator, { counterId, text: told.former });
    if (fileId) await acceptOldCards(agents.colleague, { id: fileId });
  }
  const regieId = toSeedId<"regie">("regie", told.service);
  const year = Number(toCivilDate(administrator.now()).slice(0, 4));
  await setRegie(administrator, {
    id: regieId,
    name: told.regie,
    code: told.code,
    act: `${year - 1}-204`,
    cashMax: 120_000,
    counters: [{ counterId, priceCents: told.priceCents }],
  });
  await assignRegieAgents({ ...agents, regieId }, year);
  if (administrator.ports.payments.simulator)
    await setOnlineAccount(administrator, {
      regieId,
      provider: "simulator",
      clientNumber: "000000",
      mode: "test",
    });
  const service = { providerId: toSeedId<"authority">("authority", told.provider), serviceId };
  return { ...agents, counterId, regieId, caller: { service, caller: "demonstration" } };
}

export async function assignRegieAgents(
  { administrator, regisseur, mandataire, regieId }: TillAgents & Pick<Place, "regieId">,
  year: number,
) {
  for (const [agent, part] of [
    [regisseur, "regisseur"],
    [mandataire, "mandataire"],
  ] as const) {
    if (agent.actor.kind !== "staff") throw new TypeError("an agent is expected");
    const { staffId } = agent.actor;
    await assignRegieAgent(administrator, {
      id: toSeedId<"regieAgent">("regieAgent", `${regieId} ${staffId}`),
      regieId,
      staffId,
      part,
      act: `${year - 1}-205`,
      startsOn: `${year - 1}-01-01`,
      endsOn: `${year + 1}-12-31`,
    });
  }
}

interface Term {
  readonly key: string;
  /** Jeanne, unless another. */
  readonly payer?: string;
  /** Of each top-up, in cents. */
  readonly amount: number;
  readonly everyDays: number;
  /** By each debit, in the unit of the counter. */
  readonly taken: number;
  readonly label: string;
}

/**
 * A top-up a month at the desk, in cash then by cheque, the till closed in the evening; a debit every so many
 * days.
 */
async function runTermHistory(place: Place, terms: readonly Term[]): Promise<void> {
  const first = computeFirstDay(place.administrator);
  for (let day = 0; day < DAYS; day += 1) {
    const on = addDays(first, day);
    const isTopUp = day % 31 === 0;
    for (const term of terms)
      if (isTopUp) await creditTopUp(place, { term, on, isCheque: day % 62 !== 0 });
      else if (day % term.everyDays === 0) await debitEntries(place, { term, on });
    if (isTopUp) await closeDay(place, on);
  }
}

interface OnDay {
  readonly term: Term;
  readonly on: string;
}

async function creditTopUp(
  { mandataire, regieId, counterId }: Place,
  { term, on, isCheque }: OnDay & { readonly isCheque: boolean },
): Promise<void> {
  const agent = toContextOnDay(mandataire, on);
  const person = toPersonId(term.key);
  const { payer = "Jeanne Lemoine" } = term;
  await receiveMoney(agent, {
    id: toSeedId<"payment">("payment", `${regieId} ${term.key} ${on}`),
    regieId,
    personId: person,
    // Opened already, it is that one.
    accountId: await openAccount(agent, { personId: person, counterId }),
    amount: term.amount,
    payer,
    ...(isCheque ? { cheque: { bank: "Banque de l’Orne", number: "0004217", drawer: payer } } : {}),
  });
}

export async function closeDay(
  { mandataire, regieId }: Pick<Place, "mandataire" | "regieId">,
  on: string,
): Promise<void> {
  const agent = toDatabaseContextOnDay(mandataire, on);
  const { cash, cheques } = await readTill(agent, regieId);
  const id = toSeedId<"tillClosing">("tillClosing", `${regieId} ${on}`);
  await closeTill(agent, { id, regieId, cash, cheques, reason: "" });
}

async function debitEntries({ administrator, counterId, caller }: Place, { term, on }: OnDay): Promise<void> {
  const system = toContextOnDay(administrator.as({ kind: "system", name: "demonstration" }), on);
  await debit(system, caller, {
    counterId,
    subject: computePairwiseSubject(system, caller.service, toPersonId(term.key)),
    amount: term.taken,
    key: `${term.key} ${on}`,
    label: term.label,
  });
}
