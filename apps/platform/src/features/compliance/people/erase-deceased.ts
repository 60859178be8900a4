import type { Context } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { runEachInTurn } from "../../../kernel/run-each-in-turn.ts";
import { listDeathsPast } from "../../records/life/index.ts";
import { record } from "../../trust/audit/index.ts";
import { isHeld } from "../../trust/restrictions/index.ts";
import { erasePerson } from "./erase-person.ts";

/** Those whose death was recorded long enough ago; each in a transaction of its own, some a night. */
export async function eraseDeceased(context: Context, contributions: readonly Contribution[]): Promise<void> {
  const past = await context.transaction((tx) => listDeathsPast(tx, context));
  await runEachInTurn(past, (personId) =>
    context.transaction(async (tx) => {
      // Their heirs may need it for a claim: it waits until the pause is lifted (GDPR art. 18.2).
      if (await isHeld(tx, personId)) return;
      await erasePerson(tx, context, contributions, personId);
      await record(tx, context, { action: "people.deceased_erased" });
    }),
  );
}
