import { type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import { type AuthorityId, type DelegationId, type Id, parseId, type StaffId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { record } from "../../trust/audit/index.ts";
import {
  type Delegation,
  hasCapability,
  isDelegationNow,
  listAgents,
  listDelegations,
  requireCapability,
} from "../access/index.ts";
import { smallstaffErrors } from "./errors.ts";
import { LEAST_DAYS, MOST_AGENTS, MOST_DAYS, REASON_LENGTH } from "./rules.ts";
import { createModeRow, endModeRow, findModeRow, type SmallStaffModeRow } from "./store.ts";

export type SmallStaffModeId = Id<"smallStaffMode">;

/** How an authority of one or two agents works where a second one is asked. */
export type ModeForm =
  /** Who asked approves alone, so many days after everybody who may answer was told. */
  | { readonly form: "delay"; readonly days: number }
  /** An agent of another authority, lent by this delegation, answers. */
  | { readonly form: "paired"; readonly delegationId: DelegationId };

export type SmallStaffMode = ModeForm & {
  readonly id: SmallStaffModeId;
  /** As everybody reads it. */
  readonly reason: string;
  readonly declaredOn: CivilDate;
  /** Of a paired commune, as long as its delegation is in force. */
  readonly pairedWith?: AuthorityId;
};

export type NewMode = ModeForm & { readonly reason: string };

/**
 * The one that is on; undefined once it was ended, once the authority has more agents, and once its
 * delegation is over. Everybody may read it. Counts agents for agents alone: the site shows what was
 * declared.
 */
export function findMode(context: Context): Promise<SmallStaffMode | undefined> {
  return context.read(async (tx) => {
    const row = await findModeRow(tx, context.authorityId);
    return row && toMode(row);
  });
}

/** The same, in force for whoever acts today. */
export async function findModeInForce(tx: Tx, context: Context): Promise<SmallStaffMode | undefined> {
  const mode = await findMode(context);
  if (!mode || (await hasManyAgents(tx, context))) return undefined;
  if (mode.form === "delay") return mode;
  const lent = await findLent(context, mode.delegationId);
  return lent && { ...mode, pairedWith: lent.fromAuthorityId };
}

/**
 * Use case: an administrator declares that the authority has one or two agents, why, and which of the two
 * forms stands in for a second one. Journalled, and said on the site. Throws access.capability_missing,
 * smallstaff.too_many_agents, smallstaff.not_valid (by field), smallstaff.declared_already.
 */
export async function startMode(context: Context, input: NewMode): Promise<void> {
  requireCapability(context, "smallstaff.declare");
  const staffId = requireModeAgent(context);
  const reason = toTidyText(input.reason);
  await context.transaction(async (tx) => {
    if (await hasManyAgents(tx, context)) throw smallstaffErrors.error("smallstaff.too_many_agents");
    const problems = await listModeProblems(context, { ...input, reason });
    if (problems.length > 0) throw smallstaffErrors.error("smallstaff.not_valid", problems);
    const id = context.newId<SmallStaffModeId>();
    const created = await createModeRow(tx, {
      ...{ authority_id: context.authorityId, id, form: input.form, reason, declared_by: staffId },
      days: input.form === "delay" ? input.days : null,
      delegation_id: input.form === "paired" ? input.delegationId : null,
      declared_on: toCivilDate(context.now()),
    });
    if (!created) throw smallstaffErrors.error("smallstaff.declared_already");
    const { reason: _said, ...form } = input;
    await record(tx, context, { action: "smallstaff.declared", data: { mode: id, reason, ...form } });
  });
}

/** Use case: an administrator ends it; ended already, nothing changes. Throws access.capability_missing. */
export async function endMode(context: Context): Promise<void> {
  requireCapability(context, "smallstaff.declare");
  const by = requireModeAgent(context);
  await context.transaction(async (tx) => {
    const row = await findModeRow(tx, context.authorityId);
    if (!row || !(await endModeRow(tx, row, { on: toCivilDate(context.now()), by }))) return;
    await record(tx, context, { action: "smallstaff.ended", data: { mode: row.id } });
  });
}

/** Use case: what is declared, and whether it counts today. Throws access.capability_missing. */
export async function readMode(
  context: Context,
): Promise<{ readonly mode: SmallStaffMode | undefined; readonly isInForce: boolean }> {
  requireCapability(context, "service.approve");
  return context.transaction(async (tx) => ({
    mode: await findMode(context),
    isInForce: (await findModeInForce(tx, context)) !== undefined,
  }));
}

/** Use case: delegations among which an administrator chooses. Throws access.capability_missing. */
export async function readPairings(context: Context): Promise<readonly Delegation[]> {
  requireCapability(context, "smallstaff.declare");
  return listPairings(context);
}

/** Delegations that may stand in for a second agent: given by this authority, in force. */
async function listPairings(context: Context): Promise<readonly Delegation[]> {
  const today = toCivilDate(context.now());
  return (await listDelegations(context, "given")).filter((one) => isDelegationNow(one, today));
}

/** In person. Throws request.forbidden. */
export function requireModeAgent({ actor }: Context): StaffId {
  if (actor.kind !== "staff") throw kernelErrors.error("request.forbidden");
  return actor.staffId;
}

/** Whoever has a role here, apart from the data-protection officer and who reads the journal or machines. */
async function hasManyAgents(tx: Tx, context: Context): Promise<boolean> {
  const besides: ReadonlySet<string> = new Set(["data_protection_officer", "auditor", "operator"]);
  const agents = (await listAgents(tx, context)).filter(({ roles }) =>
    roles.some(({ role }) => !besides.has(role)),
  );
  return agents.length > MOST_AGENTS;
}

const findLent = async (context: Context, id: DelegationId): Promise<Delegation | undefined> =>
  (await listPairings(context)).find((one) => one.id === id && canAnswer(one));

/** The lent role answers something: approves what is published, or looks at people's papers. */
const canAnswer = ({ role, id }: Delegation): boolean =>
  (["service.approve", "person.recover"] as const).some((capability) =>
    hasCapability(
      { kind: "staff", staffId: parseId<"staff">(id), label: "", roles: [{ role }], delegationId: id },
      capability,
    ),
  );

async function listModeProblems(context: Context, input: NewMode): Promise<readonly FieldError[]> {
  const found: FieldError[] = [];
  const say = (field: string, fr: string, en: string) =>
    found.push({ field, code: "smallstaff.not_valid", fr, en });
  const { length } = input.reason;
  if (length < REASON_LENGTH.least || length > REASON_LENGTH.most)
    say("reason", "Dites pourquoi, en une phrase.", "Say why, in a sentence.");
  if (input.form === "delay") {
    const { days } = input;
    if (!Number.isInteger(days) || days < LEAST_DAYS || days > MOST_DAYS)
      say(
        "days",
        `Donnez de ${LEAST_DAYS} à ${MOST_DAYS} jours.`,
        `Give from ${LEAST_DAYS} to ${MOST_DAYS} days.`,
      );
  } else if (!(await findLent(context, input.delegationId)))
    say(
      "delegation",
      "Choisissez une délégation en vigueur à un agent qui peut approuver.",
      "Choose a delegation in force to an agent who may approve.",
    );
  return found;
}

const toMode = (row: SmallStaffModeRow): SmallStaffMode => ({
  id: parseId<"smallStaffMode">(row.id),
  reason: row.reason,
  declaredOn: row.declared_on,
  ...(row.form === "delay"
    ? { form: "delay", days: row.days ?? MOST_DAYS }
    : { form: "paired", delegationId: parseId<"delegation">(row.delegation_id ?? row.id) }),
});
