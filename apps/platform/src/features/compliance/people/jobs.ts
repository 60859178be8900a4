import type { Context } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { parseId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { runEachInTurn } from "../../../kernel/run-each-in-turn.ts";
import { confirmEmail } from "./confirm-email.ts";
import { eraseAsked } from "./erase-asked.ts";
import { eraseDeceased } from "./erase-deceased.ts";
import { eraseFictional } from "./erase-fictional.ts";
import { eraseInactive } from "./erase-inactive.ts";
import { eraseNewcomer } from "./erase-newcomer.ts";
import { updateWrappedKeys } from "./update-wrapped-keys.ts";

/** `contributions`: of every module, in the order in which they erase. */
export function definePeopleJobs(contributions: readonly Contribution[]): ModuleJobs {
  return {
    handlers: {
      "people.erase_deceased": { run: (context) => eraseDeceased(context, contributions) },
      "people.erase_asked": { run: (context) => eraseAsked(context, contributions) },
      "people.erase_inactive": { run: (context) => eraseInactive(context, contributions) },
      "people.purge": { run: (context) => runPurges(context, contributions) },
      "people.erase_newcomer": {
        run: (context, data) => eraseNewcomer(context, contributions, parseJobPerson(data)),
      },
      "people.erase_fictional": {
        run: (context, data) => eraseFictional(context, contributions, parseJobPerson(data)),
      },
      "people.wrap_again": { run: (context) => updateWrappedKeys(context) },
      "people.confirm_email": { run: (context, data) => confirmEmail(context, parseJobPerson(data)) },
    },
    listens: {
      "enrolment.expired": "people.erase_newcomer",
      "sandbox.person_leaves": "people.erase_fictional",
      "access.address_read": "people.confirm_email",
    },
    scheduled: {
      "people.purge": "40 3 * * *",
      "people.erase_deceased": "50 3 * * *",
      "people.erase_asked": "0 4 * * *",
      // Once a week: nobody is told of it at the hour.
      "people.erase_inactive": "20 4 * * 1",
      "people.wrap_again": "10 4 * * *",
    },
  };
}

const parseJobPerson = ({ personId }: Readonly<Record<string, unknown>>) =>
  parseId<"person">(String(personId));

/** Each module in its own transaction: one that fails keeps none of the others from purging. */
async function runPurges(context: Context, contributions: readonly Contribution[]): Promise<void> {
  await runEachInTurn(contributions, ({ purge }) => context.transaction((tx) => purge(tx, context)));
}
