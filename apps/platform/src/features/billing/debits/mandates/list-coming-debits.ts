import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { requireReachedServices } from "../../../identity/households/index.ts";
import type { ComingDebit } from "../debit.ts";
import { readMandates } from "./list-mandates.ts";

/**
 * Use case: what direct debits will take from somebody, for the same people. A mandate bounded to some
 * services pays invoices of these: it reads the day and the amount, never an account. Throws
 * households.cannot_act_for.
 */
export async function listComing(context: Context, personId: PersonId): Promise<readonly ComingDebit[]> {
  const reached = await context.transaction((tx) => requireReachedServices(tx, context, personId));
  const coming = (await readMandates(context, personId)).flatMap((mandate) => mandate.coming);
  return reached === "all" ? coming : coming.map((one) => ({ ...one, lastFour: null }));
}
