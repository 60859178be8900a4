import { type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import { parseId, type StaffId } from "../../../kernel/ids.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { countAsOne, listAgents, requireCapability } from "../../access/access/index.ts";
import { listPurses } from "../../ledger/counters/index.ts";
import { record } from "../../trust/audit/index.ts";
import { paymentsErrors } from "./errors.ts";
import {
  parts,
  type Regie,
  type RegieAgent,
  type RegieAgentId,
  type RegieCounter,
  type RegieId,
  type RegiePart,
} from "./payment.ts";
import { isPaid, isSaid } from "./rules.ts";
import {
  createRegieAgentRow,
  createRegieRow,
  endNamingRow,
  listRegieRows,
  lockRegie,
  type RegieAgentRow,
  type RegieCounterRow,
} from "./store/payments.ts";

export type NewRegie = Omit<Regie, "agents">;

/**
 * Use case: a régie, under the order that sets it, and the counters whose money it takes. The same id again
 * changes nothing. Throws access.capability_missing, payments.regie_not_valid (by field),
 * payments.code_taken.
 */
export async function setRegie(context: Context, input: NewRegie): Promise<void> {
  requireCapability(context, "counter.manage");
  const regie = {
    ...input,
    name: toTidyText(input.name),
    act: toTidyText(input.act),
    code: input.code.trim().toUpperCase(),
  };
  await context.transaction(async (tx) => {
    const problems = await listRegieProblems(context, regie);
    if (problems.length > 0) throw paymentsErrors.error("payments.regie_not_valid", problems);
    const { id, name, code, act, cashMax } = regie;
    const authority_id = context.authorityId;
    const rows = regie.counters.map(({ counterId, priceCents }) => ({
      authority_id,
      counter_id: counterId,
      regie_id: id,
      price_cents: priceCents,
    }));
    const outcome = await createRegieRow(tx, { authority_id, id, name, code, act, cash_max: cashMax }, rows);
    if (outcome === "taken") throw paymentsErrors.error("payments.code_taken");
    if (outcome === "inserted")
      await record(tx, context, { action: "payments.regie_set", data: { regie: id, name, act } });
  });
}

async function listRegieProblems(context: Context, regie: NewRegie): Promise<readonly FieldError[]> {
  const found: FieldError[] = [];
  const wrong = (field: string, fr: string, en: string) =>
    found.push({ field, code: `payments.${field}_not_valid`, fr, en });
  if (regie.name.length < 1 || regie.name.length > 80)
    wrong("name", "Donnez un nom de 80 signes au plus.", "Give a name of at most 80 characters.");
  if (!/^[A-Z][A-Z0-9]{1,11}$/.test(regie.code))
    wrong(
      "code",
      "Donnez de 2 à 12 lettres ou chiffres, une lettre d’abord.",
      "Give 2 to 12 letters or digits, a letter first.",
    );
  if (!isSaid(regie.act)) wrong("act", "Donnez le numéro de l’arrêté.", "Give the number of the order.");
  if (!isPaid(regie.cashMax)) wrong("cash_max", "Donnez un montant en euros.", "Give an amount in euros.");
  const known = await listPurses(context);
  const isSound = ({ counterId, priceCents }: RegieCounter): boolean => {
    const counter = known.find(({ id }) => id === counterId);
    if (!counter) return false;
    if (counter.unit === "euro_cent") return priceCents === null;
    return priceCents !== null && Number.isInteger(priceCents) && priceCents >= 1 && priceCents <= 1_000_000;
  };
  if (regie.counters.length === 0 || !regie.counters.every(isSound))
    wrong(
      "counters",
      "Choisissez des compteurs, avec le prix d’une unité s’ils ne comptent pas des euros.",
      "Choose counters, with the price of one unit unless they count euros.",
    );
  return found;
}

export interface NewNaming {
  readonly id: RegieAgentId;
  readonly regieId: RegieId;
  readonly staffId: StaffId;
  readonly part: RegiePart;
  readonly act: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
}

/**
 * Use case: an administrator names who handles the money, under an order, from a day to a day; never
 * themselves, nor who counts for one with them. The same id again changes nothing. Throws
 * access.capability_missing, payments.unknown_regie, payments.naming_not_valid, payments.names_themselves,
 * payments.regisseur_already.
 */
export async function assignRegieAgent(context: Context, input: NewNaming): Promise<void> {
  requireCapability(context, "counter.manage");
  const { actor, authorityId } = context;
  if (actor.kind !== "staff") throw paymentsErrors.error("payments.names_themselves");
  await context.transaction(async (tx) => {
    await lockRegie(tx, authorityId, input.regieId);
    const regie = await getRegie(tx, context, input.regieId);
    if (regie.agents.some(({ id }) => id === input.id)) return;
    const agent = (await listAgents(tx, context)).find(({ id }) => id === input.staffId);
    const act = toTidyText(input.act);
    if (!agent || !isSaid(act) || !parts.includes(input.part) || !isSpan(input))
      throw paymentsErrors.error("payments.naming_not_valid");
    const named = { id: input.staffId, label: agent.displayName };
    if (await countAsOne(tx, context, { id: actor.staffId, label: actor.label }, named))
      throw paymentsErrors.error("payments.names_themselves");
    if (
      input.part === "regisseur" &&
      regie.agents.some(
        (one) => one.part === "regisseur" && one.endedBy === null && hasSpanOverlap(one, input),
      )
    )
      throw paymentsErrors.error("payments.regisseur_already");
    await createRegieAgentRow(tx, {
      authority_id: authorityId,
      id: input.id,
      regie_id: input.regieId,
      staff_id: input.staffId,
      part: input.part,
      act,
      named_by: actor.staffId,
      starts_on: input.startsOn,
      ends_on: input.endsOn,
      ended_by: null,
    });
    const { staffId, part, startsOn, endsOn } = input;
    await record(tx, context, {
      action: "payments.agent_named",
      data: { regie: regie.id, name: regie.name, staffId, part, act, startsOn, endsOn },
    });
  });
}

/**
 * Use case: a naming ends at once, for good, begun or not. Throws access.capability_missing,
 * payments.unknown_naming.
 */
export async function endNaming(context: Context, { id }: { readonly id: RegieAgentId }): Promise<void> {
  requireCapability(context, "counter.manage");
  const { actor, authorityId } = context;
  if (actor.kind !== "staff") throw paymentsErrors.error("payments.unknown_naming");
  await context.transaction(async (tx) => {
    const on = toCivilDate(context.now());
    // What is under way in the régie ends first; what comes after finds it ended.
    const regies = await listRegies(tx, context);
    const regie = regies.find(({ agents }) => agents.some((one) => one.id === id));
    if (regie) await lockRegie(tx, authorityId, regie.id);
    if (!(await endNamingRow(tx, authorityId, { id, on, by: actor.staffId })))
      throw paymentsErrors.error("payments.unknown_naming");
    await record(tx, context, { action: "payments.naming_ended", data: { naming: id, on } });
  });
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const isSpan = ({ startsOn, endsOn }: Pick<NewNaming, "startsOn" | "endsOn">): boolean =>
  [startsOn, endsOn].every((day) => DAY.test(day) && !Number.isNaN(Date.parse(day))) && startsOn <= endsOn;

type Span = Pick<RegieAgent, "startsOn" | "endsOn">;
const hasSpanOverlap = (one: Span, other: Span): boolean =>
  one.startsOn <= other.endsOn && other.startsOn <= one.endsOn;

/**
 * Every régie of the authority, with who is or was named: agents and people see the régies, only agents see
 * who.
 */
export async function listRegies(tx: Tx, { authorityId }: Context): Promise<readonly Regie[]> {
  const { regies, counters, agents } = await listRegieRows(tx, authorityId);
  return regies.map((row) => ({
    id: parseId<"regie">(row.id),
    name: row.name,
    code: row.code,
    act: row.act,
    cashMax: row.cash_max,
    counters: counters.filter(({ regie_id }) => regie_id === row.id).map(toRegieCounter),
    agents: agents.filter(({ regie_id }) => regie_id === row.id).map(toRegieAgent),
  }));
}

/** Use case: every régie of the authority, with who is or was named as far as the actor sees it. */
export function readRegies(context: Context): Promise<readonly Regie[]> {
  return context.read((tx) => listRegies(tx, context));
}

/** Throws payments.unknown_regie. */
export async function getRegie(tx: Tx, context: Context, id: RegieId): Promise<Regie> {
  const found = (await listRegies(tx, context)).find((regie) => regie.id === id);
  if (!found) throw paymentsErrors.error("payments.unknown_regie");
  return found;
}

/** Use case: one régie of the authority. Throws payments.unknown_regie. */
export function readRegie(context: Context, id: RegieId): Promise<Regie> {
  return context.read((tx) => getRegie(tx, context, id));
}

const toRegieCounter = ({ counter_id, price_cents }: RegieCounterRow): RegieCounter => ({
  counterId: parseId<"counter">(counter_id),
  priceCents: price_cents,
});

const toRegieAgent = (row: RegieAgentRow): RegieAgent => ({
  id: parseId<"regieAgent">(row.id),
  staffId: parseId<"staff">(row.staff_id),
  part: row.part,
  act: row.act,
  namedBy: parseId<"staff">(row.named_by),
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  endedBy: row.ended_by === null ? null : parseId<"staff">(row.ended_by),
});
