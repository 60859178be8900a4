import { elementDefinition, isElementName } from "@ardeco/contracts";
import type { Actor } from "../../../kernel/context.ts";
import type { EntryActor, JournalLine } from "./entry.ts";

export function toEntryActor(actor: Actor): EntryActor {
  switch (actor.kind) {
    case "person":
      return { kind: "person", id: actor.personId };
    case "staff":
      return {
        kind: "staff",
        id: actor.staffId,
        label: actor.label,
        ...(actor.delegationId ? { delegationId: actor.delegationId } : {}),
      };
    case "client":
      return { kind: "client", id: actor.clientId };
    case "system":
      return { kind: "system", label: actor.name };
    default:
      return { kind: "anonymous" };
  }
}

/** Whether a line holds words about where somebody lives, which a representative does not read (ADR 0020). */
export function hasWordsKept({ data }: Pick<JournalLine, "data">): boolean {
  const { element, reason } = data;
  const isKept =
    typeof element === "string" && isElementName(element) && elementDefinition(element).keptFromOthers;
  return isKept && reason !== undefined;
}

/**
 * What a take-out gives of a line: not the number of whoever its reader spoke for (`forPersonId`, of consent,
 * in lines of before), for whom they may act no more, or who may have been erased; nor the mark that took its
 * place (`forWhom`).
 */
export function removeOtherPeople({
  forPersonId: _,
  forWhom: __,
  ...data
}: JournalLine["data"]): JournalLine["data"] {
  return data;
}

/**
 * Whether a line about somebody may be given whole, as it was hashed. To nobody, when it holds the number of
 * another for whom they spoke (lines of before). To themselves else. To who represents them, unless it holds
 * words kept from others, or names another person who acted.
 */
export function mayBeGiven(
  line: Pick<JournalLine, "actor" | "data">,
  reader: string,
  owner: string,
): boolean {
  const { forPersonId } = line.data;
  if (forPersonId !== undefined && forPersonId !== reader) return false;
  if (reader === owner) return true;
  const { kind, id } = line.actor;
  const namesAnother = kind === "person" && id !== reader && id !== owner;
  return !hasWordsKept(line) && !namesAnother;
}
