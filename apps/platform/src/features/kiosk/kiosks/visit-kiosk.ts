import { parseReceiptNumber } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import type { DeskId, PersonId } from "../../../kernel/ids.ts";
import {
  listPayable,
  type PayableOnline,
  type PaymentId,
  resolvePayment,
  type SettledPayment,
  startTopUp,
} from "../../billing/payments/index.ts";
import { setVisit } from "../../cards/equipment/index.ts";
import { type CheckRefusal, findPresented, listSupports } from "../../cards/supports/index.ts";
import {
  type AskedUpdate,
  type Asking,
  type CardUpdateId,
  computeCardLimits,
  listWaiting,
  requestCardUpdate,
  terminalsErrors,
  type Waiting,
} from "../../cards/terminals/index.ts";
import { listActingRepresentatives, listRepresentedPeople } from "../../identity/households/index.ts";
import {
  findCurrentText,
  formatNameInUse,
  listElements,
  nameElements,
} from "../../identity/identity/index.ts";
import {
  type CounterAccountId,
  listAccounts,
  listAccountsOfEach,
  type OwnAccount,
} from "../../ledger/counters/index.ts";
import { kiosksErrors } from "./errors.ts";
import { findKiosk, requireKiosk } from "./pair-kiosk.ts";
import { openPaying, openVisit, sealPaying, sealVisit, startVisit } from "./visit.ts";

/** What the browser of the machine sends with each request. */
export interface AtKiosk {
  readonly secret: string | undefined;
  readonly visit: string | undefined;
}

/**
 * Use case: somebody shows a code. It opens a visit, for this machine alone, or says why not. The person's
 * journal tells it. Throws kiosks.not_paired.
 */
export async function openKioskVisit(
  context: Context,
  { secret, code }: { readonly secret: string | undefined; readonly code: string },
): Promise<{ readonly visit: string } | { readonly refusal: CheckRefusal }> {
  const equipment = await requireKiosk(context, secret);
  // Numbers follow one another: whoever types one has nothing in hand, and is not told which of them are
  // lost.
  if (parseReceiptNumber(code).ok) return { refusal: "unknown" };
  const system = toKioskSystem(context);
  const shown = await system.transaction((tx) =>
    findPresented(tx, system, {
      typed: code,
      readBy: equipment.name,
      at: { purpose: "kiosk", deskId: equipment.deskId },
    }),
  );
  if (!shown.accepted) return { refusal: shown.refusal };
  const id = context.newId();
  await setVisit(context, { id: equipment.id, visitId: id });
  return { visit: startVisit(context, { id, equipmentId: equipment.id, personId: shown.personId }) };
}

/**
 * Use case: who stands there has finished: what was copied of their visit opens nothing more. At no kiosk,
 * nothing is done.
 */
export async function endKioskVisit(context: Context, secret: string | undefined): Promise<void> {
  const kiosk = await findKiosk(context, secret);
  if (kiosk) await setVisit(context, { id: kiosk.id, visitId: null });
}

export interface ShownAccount {
  readonly account: OwnAccount;
  /** Absent when it cannot be topped up online. */
  readonly payable?: PayableOnline;
}

export interface ShownPerson {
  readonly personId: PersonId;
  /** "" when it is not known. */
  readonly givenName: string;
  readonly accounts: readonly ShownAccount[];
  /** Theirs that may be written; none where who stands there may not sign for them. */
  readonly supportIds: readonly string[];
  /**
   * What their plastic card may be given, once it is asked for: nothing where who stands there may prepare,
   * and not sign for them; nothing that a household shares where somebody acts for who stands there.
   */
  readonly waiting: Waiting;
}

export interface ShownVisit {
  /** The holder first, then their children and those in their guardianship. */
  readonly people: readonly ShownPerson[];
  /** Sealed again: two minutes more. */
  readonly visit: string;
}

/** Use case: the balances of the family of who stands there. Throws kiosks.not_paired, kiosks.visit_over. */
export async function readVisit(context: Context, { secret, visit }: AtKiosk): Promise<ShownVisit> {
  const kiosk = await requireKiosk(context, secret);
  const { until: _, ...known } = openVisit(context, kiosk, visit);
  const people = await listShownPeople(context, { personId: known.personId, deskId: kiosk.deskId });
  return { people, visit: sealVisit(context, known) };
}

export const toKioskSystem = (context: Context): SystemContext =>
  elevate(context, {
    name: "kiosks",
    reason: "A kiosk is nobody: the visitor is known by their card, for as long as it stays.",
  });
const toHolderContext = (context: Context, personId: PersonId): Context =>
  context.as({ kind: "person", personId });

interface Standing {
  readonly personId: PersonId;
  /** Of the kiosk. */
  readonly deskId: DeskId;
}

