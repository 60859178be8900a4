import { requireCapability } from "../../features/access/access/index.ts";
import { record } from "../../features/trust/audit/index.ts";
import { toCivilDate } from "../../kernel/civil-date.ts";
import type { Context } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { toysErrors } from "./errors.ts";
import { insertLoan } from "./store.ts";

/** Use case: an agent lends a toy to a person. */
export async function lendToy(
  context: Context,
  { personId, toy }: { readonly personId: PersonId; readonly toy: string },
): Promise<void> {
  requireCapability(context, "person.enrol");
  if (toy === "") throw toysErrors.error("toys.name_missing");
  const { authorityId, requestId } = context;
  const id = context.newId<string>();
  await context.transaction(async (tx) => {
    const lent = toCivilDate(context.now());
    await insertLoan(tx, { authority_id: authorityId, id, person_id: personId, toy, lent_on: lent });
    await record(tx, context, { action: "toys.lent", personId, data: { toy } });
    await context.ports.jobs.send(tx, "toys.remind", { authorityId, requestId, loan: id });
  });
}
