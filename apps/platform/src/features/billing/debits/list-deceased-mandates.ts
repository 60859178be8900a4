import type { Context, Tx } from "../../../kernel/context.ts";
import { findKept, findPerson } from "../../identity/identity/index.ts";
import type { Mandate, MandateId } from "./debit.ts";

/**
 * Of these mandates, those whose payer died: nothing is taken from them, and nobody is told that it would be.
 */
export async function listDeceasedMandates(
  tx: Tx,
  system: Context,
  mandates: readonly Pick<Mandate, "id" | "content">[],
): Promise<ReadonlySet<MandateId>> {
  const dead = new Set<MandateId>();
  for (const { id, content } of mandates) {
    if (!content) continue;
    const person = await findPerson(tx, system, await findKept(tx, system, content.payerId));
    if (person?.status === "deceased") dead.add(id);
  }
  return dead;
}
