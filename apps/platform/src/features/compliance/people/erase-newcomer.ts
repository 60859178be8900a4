import type { Context } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { findLiveFile } from "../../enrolment/enrolment/index.ts";
import { findPerson } from "../../identity/identity/index.ts";
import { record } from "../../trust/audit/index.ts";
import { erasePerson } from "./erase-person.ts";

/**
 * Only somebody who never sent anything, and has nothing else under way. Idempotent: erased, they are no
 * draft.
 */
export async function eraseNewcomer(
  context: Context,
  contributions: readonly Contribution[],
  personId: PersonId,
): Promise<void> {
  await context.transaction(async (tx) => {
    const person = await findPerson(tx, context, personId);
    if (person?.status !== "draft" || (await findLiveFile(context, personId))) return;
    await erasePerson(tx, context, contributions, personId);
    await record(tx, context, { action: "people.newcomer_erased" });
  });
}
