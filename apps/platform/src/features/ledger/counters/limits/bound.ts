import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { isAdult, isOldEnough, listResponsible } from "../../../identity/households/index.ts";
import { findCurrentText, listElements } from "../../../identity/identity/index.ts";
import { notify } from "../../../messaging/notifications/index.ts";
import { record } from "../../../trust/audit/index.ts";
import type { Counter, CounterAccountId } from "../counter.ts";
import { countersErrors } from "../errors.ts";
import { toCountersSystem } from "../holders/open-account.ts";
import { listAccounts, type OwnAccount } from "../holders/own-accounts.ts";
import { MOST } from "../rules.ts";
import { deleteBound, listBoundRows, saveBoundRow } from "../store/bounds.ts";

/** In the unit of the counter; null without a bound. */
export interface Bound {
  readonly dayMost: number | null;
  /** From Monday. */
  readonly weekMost: number | null;
}

export interface BoundAsked extends Bound {
  readonly childId: PersonId;
  readonly accountId: CounterAccountId;
}

/**
 * Use case: a parent bounds what a child's counter may spend in a day or a week, or lifts it (both null); the
 * last said counts, whichever parent says it, and the other is told; of age, whoever is bounded lifts it.
 * What is bounded is the child's own, where the town lets parents do so: never what is paid afterwards, as
 * school meals are. A debit above it is refused by counters.over_bound, told to a service as a balance that
 * is too small; what a card paid is written all the same, and counts. Throws counters.bound_not_yours,
 * counters.unknown_account, counters.bound_not_allowed, counters.bound_not_valid.
 */
export async function setBound(context: Context, asked: BoundAsked): Promise<void> {
  const { childId, dayMost, weekMost } = asked;
  for (const most of [dayMost, weekMost])
    if (most !== null && !(Number.isSafeInteger(most) && most >= 0 && most <= MOST))
      throw countersErrors.error("counters.bound_not_valid");
  const system = toCountersSystem(context);
  const by = await system.transaction((tx) => requireMayBound(tx, context, asked));
  const account = await getBoundable(context, asked);
  const { counter, accountId } = account;
  await system.transaction(async (tx) => {
    const { authorityId } = system;
    const [known] = await listBoundRows(tx, authorityId, [accountId]);
    if ((known?.day_most ?? null) === dayMost && (known?.week_most ?? null) === weekMost) return;
    const place = { authorityId, counterId: counter.id };
    if (dayMost === null && weekMost === null) await deleteBound(tx, place, accountId);
    else
      await saveBoundRow(tx, {
        authority_id: authorityId,
        counter_id: counter.id,
        account_id: accountId,
        day_most: dayMost,
        week_most: weekMost,
        set_on: toCivilDate(system.now()),
      });
    const data = { name: counter.name, unit: counter.unit, dayMost, weekMost };
    await record(tx, context, { action: "counters.bound_set", personId: childId, data });
    await notifyParentsAboutBound(tx, system, { counter, childId, by, template: "bound_set" });
  });
}

/** The bounds of these accounts, for whoever may read them (listAccounts). */
export async function readBounds(
  context: Context,
  accounts: readonly OwnAccount[],
): Promise<ReadonlyMap<CounterAccountId, Bound>> {
  const system = toCountersSystem(context);
  const bounded = accounts.filter(({ counter }) => counter.parentsBound === true);
  const ids = bounded.map(({ accountId }) => accountId);
  const rows = await system.transaction((tx) => listBoundRows(tx, system.authorityId, ids));
  return new Map(
    bounded.flatMap(({ accountId }) => {
      const row = rows.find(({ account_id }) => account_id === accountId);
      return row ? [[accountId, { dayMost: row.day_most, weekMost: row.week_most }] as const] : [];
    }),
  );
}

/**
 * A parent; and once of age, when nobody has authority over them any more, whoever is bounded lifts what was
 * left.
 */
async function requireMayBound(
  tx: Tx,
  context: Context,
  { childId, dayMost, weekMost }: BoundAsked,
): Promise<PersonId> {
  const { actor } = context;
  const personId = actor.kind === "person" ? actor.personId : undefined;
  const parents = await listResponsible(tx, toCountersSystem(context), childId);
  const isLifting = dayMost === null && weekMost === null;
  const isOwn =
    personId === childId && isLifting && (await isOfAge(tx, toCountersSystem(context), childId, parents));
  if (personId === undefined || !(parents.includes(personId) || isOwn))
    throw countersErrors.error("counters.bound_not_yours");
  return personId;
}

/** A minor whose parents lost authority, or died, lifts nothing: whoever has it next does. */
const isOfAge = async (
  tx: Tx,
  system: Context,
  personId: PersonId,
  parents: readonly PersonId[],
): Promise<boolean> => parents.length === 0 && isOldEnough(tx, system, personId, isAdult);

/**
 * Whether somebody may lift what bounds their own account: they are of age, and nobody has authority over
 * them any more.
 */
export async function mayLiftOwn(context: Context): Promise<boolean> {
  const { actor } = context;
  if (actor.kind !== "person") return false;
  const system = toCountersSystem(context);
  const { personId } = actor;
  return system.transaction(async (tx) =>
    isOfAge(tx, system, personId, await listResponsible(tx, system, personId)),
  );
}

async function getBoundable(context: Context, { childId, accountId }: BoundAsked): Promise<OwnAccount> {
  const found = (await listAccounts(context, childId)).find((one) => one.accountId === accountId);
  if (!found) throw countersErrors.error("counters.unknown_account");
  if (found.shared || found.counter.parentsBound !== true || found.counter.closedOn !== null)
    throw countersErrors.error("counters.bound_not_allowed");
  return found;
}

/**
 * Each parent but who said it, and not the child: it is for parents to say (the child's journal keeps it);
 * amounts are on the page, an e-mail is read by others.
 */
export async function notifyParentsAboutBound(
  tx: Tx,
  system: Context,
  {
    counter,
    childId,
    by,
    template,
  }: {
    readonly counter: Pick<Counter, "name">;
    readonly childId: PersonId;
    readonly by?: PersonId;
    readonly template: "bound_set" | "bounds_ended";
  },
): Promise<void> {
  const child = findCurrentText(await listElements(tx, system, childId, ["given_name"]), "given_name") ?? "";
  const path = `/espace/compteurs?${new URLSearchParams({ pour: childId })}`;
  for (const personId of await listResponsible(tx, system, childId))
    if (personId !== by)
      await notify(tx, system, { personId, template, data: { child, counter: counter.name, path } });
}
