import { elementDefinition } from "@ardeco/contracts";
import type { Actor } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { Element, Provenance } from "./element.ts";

/** Who reads: a person, or undefined for an agent and the house's own work, from whom nothing is withheld. */
export function toReadingPerson(actor: Actor): PersonId | undefined {
  return actor.kind === "person" ? actor.personId : undefined;
}

/**
 * An element that tells where somebody is found, or the means of a household, is read by that person, by who
 * declared it, and by agents: not by another representative, who may be the one they left. Unknown declarers
 * count as another one.
 */
export function isWithheld(
  { name, provenance }: Pick<Element, "name" | "provenance">,
  about: { readonly reader: PersonId | undefined; readonly owner: PersonId },
): boolean {
  const { reader, owner } = about;
  if (reader === undefined || reader === owner || !elementDefinition(name).keptFromOthers) return false;
  return provenance.declaredBy !== reader && provenance.declaredBy !== owner;
}

/**
 * An element as shown to who may not read it: without its value, who declared it, nor the words of an agent
 * about it.
 */
export function removeElementValue(element: Element): Element {
  const { method, at, by, evidence } = element.provenance;
  const provenance: Provenance = {
    method,
    at,
    ...(by?.kind === "staff" ? { by } : {}),
    ...(evidence ? { evidence: { kind: evidence.kind } } : {}),
  };
  return { ...element, value: undefined, withheld: true, provenance };
}
