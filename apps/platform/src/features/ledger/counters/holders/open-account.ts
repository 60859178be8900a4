import type { Context, Tx } from "../../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../../kernel/elevate.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import {
  listActingRepresentatives,
  listHouseholds,
  requireRepresentative,
} from "../../../identity/households/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { computeCounterAlias, computePairwiseSubject } from "../../../trust/keys/index.ts";
import type { Counter, CounterAccountId, CounterId } from "../counter.ts";
import { getCounter } from "../define-counter.ts";
import { countersErrors } from "../errors.ts";
import { createAccountRow, createAliasRows, listByAliases } from "../store/accounts.ts";
import { listCounterRows, listServicesEver } from "../store/definitions.ts";
import { toCounterService } from "../store/tables.ts";
import { getLockedHolderList, isHeld } from "./holder-list.ts";

export interface Opening {
  readonly personId: PersonId;
  readonly counterId: CounterId;
  /**
   * One account for the person and those who live with them, each of whom reads its lines: only where the
   * actor acts for every one of them, and no other is an adult; without the children who have another parent
   * elsewhere. Their own otherwise.
   */
  readonly household?: boolean;
  /** By the part of the house that keeps the counter: nobody else opens one of it. */
  readonly keptBy?: "passes";
}

/**
 * Use case: the person, who may act for them, or an agent opens their account of a counter. Opened already,
 * it is that one. Throws households.cannot_act_for, access.capability_missing, counters.unknown_counter,
 * counters.counter_closed, counters.household_has_adults, counters.kept_elsewhere.
 */
export async function openAccount(context: Context, input: Opening): Promise<CounterAccountId> {
  const members = await context.transaction(async (tx) => {
    await requireRepresentative(tx, context, { forPersonId: input.personId, act: "usual" });
    if (input.household !== true) return [input.personId];
    const members = await listOpeningMembers(tx, context, input.personId);
    for (const forPersonId of members)
      await requireRepresentative(tx, context, { forPersonId, act: "usual" });
    return members;
  });
  const system = toCountersSystem(context);
  return system.transaction(async (tx) => {
    const sharing = await filterOtherHomes(tx, system, { personId: input.personId, members });
    return openMembersAccount(tx, { context, system }, { ...input, members: sharing });
  });
}

/**
 * A child who has another parent elsewhere keeps an account of their own: that parent reads it, and would
 * read there, line by line, what this home spends.
 */
async function filterOtherHomes(
  tx: Tx,
  system: Context,
  { personId, members }: { readonly personId: PersonId; readonly members: readonly PersonId[] },
): Promise<readonly PersonId[]> {
  if (members.length === 1) return members;
  const apart = new Set<PersonId>();
  for (const forPersonId of members) {
    const edges = await listActingRepresentatives(tx, system, { forPersonId, act: "prepare" });
    const isElsewhere = edges.some(
      ({ kind, representativeId }) => kind === "parental_authority" && !members.includes(representativeId),
    );
    if (isElsewhere) apart.add(forPersonId);
  }
  return apart.has(personId) ? [personId] : members.filter((id) => !apart.has(id));
}

/**
 * The account of one person, in the transaction of what needs it: refused, it leaves no account behind.
 * Whoever asks has required that the actor acts for them. Opened already, it is that one. Throws
 * counters.unknown_counter, counters.counter_closed, counters.kept_elsewhere.
 */
export const openAccountInTransaction = (
  tx: Tx,
  context: Context,
  input: Omit<Opening, "household">,
): Promise<CounterAccountId> =>
  openMembersAccount(
    tx,
    { context, system: toCountersSystem(context) },
    { ...input, members: [input.personId] },
  );

/** In a transaction of the system, whose journal line names the actor. */
async function openMembersAccount(
  tx: Tx,
  { context, system }: { readonly context: Context; readonly system: Context },
  { counterId, keptBy, personId, members }: Opening & { readonly members: readonly PersonId[] },
): Promise<CounterAccountId> {
  const counter = await getCounter(tx, system, counterId);
  if (counter.closedOn !== null) throw countersErrors.error("counters.counter_closed");
  if (counter.keptBy !== (keptBy ?? null)) throw countersErrors.error("counters.kept_elsewhere");
  return ensureMembersAccount(tx, { context, system }, { counter, members, personId });
}

export const toCountersSystem = (context: Context): SystemContext =>
  elevate(context, {
    name: "counters",
    reason: "Accounts are keyed by sealed names: nobody, person or agent, reads them by who holds them.",
  });

/**
 * With those of their first household; in the same order for everybody, so that two openings never cross. A
 * desk acts for anybody: that another adult be followed, line by line, is for that adult alone to accept, and
 * nothing asks them yet.
 */