/** All of the family in one transaction of who stands there, and all their accounts in another. */
async function listShownPeople(
  context: Context,
  { personId, deskId }: Standing,
): Promise<readonly ShownPerson[]> {
  const holder = toHolderContext(context, personId);
  const people = await holder.transaction((tx) => listFamilyMembers(tx, holder, personId));
  const accounts = await listAccountsOfEach(
    holder,
    people.map(({ id }) => id),
  );
  const payable = await listPayable(context);
  const isRepresented = await hasParents(context, personId);
  const shown: ShownPerson[] = [];
  for (const { id, givenName, maySign, supportIds } of people) {
    const own = accounts.get(id) ?? [];
    const prepared = isRepresented ? own.filter(({ shared }) => !shared) : own;
    const waiting = maySign
      ? await listWaitingUpdates(context, { deskId, supportIds, accounts: prepared })
      : nothing;
    shown.push({
      personId: id,
      givenName,
      supportIds,
      waiting,
      accounts: own.map((account) => {
        const online = payable.find(({ counterId }) => counterId === account.counter.id);
        return { account, ...(online && account.counter.closedOn === null ? { payable: online } : {}) };
      }),
    });
  }
  return shown;
}

interface OfFamily {
  readonly id: PersonId;
  readonly givenName: string;
  /** Who stands there may sign for them. */
  readonly maySign: boolean;
  /** None unless they may. */
  readonly supportIds: readonly string[];
}

/**
 * The person first, then those for whom they may prepare; those who gave a mandate are not shown in a hall.
 */
async function listFamilyMembers(tx: Tx, holder: Context, personId: PersonId): Promise<readonly OfFamily[]> {
  const edges = await listRepresentedPeople(tx, holder, { personId, act: "prepare" });
  const close = edges.filter(({ kind }) => kind !== "mandate").map(({ representedId }) => representedId);
  const signed = await listRepresentedPeople(tx, holder, { personId, act: "usual" });
  const maySign = new Set([personId, ...signed.map(({ representedId }) => representedId)]);
  const found: OfFamily[] = [];
  for (const id of new Set([personId, ...close])) {
    const elements = await listElements(tx, holder, id, ["given_name"]);
    found.push({
      id,
      givenName: findCurrentText(elements, "given_name") ?? "",
      maySign: maySign.has(id),
      supportIds: maySign.has(id) ? await listHolderSupports(holder, id) : [],
    });
  }
  return found;
}

const nothing: Waiting = { purses: [], applications: [] };

/** Or a guardian. What a household shares is put on a card by who keeps it. */
async function hasParents(context: Context, personId: PersonId): Promise<boolean> {
  const system = toKioskSystem(context);
  const edges = await system.transaction((tx) =>
    listActingRepresentatives(tx, system, { forPersonId: personId, act: "prepare" }),
  );
  return edges.some(({ kind }) => kind !== "mandate");
}

interface CardUpdateSubject {
  readonly deskId: DeskId;
  readonly supportIds: readonly string[];
  readonly accounts: readonly OwnAccount[];
}

async function listWaitingUpdates(
  context: Context,
  { deskId, supportIds, accounts }: CardUpdateSubject,
): Promise<Waiting> {
  const asked = { deskId, supportIds, mostOnCards: await computeCardLimits(context, accounts) };
  const system = toKioskSystem(context);
  const waiting = await system.transaction((tx) => listWaiting(tx, system, asked));
  const own = new Set(accounts.map(({ accountId }) => accountId));
  return { ...waiting, purses: waiting.purses.filter(({ accountId }) => own.has(accountId)) };
}

const listHolderSupports = async (holder: Context, personId: PersonId): Promise<readonly string[]> =>
  (await listSupports(holder, personId)).map(({ id }) => id);

export interface AskedAtKiosk extends AtKiosk {
  /** From the form: sent twice, it is done once. */
  readonly id: CardUpdateId;
  /** Whose card. */
  readonly personId: PersonId;
  /** Absent: the applications that wait for it. */
  readonly credit?: Asking["credit"];
}

export interface AwaitedCard extends AskedUpdate {
  /** "" when it is not known. */
  readonly givenName: string;
  /** Of who stands there, and not of a child of theirs. */
  readonly isOwn: boolean;
}

/**
 * Use case: an amount, or new applications, for the card of one of those shown, which the reader beside the
 * machine then writes. Throws kiosks.not_paired, kiosks.visit_over, and as requestCardUpdate.
 */
