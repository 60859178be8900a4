import { parseElement } from "@ardeco/contracts";
import { addMonths, type CivilDate, civilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { record } from "../../audit/index.ts";
import { canActFor, listRepresented, requireActFor } from "../../households/index.ts";
import { identityErrors, listElementsOf } from "../../identity/index.ts";
import { lifeErrors } from "../errors.ts";
import { moveDateHolds } from "../rules.ts";
import { putMove } from "../store.ts";
import { sealMove } from "./move.ts";

export interface NewMove {
  readonly personId: PersonId;
  readonly address: unknown;
  /** Civil day since when they live there. */
  readonly since: CivilDate;
  /** Children who move along: some of `listCompanions`. */
  readonly companions: readonly PersonId[];
}

/** A child who may move along, or whose address is another parent's to say. */
export interface Companion {
  readonly personId: PersonId;
  /** Their address was given by another representative: neither shown nor changed here (ADR 0020). */
  readonly isKept: boolean;
}

/** Children whom this person represents today. Throws households.cannot_act_for. */
export async function listCompanions(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<readonly Companion[]> {
  await requireActFor(tx, context, { forPersonId: personId, act: "prepare" });
  const children: PersonId[] = [];
  for (const { kind, representedId } of await listRepresented(tx, context, personId)) {
    const acting = { personId, forPersonId: representedId };
    if (kind === "parental_authority" && (await canActFor(tx, context, acting))) children.push(representedId);
  }
  const known = await listElementsOf(tx, context, children, ["address"]);
  return children.map((id) => {
    const [pair] = known.get(id) ?? [];
    const said = [pair?.validated, pair?.declared].filter((one) => one !== undefined);
    return { personId: id, isKept: said.some((one) => isAnothers(one, personId, id)) };
  });
}

/** Withheld from the one who acts; for an agent, said by somebody else than the one who moves. */
function isAnothers(
  {
    withheld,
    provenance,
  }: { readonly withheld?: boolean; readonly provenance: { readonly declaredBy?: PersonId } },
  mover: PersonId,
  child: PersonId,
): boolean {
  const { declaredBy } = provenance;
  return withheld === true || (declaredBy !== undefined && declaredBy !== mover && declaredBy !== child);
}

/**
 * Keeps who moves where, until an agent has checked the address; the file that asks for it is sent by who calls. Another one
 * that waits is replaced. Joins the caller's transaction. Throws identity.value_not_valid, life.move_date,
 * life.not_a_companion, households.cannot_act_for.
 */
export async function declareMove(tx: Tx, context: Context, input: NewMove): Promise<void> {
  const { personId, since } = input;
  await requireActFor(tx, context, { forPersonId: personId, act: "usual" });
  const today = civilDate(context.now());
  const parsed = parseElement("address", input.address, today);
  if (!parsed.ok) throw identityErrors.error("identity.value_not_valid");
  if (!moveDateHolds(since, today)) throw lifeErrors.error("life.move_date");
  const may = await listCompanions(tx, context, personId);
  const companions = [...new Set(input.companions)];
  if (!companions.every((id) => may.some((one) => one.personId === id && !one.isKept)))
    throw lifeErrors.error("life.not_a_companion");
  const detail = { address: parsed.value, since, companions, at: context.now().toISOString() };
  await putMove(tx, {
    authority_id: context.authorityId,
    person_id: personId,
    sent_on: today,
    sealed: await sealMove(tx, context, personId, detail),
  });
  await record(tx, context, {
    action: "life.move_declared",
    personId,
    data: { companions: companions.length },
  });
}

/** A move declared in error, or decided otherwise, is forgotten a year later. */
export const movesBefore = (today: CivilDate): CivilDate => addMonths(today, -12);
