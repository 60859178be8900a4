import { addDays, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { runEachInTurn } from "../../../../kernel/run-each-in-turn.ts";
import { hashToken } from "../../../access/access/index.ts";
import { findKept, waitConcurrentMerges } from "../../../identity/identity/index.ts";
import {
  findRestrictionByLink,
  findRestrictionLocked,
  isOngoing,
  isWished,
  listRestrictionsChangedSince,
  type Restriction,
  removeKeptReason,
  TAKE_BACK_DAYS,
  withdrawLifting,
} from "../../../trust/restrictions/index.ts";
import { rightsErrors } from "../errors.ts";
import { scheduleRequestNotice } from "../notify-request-concerned.ts";
import { findRow, updateRequest } from "../store/requests.ts";
import { confirmPauseInTransaction } from "./confirm-pause.ts";
import { buildSystemContext } from "./end-restriction.ts";
import { mayDecideOnPause } from "./may-decide.ts";
import { recordRestrictionEntry, reservePersonGrants, suspendCoveredGrants } from "./start-restriction.ts";

/**
 * Use case: "this was not me". Whoever reads the mailbox of the one in whose name a pause was lifted puts it
 * in force again, from now on: services are told, and what left meanwhile does not come back. Nobody has to
 * sign in: whoever lifted it may be in the account. Twice the same: nothing more. Throws
 * rights.link_not_valid.
 */
export async function resumePause(context: Context, token: string): Promise<void> {
  const system = buildSystemContext(context);
  await system.transaction(async (tx) => {
    await waitConcurrentMerges(tx, system);
    const pause = await findRestrictionByLink(tx, system, hashToken(token));
    if (!pause) throw rightsErrors.error("rights.link_not_valid");
    if (isOngoing(pause)) return;
    if (pause.liftedOn === undefined || addDays(pause.liftedOn, TAKE_BACK_DAYS) < toCivilDate(system.now()))
      throw rightsErrors.error("rights.link_not_valid");
    if (await isMerged(tx, system, pause)) throw rightsErrors.error("rights.link_not_valid");
    const by = pause.lifted?.who;
    // Whoever acts for them no more decides on nothing of theirs, by a link either.
    if (by !== undefined && !(await mayDecideOnPause(system, { by, personId: pause.personId })))
      throw rightsErrors.error("rights.link_not_valid");
    await resumeRestriction(tx, system, pause);
  });
}

/**
 * Merged since: it would hold under a number that leads elsewhere. Nobody is for the days of a link, so that
 * it is of before.
 */
const isMerged = async (tx: Tx, system: Context, { personId }: Restriction): Promise<boolean> =>
  (await findKept(tx, system, personId)) !== personId;

async function resumeRestriction(tx: Tx, system: Context, pause: Restriction): Promise<void> {
  const { id, personId } = pause;
  await reservePersonGrants(tx, system, personId);
  if (!(await withdrawLifting(tx, system, pause))) return;
  await suspendCoveredGrants(tx, system, personId);
  // Closed by the lifting, it waits for its answer again.
  const row = await findRow(tx, system.authorityId, id);
  if (row?.state === "undone") await updateRequest(tx, row, { state: "waiting", answered_on: null });
  await recordRestrictionEntry(tx, system, "taken_back", pause);
  await scheduleRequestNotice(tx, system, { id, what: "taken_back" });
}

/**
 * Whoever came in by somebody else's account is out, and what they lifted, wished lifted or kept since, of
 * themselves or of whom they act for, is taken back. Job of `recovery.undone`, as the system. Idempotent.
 */
export async function cancelPauseGestures(
  system: Context,
  { personId, since }: { readonly personId: PersonId; readonly since: string },
): Promise<void> {
  const changed = await system.transaction((tx) => listRestrictionsChangedSince(tx, system, new Date(since)));
  const isTheirs = (who: PersonId | undefined, at = "") => who === personId && at >= since;
  await runEachInTurn(changed, (id) =>
    system.transaction(async (tx) => {
      await waitConcurrentMerges(tx, system);
      const pause = await findRestrictionLocked(tx, system, id);
      if (!pause) return;
      const { lifted, announced } = pause;
      if (isTheirs(lifted?.who, lifted?.at)) {
        if (!(await isMerged(tx, system, pause))) await resumeRestriction(tx, system, pause);
      } else if (isWished(pause) && isTheirs(announced?.wishedBy, announced?.at))
        await confirmPauseInTransaction(tx, system, pause, { because: "not_theirs" });
      // Read again: what was put back may have been kept before.
      const held = await findRestrictionLocked(tx, system, id);
      if (held && isTheirs(held.kept?.by, held.kept?.at)) await removePauseKeeping(tx, system, held);
    }),
  );
}

/** Nobody said no: the other parent may wish it again, and hears of it. */
async function removePauseKeeping(tx: Tx, system: Context, pause: Restriction): Promise<void> {
  if (!(await removeKeptReason(tx, system, pause))) return;
  await recordRestrictionEntry(tx, system, "unkept", pause);
  await scheduleRequestNotice(tx, system, { id: pause.id, what: "unkept" });
}
