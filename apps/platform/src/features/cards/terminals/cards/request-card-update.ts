import { Type } from "typebox";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { DeskId, Id, PersonId } from "../../../../kernel/ids.ts";
import { type CounterAccountId, getCounter, type Unit } from "../../../ledger/counters/index.ts";
import {
  buildIdShape,
  buildJsonReader,
  Instant,
  type Opened,
  openFromBrowser,
  sealForBrowser,
} from "../../../trust/keys/index.ts";
import type { Equipment } from "../../equipment/index.ts";
import { listStanding } from "../../supports/index.ts";
import type { CardElement } from "../application.ts";
import { computeAccountName } from "../card-keys.ts";
import { readApplications } from "../define-application.ts";
import { readerErrors, terminalsErrors } from "../errors.ts";
import { findHolder } from "../holder.ts";
import { listReaderUses, type Use } from "../list-reader-uses.ts";
import { getDailyMost } from "../rules.ts";
import { computeHeldByAccount } from "../showing/compute-held-by-account.ts";
import { listSupportCards } from "../store/cards.ts";
import type { CardRow } from "../store/tables.ts";
import { computeLoadedAmount } from "../store/transactions.ts";
import type { MostOnCards } from "./compute-card-limits.ts";

/** What may go from an account to the purse of a card, at a kiosk. */
export interface Loadable {
  readonly accountId: CounterAccountId;
  /** Of the application, and of its counter. */
  readonly aid: string;
  readonly name: string;
  readonly unit: Unit;
  /** Today: 0 when kiosks put there all that they put in a day, or all that a parent lets be spent. */
  readonly most: number;
  /** What a parent said is less than what kiosks put in a day. */
  readonly isBounded: boolean;
}

/** An application that their card does not have yet, and what it will hold of them. */
export interface Addable {
  readonly aid: string;
  readonly name: string;
  readonly elements: readonly CardElement[];
}

/** What somebody may ask for at a kiosk, of their cards. Nothing of it is done unasked. */
export interface Waiting {
  readonly purses: readonly Loadable[];
  readonly applications: readonly Addable[];
}

/** Whose cards, and where. */
export interface CardUpdateTarget {
  readonly deskId: DeskId;
  /** Of one person. */
  readonly supportIds: readonly string[];
  /** Of their accounts (computeCardLimits). */
  readonly mostOnCards: MostOnCards;
}

/**
 * What waits for the cards of somebody; nothing when none of their supports is a card that serves. For the
 * system.
 */
export async function listWaiting(
  tx: Tx,
  system: Context,
  { deskId, supportIds, mostOnCards }: CardUpdateTarget,
): Promise<Waiting> {
  const standing = await listStanding(tx, system, supportIds);
  const cards = await listSupportCards(tx, system.authorityId, [...standing]);
  if (cards.length === 0) return { purses: [], applications: [] };
  const purses: Loadable[] = [];
  const seen = new Set<string>();
  for (const use of await listReaderUses(tx, system, { deskId })) {
    const { aid, purse } = use.application;
    if (purse === null || seen.has(aid) || !use.service.verbs.includes("credit")) continue;
    seen.add(aid);
    const loadable = await findLoadablePurse(tx, system, { use, cards, mostOnCards });
    if (loadable) purses.push(loadable);
  }
  const missing = (await readApplications(tx, system)).filter(
    ({ closedOn, purse, aid }) =>
      closedOn === null && purse === null && cards.some(({ written }) => !written.includes(aid)),
  );
  return { purses, applications: missing.map(({ aid, name, elements }) => ({ aid, name, elements })) };
}

/** Undefined when no card of theirs has it, or when their account holds no more than its cards. */
async function findLoadablePurse(
  tx: Tx,
  system: Context,
  {
    use,
    cards,
    mostOnCards,
  }: Pick<CardUpdateTarget, "mostOnCards"> & { readonly use: Use; readonly cards: readonly CardRow[] },
): Promise<Loadable | undefined> {
  const { application, service } = use;
  const card = cards.find(({ written }) => written.includes(application.aid));
  const holder = card && (await findHolder(tx, system, { card: card.name, application, service }));
  if (!holder) return undefined;
  const account = computeAccountName(system, holder.accountId);
  const carried = await computeHeldByAccount(tx, system, account);
  const owed = holder.free - carried;
  if (owed <= 0) return undefined;
  const { unit } = await getCounter(tx, system, holder.counterId);
  const loaded = await computeLoadedAmount(tx, system.authorityId, {
    account,
    on: toCivilDate(system.now()),
  });
  const ofKiosks = Math.min(owed, getDailyMost(unit) - loaded);
  const ofParents = (mostOnCards.get(holder.accountId) ?? Number.POSITIVE_INFINITY) - carried;
  const most = Math.max(0, Math.min(ofKiosks, ofParents));
  const isBounded = ofParents < ofKiosks;
  return { accountId: holder.accountId, aid: application.aid, name: application.name, unit, most, isBounded };
}

