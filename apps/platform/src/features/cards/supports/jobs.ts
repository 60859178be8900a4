import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { FIRST_ID, type PersonId, parseId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { runPageByPage } from "../../../kernel/page-by-page.ts";
import { listCodes, recoverRefusal } from "../../../kernel/recover-refusal.ts";
import type { EndCause } from "../../identity/households/index.ts";
import { applySupportStep } from "./apply-support-step.ts";
import {
  endWhatRepresentativesPrinted,
  endWhatWasDrawn,
  endWhatWasTakenSince,
} from "./end-what-others-hold.ts";
import { supportsErrors } from "./errors.ts";
import { listRowsPast, type SupportRow } from "./store.ts";

const parseJobPersonId = (id: unknown): PersonId => parseId<"person">(String(id));

export const supportsJobs: ModuleJobs = {
  handlers: {
    "supports.expire": { run: expireSupports, timeoutSeconds: 600 },
    "supports.undo_since": {
      run: (context, { personId, since }) =>
        endWhatWasTakenSince(context, {
          personId: parseJobPersonId(personId),
          since: new Date(String(since)),
        }),
    },
    "supports.end_drawn": {
      run: (context, { personId, before }) =>
        endWhatWasDrawn(
          context,
          parseJobPersonId(personId),
          before === undefined ? context.now() : new Date(String(before)),
        ),
    },
    "supports.end_printed": {
      run: (context, { representativeId, representedId, cause }) =>
        endWhatRepresentativesPrinted(context, {
          representativeId: parseJobPersonId(representativeId),
          representedId: parseJobPersonId(representedId),
          cause: cause as EndCause,
        }),
    },
  },
  listens: {
    "recovery.undone": "supports.undo_since",
    "recovery.served": "supports.end_drawn",
    "households.account_handed_over": "supports.end_drawn",
    "households.former_put_out": "supports.end_drawn",
    // Coming of age is one of its causes.
    "households.representation_ended": "supports.end_printed",
  },
  scheduled: { "supports.expire": "20 2 * * *" },
};

const PAGE = 500;

/**
 * Each in a transaction of its own: one that somebody changes meanwhile holds back no other, and ends the
 * next night.
 */
async function expireSupports(context: Context): Promise<void> {
  const today = toCivilDate(context.now());
  await runPageByPage<string>({ first: FIRST_ID, size: PAGE }, async (after) => {
    const rows = await context.transaction((tx) =>
      listRowsPast(tx, context.authorityId, { today, after, limit: PAGE }),
    );
    for (const row of rows) await expire(context, row);
    return rows.map(({ id }) => id);
  });
}

async function expire(context: Context, row: SupportRow): Promise<void> {
  await recoverRefusal(
    listCodes(supportsErrors, "supports.not_now"),
    () => context.transaction((tx) => applySupportStep(tx, context, row, { to: "expired" })),
    () => undefined,
  );
}
