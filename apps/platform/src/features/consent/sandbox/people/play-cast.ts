import { type ElementName, elementDefinition, isElementName } from "@ardeco/contracts";
import { addDays, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { createAccount } from "../../../access/access/index.ts";
import {
  addRepresentation,
  createHousehold,
  validateRepresentation,
} from "../../../identity/households/index.ts";
import {
  createDeclaration,
  createPerson,
  expireElements,
  rejectElement,
  setPersonStatus,
  validateElement,
} from "../../../identity/identity/index.ts";
import { createPersonRows, listCastRows } from "../store/people.ts";
import { buildCast, type CastPart, type PartName } from "./cast.ts";

/**
 * Enters the whole cast in the space, as an agent would have enrolled them; each time, other people. Runs as
 * the system.
 */
export async function openCast(context: Context): Promise<void> {
  await context.transaction((tx) => createCastPeople(tx, context));
  // What lasted until yesterday expires as it does each night.
  await expireElements(context);
}

async function createCastPeople(tx: Tx, context: Context): Promise<void> {
  const [last] = await listCastRows(tx, context.authorityId);
  const cast = buildCast(toCivilDate(context.now()));
  const ids = new Map<PartName, PersonId>(cast.map(({ part }) => [part, context.newId<PersonId>()]));
  const idOf = (part: PartName): PersonId => ids.get(part) ?? context.newId<PersonId>();
  for (const part of cast) await createCastPerson(tx, context, part, idOf(part.part));
  for (const part of cast) await createRepresentation(tx, context, part, idOf);
  await createSharedHomes(tx, context, idOf);
  await createPersonRows(
    tx,
    cast.map(({ part }) => ({
      authority_id: context.authorityId,
      person_id: idOf(part),
      part,
      cast_number: (last?.cast_number ?? 0) + 1,
    })),
  );
}

/** The account has no address: what the platform would write to nobody stays here. */
async function createCastPerson(tx: Tx, context: Context, part: CastPart, personId: PersonId): Promise<void> {
  await createPerson(tx, context, { id: personId });
  await createAccount(tx, context, { personId });
  for (const [name, value] of listElementEntries({ ...part.validated, ...part.declared, ...part.refused })) {
    await createDeclaration(tx, context, { personId, name, value, saidBy: personId });
    if (name in part.validated)
      await validateCastElement(tx, context, { personId, name, expired: part.expired });
    if (name in (part.refused ?? {}))
      await rejectElement(tx, context, { personId, name, reason: "Le justificatif est illisible." });
  }
  await setPersonStatus(tx, context, personId, "enrolled");
}

async function validateCastElement(
  tx: Tx,
  context: Context,
  {
    personId,
    name,
    expired = [],
  }: { personId: PersonId; name: ElementName; expired?: readonly ElementName[] | undefined },
): Promise<void> {
  const [kind] = elementDefinition(name).provenBy;
  await validateElement(tx, context, {
    personId,
    name,
    method: "original_seen",
    ...(kind ? { evidence: { kind } } : {}),
    ...(expired.includes(name) ? { validUntil: addDays(toCivilDate(context.now()), -1) } : {}),
  });
}

async function createRepresentation(
  tx: Tx,
  context: Context,
  { part, parentOf = [], guardianOf = [] }: CastPart,
  idOf: (part: PartName) => PersonId,
): Promise<void> {
  const representativeId = idOf(part);
  for (const child of parentOf) {
    const edge = { representativeId, representedId: idOf(child), kind: "parental_authority" } as const;
    const id = await addRepresentation(tx, context, edge);
    await validateRepresentation(context, { id, evidence: { kind: "family_record_book" } });
  }
  for (const adult of guardianOf) {
    const edge = { representativeId, representedId: idOf(adult), kind: "guardianship" } as const;
    const id = await addRepresentation(tx, context, { ...edge, measure: "tutelle" });
    await validateRepresentation(context, { id, evidence: { kind: "court_decision" } });
  }
}

/** The children in two homes, half of the time in each. */
async function createSharedHomes(
  tx: Tx,
  context: Context,
  idOf: (part: PartName) => PersonId,
): Promise<void> {
  for (const parent of ["jeanne", "julien"] as const) {
    const children = (["leo", "zoe"] as const).map((child) => ({
      personId: idOf(child),
      role: "child" as const,
      sharePercent: 50,
    }));
    const adult = { personId: idOf(parent), role: "adult" as const, sharePercent: 100 };
    await createHousehold(tx, context, { members: [adult, ...children] });
  }
}

const listElementEntries = (known: Partial<Record<ElementName, unknown>>): [ElementName, unknown][] =>
  Object.entries(known).flatMap(([name, value]) => (isElementName(name) ? [[name, value]] : []));