const RequestedCardUpdate = Type.Object({
  id: buildIdShape<"cardUpdate">(),
  /** Of the kiosk. */
  deskId: buildIdShape<"desk">(),
  /** Whose card: who stands there, or a child of theirs. */
  personId: buildIdShape<"person">(),
  credit: Type.Union([
    Type.Null(),
    Type.Object({
      aid: Type.String(),
      accountId: buildIdShape<"counterAccount">(),
      unit: Type.String(),
      amount: Type.Integer({ minimum: 1 }),
    }),
  ]),
  /** AIDs of the applications that the page named. */
  write: Type.Array(Type.String()),
  until: Instant,
});
/** What somebody asked for on the page of a visit. */
export type RequestedCardUpdate = Opened<typeof RequestedCardUpdate>;
const readAsked = buildJsonReader("card-update", RequestedCardUpdate);
const FIELD = "terminals:card-update";
/** As long as somebody looks for the card that the screen names. */
const ASKED_MS = 2 * 60_000;

export type CardUpdateId = Id<"cardUpdate">;

export interface Asking extends CardUpdateTarget {
  /** From the form: sent twice, it is done once. */
  readonly id: CardUpdateId;
  readonly personId: PersonId;
  /** From which account, and how much of it; absent: the applications that wait are written. */
  readonly credit?: AskedAmount | undefined;
}

interface AskedAmount {
  readonly accountId: CounterAccountId;
  readonly amountIn: (unit: Unit) => number;
}

export interface AskedUpdate {
  /** Sealed, for a reader of the same desk. */
  readonly order: string;
  /** What it will do, to be said. */
  readonly credit?: Loadable & { readonly amount: number };
  readonly applications: readonly Addable[];
}

/**
 * What somebody asked for, as the page hands it to the reader: one person's card, two minutes, done once
 * however often the card is laid. For the system. Throws terminals.load_not_valid, terminals.nothing_to_load.
 */
export async function requestCardUpdate(tx: Tx, system: Context, asking: Asking): Promise<AskedUpdate> {
  const { id, deskId, personId } = asking;
  const waiting = await listWaiting(tx, system, asking);
  const credit = asking.credit ? selectChosenPurse(waiting.purses, asking.credit) : undefined;
  const applications = credit ? [] : waiting.applications;
  if (!credit && applications.length === 0) throw terminalsErrors.error("terminals.nothing_to_load");
  const asked: RequestedCardUpdate = {
    id,
    deskId,
    personId,
    credit: credit
      ? { aid: credit.aid, accountId: credit.accountId, unit: credit.unit, amount: credit.amount }
      : null,
    write: applications.map(({ aid }) => aid),
    until: new Date(system.now().getTime() + ASKED_MS).toISOString(),
  };
  const order = sealForBrowser(system, FIELD, JSON.stringify(asked));
  return { order, applications, ...(credit ? { credit } : {}) };
}

/** Throws terminals.load_not_valid, terminals.nothing_to_load. */
function selectChosenPurse(
  purses: readonly Loadable[],
  { accountId, amountIn }: AskedAmount,
): Loadable & { readonly amount: number } {
  const purse = purses.find((one) => one.accountId === accountId);
  if (!purse || purse.most === 0) throw terminalsErrors.error("terminals.nothing_to_load");
  const amount = amountIn(purse.unit);
  if (!Number.isSafeInteger(amount) || amount < 1 || amount > purse.most)
    throw terminalsErrors.error("terminals.load_not_valid");
  return { ...purse, amount };
}

/** Throws reader.asked_too_late: of before, of another desk or authority, or made up. */
export function openAsked(
  system: Context,
  { deskId }: Pick<Equipment, "deskId">,
  order: string,
): RequestedCardUpdate {
  const asked = findSealedOrder(system, order);
  if (!asked || asked.deskId !== deskId || new Date(asked.until) <= system.now())
    throw readerErrors.error("reader.asked_too_late");
  return asked;
}

function findSealedOrder(system: Context, order: string): RequestedCardUpdate | undefined {
  try {
    return readAsked(openFromBrowser(system, FIELD, order));
  } catch {
    return undefined;
  }
}
