import type { Context } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { isFictional } from "../../consent/sandbox/index.ts";
import { erasePerson } from "./erase-person.ts";

/** Somebody of a sandbox's cast. Idempotent: erased, they play no part. */
export async function eraseFictional(
  context: Context,
  contributions: readonly Contribution[],
  personId: PersonId,
): Promise<void> {
  await context.transaction(async (tx) => {
    if (!(await isFictional(tx, context, personId))) return;
    await erasePerson(tx, context, contributions, personId);
  });
}
