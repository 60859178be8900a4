import type { Context, Tx } from "../kernel/context.ts";
import { type Contribution, holdsNothing } from "../kernel/contributions.ts";
import { eachInTurn } from "../kernel/each-in-turn.ts";
import { asId, type PersonId } from "../kernel/ids.ts";
import type { ModuleJobs } from "../kernel/module-jobs.ts";
import { record } from "../modules/audit/index.ts";
import { findLiveFile } from "../modules/enrolment/index.ts";
import { findPerson } from "../modules/identity/index.ts";
import { destroyPersonKey } from "../modules/keys/index.ts";

/** Tells the lines that the care of people writes; it holds nothing itself. */
export const careContribution: Contribution = {
  ...holdsNothing("people"),
  journal: {
    "people.newcomer_erased": () => ({
      fr: "Un brouillon abandonné a été effacé, avec tout ce qu’il contenait.",
      en: "An abandoned draft was erased, with everything in it.",
    }),
  },
};

/** What is asked of every module at once: erase an abandoned newcomer, purge what is past its retention. */
export function peopleCare(contributions: readonly Contribution[]): ModuleJobs {
  return {
    handlers: {
      "people.purge": { run: (context) => purgeAll(context, contributions) },
      "people.erase_newcomer": {
        run: (context, { personId }) =>
          eraseNewcomer(context, contributions, asId<"person">(String(personId))),
      },
    },
    listens: { "enrolment.expired": "people.erase_newcomer" },
    scheduled: { "people.purge": "40 3 * * *" },
  };
}

/** Each module in its own transaction: one that fails keeps none of the others from purging. */
async function purgeAll(context: Context, contributions: readonly Contribution[]): Promise<void> {
  await eachInTurn(contributions, ({ purge }) => context.transaction((tx) => purge(tx, context)));
}

/** Only somebody who never sent anything, and has nothing else under way. Idempotent: erased, they are no draft. */
async function eraseNewcomer(
  context: Context,
  contributions: readonly Contribution[],
  personId: PersonId,
): Promise<void> {
  await context.transaction(async (tx) => {
    const person = await findPerson(tx, context, personId);
    if (person?.status !== "draft" || (await findLiveFile(tx, context, personId))) return;
    await erase(tx, context, contributions, personId);
    await record(tx, context, { action: "people.newcomer_erased" });
  });
}

/** The key goes last: until then modules may have to open what they erase or tell. */
async function erase(
  tx: Tx,
  context: Context,
  contributions: readonly Contribution[],
  personId: PersonId,
): Promise<void> {
  for (const { erasePerson } of contributions) await erasePerson(tx, context, personId);
  await destroyPersonKey(tx, context, personId);
}
