import type { Context, Tx } from "../kernel/context.ts";
import { type Contribution, holdsNothing } from "../kernel/contributions.ts";
import { eachInTurn } from "../kernel/each-in-turn.ts";
import { asId, type PersonId } from "../kernel/ids.ts";
import type { ModuleJobs } from "../kernel/module-jobs.ts";
import { comparableEmail, findAccount } from "../modules/access/index.ts";
import { record } from "../modules/audit/index.ts";
import { findLiveFile } from "../modules/enrolment/index.ts";
import { findPerson, listElements, validateElement } from "../modules/identity/index.ts";
import { destroyPersonKey } from "../modules/keys/index.ts";
import { listDeathsPast } from "../modules/life/index.ts";
import { isFictional } from "../modules/sandbox/index.ts";

/** Tells the lines that the care of people writes; it holds nothing itself. */
export const careContribution: Contribution = {
  ...holdsNothing("people"),
  journal: {
    "people.newcomer_erased": () => ({
      fr: "Un brouillon abandonné a été effacé, avec tout ce qu’il contenait.",
      en: "An abandoned draft was erased, with everything in it.",
    }),
    "people.deceased_erased": () => ({
      fr: "Les informations d’une personne décédée ont été effacées, au terme du délai.",
      en: "The information of somebody who died was erased, at the end of its time.",
    }),
  },
};

/** What is asked of every module at once: erase an abandoned newcomer, purge what is past its retention. */
export function peopleCare(contributions: readonly Contribution[]): ModuleJobs {
  return {
    handlers: {
      "people.erase_deceased": { run: (context) => eraseDeceased(context, contributions) },
      "people.purge": { run: (context) => purgeAll(context, contributions) },
      "people.erase_newcomer": {
        run: (context, { personId }) =>
          eraseNewcomer(context, contributions, asId<"person">(String(personId))),
      },
      "people.erase_fictional": {
        run: (context, { personId }) =>
          eraseFictional(context, contributions, asId<"person">(String(personId))),
      },
      "people.confirm_email": {
        run: (context, { personId }) => confirmEmail(context, asId<"person">(String(personId))),
      },
    },
    listens: {
      "enrolment.expired": "people.erase_newcomer",
      "sandbox.person_leaves": "people.erase_fictional",
      "access.address_read": "people.confirm_email",
    },
    scheduled: { "people.purge": "40 3 * * *", "people.erase_deceased": "50 3 * * *" },
  };
}

/** Each module in its own transaction: one that fails keeps none of the others from purging. */
async function purgeAll(context: Context, contributions: readonly Contribution[]): Promise<void> {
  await eachInTurn(contributions, ({ purge }) => context.transaction((tx) => purge(tx, context)));
}

/** Those whose death was recorded long enough ago; each in a transaction of its own, some a night. */
async function eraseDeceased(context: Context, contributions: readonly Contribution[]): Promise<void> {
  const past = await context.transaction((tx) => listDeathsPast(tx, context));
  await eachInTurn(past, (personId) =>
    context.transaction(async (tx) => {
      await erase(tx, context, contributions, personId);
      await record(tx, context, { action: "people.deceased_erased" });
    }),
  );
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

/** Somebody of a sandbox's cast. Idempotent: erased, they play no part. */
async function eraseFictional(
  context: Context,
  contributions: readonly Contribution[],
  personId: PersonId,
): Promise<void> {
  await context.transaction(async (tx) => {
    if (!(await isFictional(tx, context, personId))) return;
    await erase(tx, context, contributions, personId);
  });
}

/**
 * Who followed the link sent to the address of their account reads that address: the same one, declared, is validated,
 * and needs no agent. Idempotent.
 */
async function confirmEmail(context: Context, personId: PersonId): Promise<void> {
  await context.transaction(async (tx) => {
    const account = await findAccount(tx, context, personId);
    const pairs = await listElements(tx, context, personId);
    const declared = pairs.find(({ name }) => name === "email")?.declared?.value;
    if (account?.email === undefined || typeof declared !== "string") return;
    if (comparableEmail(declared) !== comparableEmail(account.email)) return;
    await validateElement(tx, context, { personId, name: "email", method: "code_sent" });
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
