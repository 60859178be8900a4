import { addDays, type CivilDate, formatLongDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { getAuthority } from "../../authorities/authorities/index.ts";
import { listGrants, withdrawGrantInTransaction } from "../../consent/consent/index.ts";
import { notifyAddress } from "../../messaging/notifications/index.ts";
import { findRestriction } from "../../trust/restrictions/index.ts";
import { cancelErasureInTransaction } from "./erasure/cancel-erasure.ts";
import { isTelling, notifyRequestConcerned, parseJobRequest } from "./notify-request-concerned.ts";
import type { RightsRequestId } from "./request.ts";
import { endDueRestrictions } from "./restriction/end-due-restrictions.ts";
import { saveEndAnnouncement } from "./restriction/end-restriction.ts";
import { sendPauseReminders } from "./restriction/held.ts";
import { cancelPauseGestures } from "./restriction/resume-pause.ts";
import { startRestriction } from "./restriction/start-restriction.ts";
import { computeDueReminders, REMIND_DAYS } from "./rules.ts";
import { decryptRequest, getRequestPersonKey, openWords } from "./sealed-words.ts";
import { findRow, type RightsRow, updateRequest } from "./store/requests.ts";
import { listDueRows } from "./store/requests-by-day.ts";
import { listScheduledAround } from "./store/scheduled-erasures.ts";

/**
 * An objection accepted stops what the service receives: it is told, signed, like any withdrawal. A
 * restriction is a state.
 */
async function apply(context: Context, id: RightsRequestId): Promise<void> {
  await context.transaction(async (tx) => {
    const row = await findRow(tx, context.authorityId, id);
    if (row?.asked_right === "restriction") return applyRightAnswer(tx, context, row);
    if (row?.state !== "answered") return;
    const personId = parseId<"person">(row.person_id);
    const { grantId } = openWords(await getRequestPersonKey(tx, context, row), row);
    const held = (await listGrants(tx, context, personId)).find(({ grant }) => grant.id === grantId);
    if (held?.grant.state !== "live") return;
    await withdrawGrantInTransaction(tx, context, { personId, grantId: held.grant.id });
  });
}

/**
 * Accepted, it is in force; refused, the one that took effect when it was asked is lifted, once the person
 * was told (art. 18.3).
 */
async function applyRightAnswer(tx: Tx, context: Context, row: RightsRow): Promise<void> {
  const request = decryptRequest(await getRequestPersonKey(tx, context, row), row);
  const restriction = await findRestriction(context, request.id);
  if (request.state === "answered" && !restriction) await startRestriction(tx, context, request);
  if (request.state !== "refused" || !restriction) return;
  const { by = "", text } = request.steps.findLast(({ what }) => what === "refused") ?? { text: "" };
  await saveEndAnnouncement(tx, context, restriction, { by, reason: text });
}

/**
 * A week before the day, then once it has passed: to the data-protection officer, with numbers and nothing of
 * what was asked.
 */
async function sendDueReminders(context: Context): Promise<void> {
  await context.transaction(async (tx) => {
    const today = toCivilDate(context.now());
    const { contact } = await getAuthority(tx, context.authorityId);
    const to = contact.dataProtectionEmail ?? contact.email;
    for await (const row of listNearlyDueRequests(tx, context, today)) {
      // An erasure that waits for a second agent waits like any answer.
      const isUnconfirmed = row.needs_colleague && row.confirmed_by === null;
      const state = isUnconfirmed && row.state === "scheduled" ? "waiting" : row.state;
      const due = computeDueReminders({ state, dueOn: row.due_on }, today);
      if (due <= row.reminded || to === undefined) continue;
      await updateRequest(tx, row, { reminded: due });
      const data = {
        number: row.number,
        dueOn: formatLongDate(row.due_on, context.language),
        isLate: due === 2,
        id: row.id,
      };
      await notifyAddress(tx, context, { to, template: "rights_due", data });
    }
  });
}

/** Every request whose day is near, or past, by some hundreds: as many as a flood makes. */
async function* listNearlyDueRequests(
  tx: Tx,
  { authorityId }: Context,
  today: CivilDate,
): AsyncGenerator<RightsRow> {
  let after: string | undefined;
  for (;;) {
    const rows = await listDueRows(tx, authorityId, {
      dueBy: addDays(today, REMIND_DAYS),
      after,
      limit: 200,
    });
    yield* rows;
    after = rows.at(-1)?.id;
    if (after === undefined) return;
  }
}

/**
 * "This was not me": an erasure asked since then, or a pause lifted, of themselves or by their account of
 * somebody else, is not wanted.
 */
async function cancelGesturesSinceDisavowal(
  context: Context,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  const personId = parseId<"person">(String(data.personId));
  const since = String(data.since);
  await context.transaction(async (tx) => {
    for (const row of await listScheduledAround(tx, context.authorityId, personId)) {
      const asked = decryptRequest(await getRequestPersonKey(tx, context, row), row);
      if ((asked.steps[0]?.at ?? "") >= since) await cancelErasureInTransaction(tx, context, asked.id);
    }
  });
  // After erasures, of which nothing comes back: one pause that fails holds back none of them.
  await cancelPauseGestures(context, { personId, since });
}

export const rightsJobs: ModuleJobs = {
  handlers: {
    "rights.tell": {
      run: async (context, data) => {
        const what = String(data.what);
        if (isTelling(what)) await notifyRequestConcerned(context, parseJobRequest(data), what);
      },
    },
    "rights.apply": { run: (context, data) => apply(context, parseJobRequest(data)) },
    "rights.remind": { run: sendDueReminders },
    "rights.remind_pauses": { run: sendPauseReminders },
    "rights.lift": { run: endDueRestrictions },
    "rights.undo_since": { run: cancelGesturesSinceDisavowal },
  },
  listens: { "recovery.undone": "rights.undo_since" },
  // When an office opens to read it.
  scheduled: {
    "rights.remind": "20 7 * * *",
    "rights.remind_pauses": "25 7 * * *",
    // Before the clocks, which leave what is restricted.
    "rights.lift": "10 3 * * *",
  },
};
