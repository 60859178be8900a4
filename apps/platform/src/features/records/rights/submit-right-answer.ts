import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { requireCapability } from "../../access/access/index.ts";
import { applyRequestStep } from "./apply-request-step.ts";
import { requireDisinterestedAgent } from "./erasure/ties.ts";
import { rightsErrors } from "./errors.ts";
import { listRequestConcerned } from "./notify-request-concerned.ts";
import type { RightsRequestId } from "./request.ts";
import { computeExtendedDueDay, isLate, isOpenRequestState } from "./rules.ts";
import { findRow, type RightsRow } from "./store/requests.ts";
import { formatAgentName } from "./submit-right-request.ts";
import { toRightsSystem } from "./to-rights-system.ts";

export const rightsOutcomes = ["answered", "refused", "extended"] as const;
export type RightsOutcome = (typeof rightsOutcomes)[number];

export interface RightAnswered {
  readonly id: RightsRequestId;
  /** As the agent read it. */
  readonly version: number;
  readonly outcome: RightsOutcome;
  /** Read by the person. Of a refusal or a longer delay, the reason (art. 12.3 and 12.4). */
  readonly text: string;
}

/**
 * Use case: by the data-protection officer or a validator. An objection accepted reaches the service as a
 * withdrawal, by the job `rights.apply`, which also puts a restriction in force, or announces its end. Throws
 * access.capability_missing, rights.unknown, rights.over, rights.reason_missing, rights.extended_once,
 * rights.answered_by_colleague, request.changed_meanwhile.
 */
export async function submitRightAnswer(context: Context, answered: RightAnswered): Promise<void> {
  requireCapability(context, "rights.answer");
  const { outcome, text } = answered;
  // A longer delay decides nothing: whoever is there says it in time.
  if (outcome !== "extended") {
    const { people, namesakes } = await listTouchedPersons(context, answered);
    await requireDisinterestedAgent(context, people, "rights.answered_by_colleague", { namesakes });
  }
  await context.transaction(async (tx) => {
    const row = await openRow(tx, context, answered);
    if (text.trim() === "") throw rightsErrors.error("rights.reason_missing");
    const today = toCivilDate(context.now());
    const change = buildOutcomeChange(row, outcome, today);
    await applyRequestStep(tx, context, row, { what: outcome, text, by: formatAgentName(context) }, change);
    const isApplied =
      row.asked_right === "restriction" || (row.asked_right === "objection" && outcome === "answered");
    if (isApplied && outcome !== "extended")
      await context.ports.jobs.send(tx, "rights.apply", {
        authorityId: context.authorityId,
        requestId: context.requestId,
        rightsRequestId: row.id,
      });
  });
}

/**
 * What one relative may ask against another. To the others, a namesake answers: a first name is often
 * another's family name.
 */
const DISPUTED: ReadonlySet<string> = new Set(["restriction", "erasure", "objection"]);

/**
 * Who asked, the person, and whoever acts for them: the other parent is no judge of what one asked. None of a
 * request that is not there.
 */
async function listTouchedPersons(
  context: Context,
  { id }: Pick<RightAnswered, "id">,
): Promise<{ readonly people: ReadonlySet<PersonId>; readonly namesakes: boolean }> {
  const system = toRightsSystem(context);
  return system.transaction(async (tx) => {
    const row = await findRow(tx, system.authorityId, id);
    if (!row) return { people: new Set<PersonId>(), namesakes: true };
    const personId = parseId<"person">(row.person_id);
    const askedBy = row.asked_by === null ? personId : parseId<"person">(row.asked_by);
    const people = await listRequestConcerned(
      tx,
      system,
      { right: row.asked_right, personId, askedBy },
      true,
    );
    return { people, namesakes: DISPUTED.has(row.asked_right) };
  });
}

function buildOutcomeChange(row: RightsRow, outcome: RightsOutcome, today: string) {
  if (outcome !== "extended") {
    // An erasure is done by its job: here it can only be refused, with the law that says so (art. 17.3).
    if (row.state === "scheduled" && outcome === "answered") throw rightsErrors.error("rights.over");
    return { state: outcome, answered_on: today } as const;
  }
  const longer = computeExtendedDueDay(row.received_on);
  const late = isLate({ state: row.state, dueOn: row.due_on }, today);
  if (late || row.state === "scheduled" || row.due_on === longer)
    throw rightsErrors.error("rights.extended_once");
  return { due_on: longer, reminded: 0 };
}

async function openRow(
  tx: Tx,
  context: Context,
  { id, version }: Pick<RightAnswered, "id" | "version">,
): Promise<RightsRow> {
  const row = await findRow(tx, context.authorityId, id);
  if (!row) throw rightsErrors.error("rights.unknown");
  if (!isOpenRequestState(row.state)) throw rightsErrors.error("rights.over");
  if (row.version !== version) throw kernelErrors.error("request.changed_meanwhile");
  return row;
}
