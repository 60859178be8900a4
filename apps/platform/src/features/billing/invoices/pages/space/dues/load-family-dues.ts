import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { CivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import {
  type CounterAccountId,
  listAccountsOfEach,
  type OwnAccount,
} from "../../../../../ledger/counters/index.ts";
import {
  listOwnUnderWay,
  listPayable,
  type OwnPaymentUnderWay,
  type PayableOnline,
  type RegieId,
  readRegies,
} from "../../../../payments/index.ts";
import {
  computeOwedToday,
  type DueOfAccount,
  loadDuesByAccount,
} from "../../common/invoices/account-dues.ts";

/** An account of somebody for whom the reader acts. */
export interface HeldAccount {
  readonly whose: Somebody;
  readonly account: OwnAccount;
}

export interface AccountDue extends HeldAccount {
  /** To pay by oneself today, in cents. */
  readonly cents: number;
  /** The last day for the part that is paid in several times. */
  readonly instalmentOn: CivilDate | undefined;
}

/** What one operation at the payment service pays (ADR 0138). */
export interface RegieDue {
  readonly regieId: RegieId;
  readonly name: string;
  readonly provider: PayableOnline["provider"];
  /** In cents. */
  readonly total: number;
  readonly parts: readonly AccountDue[];
  /** What the reader began and may still end, the latest first. */
  readonly underWay: readonly OwnPaymentUnderWay[];
}

export interface FamilyDues {
  /** To pay today, online or not, in cents. */
  readonly total: number;
  /** The greatest sum first. */
  readonly regies: readonly RegieDue[];
  /** Of accounts that are not paid online. */
  readonly atDesk: readonly AccountDue[];
  /** Of accounts that nobody for whom the reader acts holds any more, in cents. */
  readonly elsewhere: number;
  readonly debits: DueOfAccount["debits"];
  readonly accounts: readonly HeldAccount[];
}

/** All that the reader and those for whom they act have to pay, and what their accounts have. */
export async function loadFamilyDues(context: Context, people: readonly Somebody[]): Promise<FamilyDues> {
  const personIds = [...new Set(people.map(({ id }) => id))];
  const dues = await loadDuesByAccount(context, personIds);
  const accounts = listHeldOnce(people, await listAccountsOfEach(context, personIds));
  const parts = accounts.flatMap((held) => toAccountDue(held, dues.get(held.account.accountId)));
  const payable = new Map((await listPayable(context)).map((one) => [one.counterId, one]));
  const isOnline = ({ account }: AccountDue) => payable.has(account.counter.id);
  const total = [...dues.values()].reduce((sum, due) => sum + computeOwedToday(due), 0);
  return {
    total,
    regies: await loadRegieDues(context, parts.filter(isOnline), payable),
    atDesk: parts.filter((part) => !isOnline(part)),
    elsewhere: total - sumCents(parts),
    debits: addDebitsByDay(dues.values()),
    accounts,
  };
}

/** What several people share is shown once, under the first of them. */
function listHeldOnce(
  people: readonly Somebody[],
  held: ReadonlyMap<Somebody["id"], readonly OwnAccount[]>,
): readonly HeldAccount[] {
  const found = new Map<CounterAccountId, HeldAccount>();
  for (const whose of people)
    for (const account of held.get(whose.id) ?? [])
      if (!found.has(account.accountId)) found.set(account.accountId, { whose, account });
  return [...found.values()];
}

function toAccountDue(held: HeldAccount, due: DueOfAccount | undefined): readonly AccountDue[] {
  const cents = computeOwedToday(due);
  return cents > 0 ? [{ ...held, cents, instalmentOn: due?.instalment?.on }] : [];
}

async function loadRegieDues(
  context: Context,
  parts: readonly AccountDue[],
  payable: ReadonlyMap<OwnAccount["counter"]["id"], PayableOnline>,
): Promise<readonly RegieDue[]> {
  if (parts.length === 0) return [];
  const regies = await readRegies(context);
  const found: RegieDue[] = [];
  for (const [at, those] of Map.groupBy(parts, ({ account }) => payable.get(account.counter.id)?.regieId)) {
    const provider = those.map(({ account }) => payable.get(account.counter.id)?.provider).find(Boolean);
    if (!at || !provider) continue;
    found.push({
      regieId: at,
      name: regies.find(({ id }) => id === at)?.name ?? "",
      provider,
      total: sumCents(those),
      parts: those,
      underWay: await loadUnderWay(context, those),
    });
  }
  return found.toSorted((one, other) => other.total - one.total);
}

/** One operation pays several accounts: it is found once. */
async function loadUnderWay(
  context: Context,
  parts: readonly AccountDue[],
): Promise<readonly OwnPaymentUnderWay[]> {
  const found = new Map<string, OwnPaymentUnderWay>();
  for (const { account } of parts)
    for (const one of await listOwnUnderWay(context, account.accountId)) found.set(one.id, one);
  return [...found.values()];
}

/** One debit takes what several accounts owe: one line a day and a bank account. */
function addDebitsByDay(dues: Iterable<DueOfAccount>): FamilyDues["debits"] {
  const debits = [...dues].flatMap((due) => due.debits);
  return [...Map.groupBy(debits, ({ on, lastFour }) => `${on} ${lastFour ?? ""}`).values()]
    .flatMap(([first, ...others]) => (first ? [{ ...first, cents: first.cents + sumCents(others) }] : []))
    .toSorted((one, other) => one.on.localeCompare(other.on));
}

const sumCents = (parts: readonly { readonly cents: number }[]): number =>
  parts.reduce((sum, { cents }) => sum + cents, 0);
