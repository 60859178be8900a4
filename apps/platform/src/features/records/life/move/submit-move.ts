import { parseElement } from "@ardeco/contracts";
import { addMonths, type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import {
  type Attachment,
  addDeclaredChange,
  type DeclaredChange,
} from "../../../enrolment/enrolment/index.ts";
import {
  listRepresentatives,
  listRepresentedPeople,
  requireRepresentative,
} from "../../../identity/households/index.ts";
import { type Element, identityErrors, listPeopleElements } from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { lifeErrors } from "../errors.ts";
import { isMoveDateValid } from "../rules.ts";
import { saveMoveRow } from "../store.ts";
import { type MoveDetail, sealMove } from "./move.ts";

export interface NewMove {
  readonly personId: PersonId;
  readonly address: unknown;
  /** Civil day since when they live there. */
  readonly since: CivilDate;
  /** Children who move along: some of `listCompanions`. */
  readonly companions: readonly PersonId[];
  /** Deposited already: what should prove the address. */
  readonly documents?: readonly Attachment[];
}

/** A child who may move along, or whose address is another parent's to say. */
export interface Companion {
  readonly personId: PersonId;
  /** Their address was given by another representative: neither shown nor changed here (ADR 0020). */
  readonly isKept: boolean;
}

/** Children whom this person represents today. Throws households.cannot_act_for. */
export function listCompanions(context: Context, personId: PersonId): Promise<readonly Companion[]> {
  return context.read(async (tx) => {
    await requireRepresentative(tx, context, { forPersonId: personId, act: "prepare" });
    const edges = await listRepresentedPeople(tx, context, { personId });
    const parental = edges.filter(({ kind }) => kind === "parental_authority");
    const children = [...new Set(parental.map(({ representedId }) => representedId))];
    const known = await listPeopleElements(tx, context, children, ["address"]);
    const companions: Companion[] = [];
    for (const id of children) {
      const [pair] = known.get(id) ?? [];
      const said = [pair?.validated, pair?.declared].filter((one) => one !== undefined);
      const isKept = await isSaidByAnother(context, said, { mover: personId, child: id });
      companions.push({ personId: id, isKept });
    }
    return companions;
  });
}

type Said = Pick<Element, "provenance"> & Partial<Pick<Element, "withheld">>;

/**
 * Withheld from the one who acts; for an agent and the house's own work, said by somebody else than the one
 * who moves. What nobody is known to have said counts as another's where the child has another
 * representative.
 */
export async function isSaidByAnother(
  context: Context,
  said: readonly Said[],
  { mover, child }: { readonly mover: PersonId; readonly child: PersonId },
): Promise<boolean> {
  const by = said.map(({ provenance }) => provenance.declaredBy);
  if (said.some(({ withheld }) => withheld === true)) return true;
  if (by.some((one) => one !== undefined && one !== mover && one !== child)) return true;
  if (!by.includes(undefined)) return false;
  const links = await listRepresentatives(context, child);
  return links.some(({ representativeId }) => representativeId !== mover);
}

/**
 * Use case: puts the new address before an agent, in the person's file, and keeps who moves where until it is
 * checked there; all of it or nothing. Another move that waits is replaced. For the person or an agent at the
 * desk; sent twice, it is the same file. Throws identity.value_not_valid, life.move_date,
 * life.not_a_companion, and what submitChange throws.
 */
export function submitMove(context: Context, input: NewMove): Promise<DeclaredChange> {
  return context.transaction(async (tx) => {
    const { address, companions } = await requireMove(tx, context, input);
    const { personId, since, documents } = input;
    const change = { personId, elements: { address }, ...(documents ? { documents } : {}) };
    const declared = await addDeclaredChange(tx, context, change);
    const { fileId } = declared;
    await saveMove(tx, context, personId, { address, since, companions, fileId });
    return declared;
  });
}

async function requireMove(
  tx: Tx,
  context: Context,
  input: NewMove,
): Promise<Pick<MoveDetail, "address" | "companions">> {
  const { personId, since } = input;
  await requireRepresentative(tx, context, { forPersonId: personId, act: "usual" });
  const today = toCivilDate(context.now());
  const parsed = parseElement("address", input.address, today);
  if (!parsed.ok) throw identityErrors.error("identity.value_not_valid");
  if (!isMoveDateValid(since, today)) throw lifeErrors.error("life.move_date");
  const may = await listCompanions(context, personId);
  const companions = [...new Set(input.companions)];
  if (!companions.every((id) => may.some((one) => one.personId === id && !one.isKept)))
    throw lifeErrors.error("life.not_a_companion");
  return { address: parsed.value, companions };
}

async function saveMove(
  tx: Tx,
  context: Context,
  personId: PersonId,
  move: Omit<MoveDetail, "at">,
): Promise<void> {
  await saveMoveRow(tx, {
    authority_id: context.authorityId,
    person_id: personId,
    sent_on: toCivilDate(context.now()),
    sealed: await sealMove(tx, context, personId, { ...move, at: context.now().toISOString() }),
  });
  await record(tx, context, {
    action: "life.move_declared",
    personId,
    data: { companions: move.companions.length },
  });
}

/** A move outlives no file; one said before its file was kept is forgotten a year later. */
export const computeMoveLimit = (today: CivilDate): CivilDate => addMonths(today, -12);
