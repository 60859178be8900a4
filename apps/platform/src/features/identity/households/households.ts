import type { Context, Tx } from "../../../kernel/context.ts";
import { type Id, type PersonId, parseId } from "../../../kernel/ids.ts";
import { record } from "../../trust/audit/index.ts";
import { requireNotFolded } from "../identity/index.ts";
import { householdsErrors } from "./errors.ts";
import { requireRepresentative } from "./may-represent.ts";
import {
  createHouseholdRow,
  deleteMember,
  listMembers,
  listMemberships,
  setMemberRow,
} from "./store/households.ts";
import type { MemberRow } from "./store/tables.ts";

export type HouseholdId = Id<"household">;

export interface HouseholdMember {
  readonly personId: PersonId;
  readonly role: "adult" | "child";
  /** Part of the time, in percent: 100, or what separated parents agreed or the judge decided. */
  readonly sharePercent: number;
}

export interface Household {
  readonly id: HouseholdId;
  /** As far as the actor sees: in the other parent's household, one sees one's own child only. */
  readonly members: readonly HouseholdMember[];
}

/**
 * The first member is one of its adults: who declares it, or whom the actor acts for. Same errors as
 * setHouseholdMember.
 */
export async function createHousehold(
  tx: Tx,
  context: Context,
  input: { members: readonly HouseholdMember[] },
): Promise<HouseholdId> {
  const id = context.newId<HouseholdId>();
  const createdBy = context.actor.kind === "person" ? context.actor.personId : null;
  await createHouseholdRow(tx, { authority_id: context.authorityId, id, created_by: createdBy });
  for (const member of input.members) await setHouseholdMember(tx, context, { householdId: id, ...member });
  return id;
}

/**
 * Somebody joins a household, or their role or share changes. The actor acts for that person and is one of
 * the household (row-level security says the latter). Joins the caller's transaction. Throws
 * households.cannot_act_for, households.shares_exceed_whole, identity.leads_elsewhere.
 */
export async function setHouseholdMember(
  tx: Tx,
  context: Context,
  input: HouseholdMember & { readonly householdId: HouseholdId },
): Promise<void> {
  await requireRepresentative(tx, context, { forPersonId: input.personId, act: "prepare" });
  await requireNotFolded(tx, context, input.personId);
  const elsewhere = (await listMemberships(tx, context.authorityId, input.personId))
    .filter((row) => row.household_id !== input.householdId)
    .reduce((sum, row) => sum + row.share_percent, 0);
  if (elsewhere + input.sharePercent > 100) throw householdsErrors.error("households.shares_exceed_whole");
  await setMemberRow(tx, {
    authority_id: context.authorityId,
    household_id: input.householdId,
    person_id: input.personId,
    role: input.role,
    share_percent: input.sharePercent,
  });
  await record(tx, context, {
    action: "households.member_put",
    personId: input.personId,
    data: { household: input.householdId, share: input.sharePercent },
  });
}

/**
 * Throws households.cannot_act_for, households.unknown_household when not a member or not one's household.
 */
export async function removeHouseholdMember(
  tx: Tx,
  context: Context,
  input: { householdId: HouseholdId; personId: PersonId },
): Promise<void> {
  await requireRepresentative(tx, context, { forPersonId: input.personId, act: "prepare" });
  if (!(await deleteMember(tx, context.authorityId, input)))
    throw householdsErrors.error("households.unknown_household");
  await record(tx, context, {
    action: "households.member_removed",
    personId: input.personId,
    data: { household: input.householdId },
  });
}

/** Households of a person, in which separated parents' child has two. */
export async function listHouseholds(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<readonly Household[]> {
  const own = await listMemberships(tx, context.authorityId, personId);
  const ids = own.map((row) => row.household_id);
  const members = await listMembers(tx, context.authorityId, ids);
  return ids.map((id) => ({
    id: parseId<"household">(id),
    members: members.filter((row) => row.household_id === id).map(toHouseholdMember),
  }));
}

/** Use case: the households of a person. */
export function readHouseholds(context: Context, personId: PersonId): Promise<readonly Household[]> {
  return context.read((tx) => listHouseholds(tx, context, personId));
}

function toHouseholdMember(row: MemberRow): HouseholdMember {
  return { personId: parseId<"person">(row.person_id), role: row.role, sharePercent: row.share_percent };
}
