import type { Context, Tx } from "../../../kernel/context.ts";
import { sendGrantEvent } from "./events.ts";
import {
  buildDecisionChannel,
  buildKeptDecision,
  type Giving,
  recordAnswers,
  saveToldRelease,
} from "./giving.ts";
import type { Grant } from "./grant.ts";
import type { OpenGrant } from "./payload.ts";
import type { ListEntry, LockedList } from "./person-list.ts";
import { addDecidingForm } from "./repeated-form.ts";
import { saveGrantPayload } from "./write-grant.ts";

/** Other answers to a service that has a yes: the grant stays the same, its decisions grow by one. */
export async function updateGrantAnswers(
  tx: Tx,
  context: Context,
  giving: Giving & {
    list: LockedList;
    live: OpenGrant & { readonly grant: Grant; readonly entry: ListEntry };
  },
): Promise<Grant> {
  const { input, service, answers, live, list } = giving;
  const decision = {
    ...buildKeptDecision(service, answers, context.now().toISOString()),
    ...buildDecisionChannel(input),
  };
  const { payload } = live;
  const { definition } = service;
  const about = { ...live.grant, definition };
  const { told, planned, event } = await saveToldRelease(tx, context, about, { ...payload, ...answers });
  const { grant } = await saveGrantPayload(tx, context, live, {
    ...payload,
    ...answers,
    ...told,
    version: service.version,
    decisions: [...payload.decisions, decision],
  });
  const { nextCheck: _, ...entry } = addDecidingForm(live.entry, input);
  await list.save(list.entries.map((one) => (one === live.entry ? { ...entry, ...planned } : one)));
  await recordAnswers(tx, context, "consent.grant_changed", giving);
  const opens = live.grant.isAwaited === true && event.isAwaited !== true;
  if (opens || event.changed.length + event.noLongerReleased.length > 0)
    await sendGrantEvent(tx, context, "consent.release_changed", event);
  const { personId, grantedBy } = live.grant;
  return { ...grant, personId, grantedBy };
}
