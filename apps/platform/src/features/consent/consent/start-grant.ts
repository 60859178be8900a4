import type { Context, Tx } from "../../../kernel/context.ts";
import { toEntryActor } from "../../trust/audit/index.ts";
import { sendGrantEvent } from "./events.ts";
import {
  buildDecisionChannel,
  buildKeptDecision,
  type Giving,
  recordAnswers,
  saveToldRelease,
} from "./giving.ts";
import type { Grant } from "./grant.ts";
import type { ListEntry, LockedList } from "./person-list.ts";
import { addDecidingForm } from "./repeated-form.ts";
import { AWAITED_STANDING } from "./rules/standing.ts";
import { computeGrantName, createGrant } from "./write-grant.ts";

/** The first yes to a service, or the first since a withdrawal. */
export async function startGrant(
  tx: Tx,
  context: Context,
  giving: Giving & { readonly list: LockedList; readonly isAwaited: boolean },
): Promise<Grant> {
  const { input, service, answers, list, isAwaited } = giving;
  const { personId } = input;
  const sector = { providerId: service.providerId, serviceId: service.id };
  const givenAt = context.now().toISOString();
  const grantedBy = toEntryActor(context.actor);
  const named = computeGrantName(context, { sector, personId });
  const { definition } = service;
  const about = { ...named, personId, definition };
  const before = { ...answers, told: {}, ...(isAwaited ? { standing: AWAITED_STANDING } : {}) };
  const { told, planned, event } = await saveToldRelease(tx, context, about, before);
  const { grant } = await createGrant(tx, context, named, {
    version: service.version,
    ...answers,
    givenAt,
    decisions: [{ ...buildKeptDecision(service, answers, givenAt), ...buildDecisionChannel(input) }],
    ...told,
  });
  const entry: ListEntry = { grantId: grant.id, ...sector, grantedBy, forms: [] };
  await list.save([...list.entries, { ...addDecidingForm(entry, input), ...planned }]);
  await recordAnswers(tx, context, "consent.grant_given", giving);
  await sendGrantEvent(tx, context, "consent.grant_given", event);
  return { ...grant, personId, grantedBy };
}
