import { elementDefinition, isElementName } from "@ardeco/contracts";
import { createAccount } from "../features/access/access/index.ts";
import { addRepresentation, validateRepresentation } from "../features/identity/households/index.ts";
import {
  createDeclaration,
  createPerson,
  setPersonStatus,
  validateElement,
} from "../features/identity/identity/index.ts";
import { addMonths, toCivilDate } from "../kernel/civil-date.ts";
import type { Context, Tx } from "../kernel/context.ts";
import type { PersonId } from "../kernel/ids.ts";
import { type KnownElements, type PersonSeed, toSeedId } from "./seed-files.ts";

/** People of one town, as an agent would have enrolled them at the desk with their documents in hand. */
export async function loadPeople(agent: Context, seeds: readonly PersonSeed[]): Promise<void> {
  for (const seed of seeds) await agent.transaction((tx) => loadPerson(tx, agent, seed));
  for (const seed of seeds) await agent.transaction((tx) => loadRepresentations(tx, agent, seed));
}

async function loadPerson(tx: Tx, agent: Context, seed: PersonSeed): Promise<void> {
  const system = agent.as({ kind: "system", name: "demonstration" });
  const id = toPersonId(seed.key);
  await createPerson(tx, system, { id });
  await createAccount(tx, system, { personId: id, ...(seed.email ? { email: seed.email } : {}) });
  await recordKnownElements(tx, agent, { id, saidBy: id }, seed);
  for (const child of seed.children ?? []) {
    await createPerson(tx, system, { id: toPersonId(child.key), createdBy: id });
    const said = { id: toPersonId(child.key), saidBy: id };
    await recordKnownElements(tx, agent, said, { ...child, document: "family_record_book" });
  }
}

/** Declared, then validated on the document shown (or the first that proves the element). */
async function recordKnownElements(
  tx: Tx,
  agent: Context,
  { id, saidBy }: { readonly id: PersonId; readonly saidBy: PersonId },
  known: {
    validated: KnownElements;
    declared?: KnownElements;
    document: "identity_card" | "passport" | "family_record_book";
  },
): Promise<void> {
  for (const [name, value] of Object.entries({ ...known.validated, ...known.declared })) {
    if (!isElementName(name)) throw new TypeError(`unknown element ${name} in the seeds`);
    await createDeclaration(tx, agent, { personId: id, name, value, saidBy });
    if (!(name in known.validated)) continue;
    const proofs = elementDefinition(name).provenBy;
    const kind = proofs.find((proof) => proof === known.document) ?? proofs[0];
    await validateElement(tx, agent, {
      personId: id,
      name,
      method: "original_seen",
      ...(kind ? { evidence: { kind } } : {}),
    });
  }
  await setPersonStatus(tx, agent, id, "enrolled");
}

async function loadRepresentations(tx: Tx, agent: Context, seed: PersonSeed): Promise<void> {
  for (const { key, representedSince } of listChildren(seed)) {
    const then = representedSince ? toPersonContextOfDay(agent, representedSince) : agent;
    const id = await addRepresentation(tx, then, {
      representativeId: toPersonId(seed.key),
      representedId: toPersonId(key),
      kind: "parental_authority",
    });
    await validateRepresentation(then, { id, evidence: { kind: "family_record_book" } });
  }
  for (const key of seed.mandateFor ?? []) {
    const id = await addRepresentation(tx, agent, {
      representativeId: toPersonId(seed.key),
      representedId: toPersonId(key),
      kind: "mandate",
      until: addMonths(toCivilDate(agent.now()), 12),
    });
    await validateRepresentation(agent, { id, evidence: { kind: "mandate" } });
  }
}

function listChildren(seed: PersonSeed): readonly { key: string; representedSince?: string }[] {
  return [...(seed.children ?? []), ...(seed.alsoParentOf ?? []).map((key) => ({ key }))];
}

/** What the demonstration says was done then. */
const toPersonContextOfDay = (context: Context, day: string): Context => ({
  ...context,
  now: () => new Date(`${day}T09:00:00Z`),
});

export function toPersonId(key: string): PersonId {
  return toSeedId("person", key);
}
