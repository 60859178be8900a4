import { ButtonGroup, LinkButton } from "@ardeco/ui";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { type CounterAccountId, listAccountsOfEach } from "../../../../../ledger/counters/index.ts";
import { listDues } from "../../../../debits/index.ts";
import { listPayable } from "../../../../payments/index.ts";
import {
  computeInstalmentShares,
  findNextInstalment,
  type NextInstalment,
  type OwnInvoice,
  type Plan,
} from "../../../index.ts";
import { groupLinesByMember } from "../../common/invoices/group-lines-by-member.ts";
import { helpWords } from "../../common/invoices/help-words.ts";
import { readUnlessBounded } from "../../common/invoices/load-coming-debits.ts";

/** Whose counters an invoice is about, among those that may be paid online, of people the reader acts for. */
export interface OnlinePayer {
  readonly whose: Somebody;
  readonly name: string;
  readonly accountIds: readonly CounterAccountId[];
}

export async function listPayers(
  context: Context,
  {
    own,
    somebody,
    people,
  }: { readonly own: OwnInvoice; readonly somebody: Somebody; readonly people: readonly Somebody[] },
): Promise<readonly OnlinePayer[]> {
  const payable = new Set((await listPayable(context)).map(({ counterId }) => counterId));
  const holderOf = await findHolders(context, [somebody, ...people]);
  return groupLinesByMember(own.content, "fr").flatMap(({ key, lines, name }) => {
    const accountIds = [
      ...new Set(lines.filter(({ counterId }) => payable.has(counterId)).map(({ accountId }) => accountId)),
    ];
    // Of what a household shares: whoever of them holds it today, and nobody where all of them left it.
    if (key === "household")
      return [...Map.groupBy(accountIds, holderOf)].flatMap(([whose, own]) =>
        whose ? [{ whose, name, accountIds: own }] : [],
      );
    const whose = people.find(({ id }) => id === key);
    return whose && accountIds.length > 0 ? [{ whose, name, accountIds }] : [];
  });
}

/** Whose counters hold an account today, the first of these people first. */
async function findHolders(
  context: Context,
  people: readonly Somebody[],
): Promise<(accountId: CounterAccountId) => Somebody | undefined> {
  const held = await listAccountsOfEach(context, [...new Set(people.map(({ id }) => id))]);
  return (accountId) =>
    people.find(({ id }) => held.get(id)?.some((account) => account.accountId === accountId));
}

/** Whose counters an instalment is paid on, and how much there. */
export interface InstalmentPayer extends OnlinePayer {
  readonly cents: number;
}

/** Where the next instalment of each plan that runs is paid online, among people the reader acts for. */
export async function listInstalmentPayers(
  context: Context,
  {
    all,
    plans,
    somebody,
    people,
  }: {
    readonly all: readonly OwnInvoice[];
    readonly plans: readonly Plan[];
    readonly somebody: Somebody;
    readonly people: readonly Somebody[];
  },
): Promise<ReadonlyMap<string, readonly InstalmentPayer[]>> {
  const running = plans.filter((plan) => findNextInstalment(plan) !== undefined);
  if (running.length === 0) return new Map();
  const parts = await readUnlessBounded(listDues(context, somebody.id));
  const found = new Map<string, readonly InstalmentPayer[]>();
  for (const plan of running) {
    const shares = computeInstalmentShares([plan], parts);
    const held = all.filter(({ invoice }) => plan.invoiceIds.includes(invoice.id));
    const payers = new Map<string, OnlinePayer>();
    for (const own of held)
      for (const payer of await listPayers(context, { own, somebody, people }))
        payers.set(payer.whose.id, {
          ...payer,
          accountIds: [...(payers.get(payer.whose.id)?.accountIds ?? []), ...payer.accountIds],
        });
    const at = [...payers.values()].map((payer) => ({ ...payer, cents: computePayerShare(payer, shares) }));
    found.set(
      plan.id,
      at.filter(({ cents }) => cents > 0),
    );
  }
  return found;
}

/** What of the shares is on accounts of this one. */
const computePayerShare = (
  { accountIds }: OnlinePayer,
  shares: ReadonlyMap<CounterAccountId, NextInstalment>,
): number => [...new Set(accountIds)].reduce((sum, id) => sum + (shares.get(id)?.cents ?? 0), 0);

/** To the counters of each one, where what they owe is written already. */
export function PayOnline({
  payers,
  visit,
}: {
  readonly payers: readonly OnlinePayer[];
  readonly visit: Visit;
}) {
  const { brand, language } = visit;
  if (payers.length === 0) return null;
  return (
    <ButtonGroup>
      {payers.map(({ whose, name }) => (
        <LinkButton
          key={whose.id}
          href={formatPersonAddress(buildSpaceAddresses(brand).counters, whose)}
          icon="wallet"
        >
          {helpWords(language).payFor(name)}
        </LinkButton>
      ))}
    </ButtonGroup>
  );
}