async function listOpeningMembers(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<readonly PersonId[]> {
  const [home] = await listHouseholds(tx, context, personId);
  const others = home?.members.filter((member) => member.personId !== personId) ?? [];
  const { actor } = context;
  const isActor = (id: PersonId) => actor.kind === "person" && actor.personId === id;
  if (others.some((other) => other.role === "adult" && !isActor(other.personId)))
    throw countersErrors.error("counters.household_has_adults");
  return [personId, ...others.map((member) => member.personId)].toSorted();
}

interface Opened {
  readonly counter: Counter;
  readonly members: readonly PersonId[];
  readonly personId: PersonId;
}

async function ensureMembersAccount(
  tx: Tx,
  { context, system }: { readonly context: Context; readonly system: Context },
  { counter, members, personId }: Opened,
): Promise<CounterAccountId> {
  const lists = new Map<PersonId, Awaited<ReturnType<typeof getLockedHolderList>>>();
  for (const member of members) lists.set(member, await getLockedHolderList(tx, system, member));
  const has = (member: PersonId) =>
    lists.get(member)?.entries.find((entry) => isHeld(entry) && entry.counterId === counter.id);
  const known = has(personId);
  if (known) {
    await createAliasRows(tx, buildAliasRows(system, counter, { personId, accountId: known.accountId }));
    return known.accountId;
  }
  const accountId = system.newId<CounterAccountId>();
  await createAccountRow(tx, { authorityId: system.authorityId, counterId: counter.id }, accountId);
  // Who has one of their own keeps it.
  const joining = members.filter((member) => !has(member));
  for (const member of joining) {
    const list = lists.get(member);
    const entry = { counterId: counter.id, accountId, shared: joining.length > 1 };
    await list?.save([...list.entries, entry]);
    await createAliasRows(tx, buildAliasRows(system, counter, { personId: member, accountId }));
    await record(tx, context, {
      action: "counters.opened",
      personId: member,
      data: { counter: counter.id, name: counter.name.fr, shared: entry.shared },
    });
  }
  return accountId;
}

/** The rows by which each service of the counter finds the account of a person. */
export const buildAliasRows = (
  system: Context,
  counter: Pick<Counter, "id" | "services">,
  { personId, accountId }: { readonly personId: PersonId; readonly accountId: CounterAccountId },
) =>
  computeServiceAliases(system, counter, personId).map((alias) => ({
    authority_id: system.authorityId,
    counter_id: counter.id,
    alias,
    account_id: accountId,
  }));

/**
 * The accounts of a person, those they left too, by the names that services give them: for the system, once
 * the list of somebody erased opens no more.
 */
export async function findAccountsBySubject(
  tx: Tx,
  system: Context,
  personId: PersonId,
): Promise<readonly CounterAccountId[]> {
  const { authorityId } = system;
  const found: CounterAccountId[] = [];
  for (const { id } of await listCounterRows(tx, authorityId)) {
    const place = { authorityId, counterId: parseId<"counter">(id) };
    const services = (await listServicesEver(tx, place)).map(toCounterService);
    const aliases = computeServiceAliases(system, { id: place.counterId, services }, personId);
    const left = await listFormerAliases(tx, system, place.counterId, personId);
    found.push(...(await listByAliases(tx, place, [...aliases, ...left.used])));
  }
  return found;
}

/**
 * Under which an account that they left is still found once their list opens no more: no service draws them.
 * One an account left of this counter, in the order in which they were; the first that is free is for the
 * next.
 */
export async function listFormerAliases(
  tx: Tx,
  system: Context,
  counterId: CounterId,
  personId: PersonId,
): Promise<{ readonly used: readonly Buffer[]; readonly free: Buffer }> {
  const { authorityId } = system;
  const sector = { providerId: authorityId, serviceId: parseId<"service">(counterId) };
  const subject = computePairwiseSubject(system, sector, personId);
  const used: Buffer[] = [];
  for (;;) {
    const free = computeCounterAlias(system, {
      sector,
      counterId,
      subject: `left ${used.length} ${subject}`,
    });
    if ((await listByAliases(tx, { authorityId, counterId }, [free])).length === 0) return { used, free };
    used.push(free);
  }
}

export const computeServiceAliases = (
  system: Context,
  counter: Pick<Counter, "id" | "services">,
  personId: PersonId,
): readonly Buffer[] =>
  counter.services.map((sector) =>
    computeCounterAlias(system, {
      sector,
      counterId: counter.id,
      subject: computePairwiseSubject(system, sector, personId),
    }),
  );
