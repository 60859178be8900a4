import type { ElementName } from "@ardeco/contracts";
import { addDays, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { type Provenance, validateElement } from "../../identity/identity/index.ts";

export interface Proven {
  readonly personId: PersonId;
  /** Whose household or life it is of, between representatives. */
  readonly declaredBy: PersonId;
  readonly name: ElementName;
  readonly value: unknown;
  readonly register: NonNullable<Provenance["register"]>;
  readonly until?: string;
}

/**
 * What a register says counts from today, never from before: a late answer does not rewrite what was billed.
 * The former value ends the day before, and stays in the history. Said again of the same month, it changes
 * nothing, and nothing is told.
 */
export async function writeElement(tx: Tx, context: Context, proven: Proven): Promise<void> {
  const { personId, declaredBy, name, value, register, until } = proven;
  await validateElement(tx, context, {
    personId,
    name,
    method: "register_queried",
    correctedValue: value,
    register,
    declaredBy,
    formerUntil: addDays(toCivilDate(context.now()), -1),
    ...(until ? { validUntil: until } : {}),
  });
}