export async function requestKioskUpdate(
  context: Context,
  { secret, visit, personId, ...asked }: AskedAtKiosk,
): Promise<AwaitedCard> {
  const kiosk = await requireKiosk(context, secret);
  const { deskId } = kiosk;
  const { personId: holderId } = openVisit(context, kiosk, visit);
  const shown = (await listShownPeople(context, { personId: holderId, deskId })).find(
    (one) => one.personId === personId,
  );
  if (!shown) throw kiosksErrors.error("kiosks.visit_over");
  const { waiting, accounts, supportIds } = shown;
  const { credit } = asked;
  const isOffered = credit
    ? waiting.purses.some(({ accountId }) => accountId === credit.accountId)
    : waiting.applications.length > 0;
  if (!isOffered) throw terminalsErrors.error("terminals.nothing_to_load");
  const own = accounts.map(({ account }) => account);
  const whose = { deskId, personId, supportIds, mostOnCards: await computeCardLimits(context, own) };
  const system = toKioskSystem(context);
  const awaited = await system.transaction((tx) => requestCardUpdate(tx, system, { ...asked, ...whose }));
  return { ...awaited, givenName: shown.givenName, isOwn: personId === holderId };
}

export interface ToppedUpAtKiosk extends AtKiosk {
  /** From the form: sent twice, it is one payment. */
  readonly id: PaymentId;
  readonly personId: PersonId;
  readonly accountId: CounterAccountId;
  /** In cents. */
  readonly amount: number;
  /** Where the payment service writes: the authority's. */
  readonly email: string;
  /** Whole addresses. */
  readonly returnTo: string;
  readonly notifyAt: string;
}

/**
 * On a screen in a hall, a slip of the finger is a payment of thousands of euros, and nobody is there to ask.
 * In cents.
 */
export const MOST_AT_ONCE = 15_000;

/**
 * Use case: begins a payment for one of the accounts shown, by the use case that asks the payment service,
 * which no transaction waits for; the visit is over, and what is paid may be read for half an hour. Throws
 * kiosks.not_paired, kiosks.visit_over, kiosks.too_much, and as startTopUp.
 */
export async function startKioskPayment(
  context: Context,
  { secret, visit, ...asked }: ToppedUpAtKiosk,
): Promise<{ readonly page: string; readonly paying: string }> {
  const kiosk = await requireKiosk(context, secret);
  const { id: equipmentId, name: machine, deskId } = kiosk;
  const { id: visitId, personId } = openVisit(context, kiosk, visit, asked.id);
  if (asked.amount > MOST_AT_ONCE) throw kiosksErrors.error("kiosks.too_much");
  const people = await listShownPeople(context, { personId, deskId });
  const isShown = people.some(
    (one) =>
      one.personId === asked.personId &&
      one.accounts.some(({ account }) => account.accountId === asked.accountId),
  );
  if (!isShown) throw kiosksErrors.error("kiosks.visit_over");
  const holder = toHolderContext(context, personId);
  const names = await holder.transaction((tx) => listElements(tx, holder, personId, nameElements));
  const { page } = await startTopUp(holder, { ...asked, machine, payer: formatNameInUse(names) || "—" });
  // Under the number of the payment: its form, sent twice, is one payment, and nobody reads anything more.
  // Who finished, or showed their own code, while the payment service answered is not undone.
  await setVisit(context, { id: equipmentId, visitId: asked.id, insteadOf: visitId });
  const paying = sealPaying(context, {
    equipmentId,
    personId: asked.personId,
    paymentId: asked.id,
    accountId: asked.accountId,
  });
  return { page, paying };
}

export interface Outcome extends SettledPayment {
  /** The counter that was topped up, as it is now; absent unless it was. */
  readonly account?: OwnAccount;
  /** Their plastic card may be given what was paid, once it is shown and asked for. */
  readonly mayGoOnCard: boolean;
}

/**
 * Use case: what the payment service answers, for who comes back from it, and the new balance. Names nobody.
 * Throws kiosks.not_paired, kiosks.visit_over, payments.unknown.
 */
export async function readOutcome(
  context: Context,
  {
    secret,
    paying,
    id,
  }: { readonly secret: string | undefined; readonly paying: string | undefined; readonly id: PaymentId },
): Promise<Outcome> {
  const { id: equipmentId, deskId } = await requireKiosk(context, secret);
  const { personId, paymentId, accountId } = openPaying(context, equipmentId, paying);
  if (paymentId !== id) throw kiosksErrors.error("kiosks.visit_over");
  const holder = toHolderContext(context, personId);
  const settled = await resolvePayment(holder, { personId, id });
  if (settled.state !== "paid") return { ...settled, mayGoOnCard: false };
  const accounts = await listAccounts(holder, personId);
  const account = accounts.find((one) => one.accountId === accountId);
  const supportIds = await listHolderSupports(holder, personId);
  const { purses } = await listWaitingUpdates(context, { deskId, supportIds, accounts });
  const mayGoOnCard = purses.some((purse) => purse.accountId === accountId);
  return { ...settled, mayGoOnCard, ...(account ? { account } : {}) };
}
