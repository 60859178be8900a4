import type { Context, Tx } from "../../../kernel/context.ts";
import { entryActor } from "../../trust/audit/index.ts";
import { emitGrantEvent } from "./events.ts";
import { channelOf, decisionOf, type Giving, nowTold, tellAnswers } from "./giving.ts";
import type { Grant } from "./grant.ts";
import type { ListEntry, LockedList } from "./person-list.ts";
import { withForm } from "./repeated-form.ts";
import { createGrant, nameGrant } from "./write-grant.ts";

/** The first yes to a service, or the first since a withdrawal. */
export async function beginGrant(
  tx: Tx,
  context: Context,
  giving: Giving & { list: LockedList },
): Promise<Grant> {
  const { input, service, answers, list } = giving;
  const { personId } = input;
  const sector = { providerId: service.providerId, serviceId: service.id };
  const givenAt = context.now().toISOString();
  const grantedBy = entryActor(context.actor);
  const named = nameGrant(context, { sector, personId });
  const { definition } = service;
  const about = { ...named, personId, definition };
  const { told, planned, event } = await nowTold(tx, context, about, { ...answers, told: {} });
  const { grant } = await createGrant(tx, context, named, {
    version: service.version,
    ...answers,
    givenAt,
    decisions: [{ ...decisionOf(service, answers, givenAt), ...channelOf(input) }],
    ...told,
  });
  const entry: ListEntry = { grantId: grant.id, ...sector, grantedBy, forms: [] };
  await list.save([...list.entries, { ...withForm(entry, input), ...planned }]);
  await tellAnswers(tx, context, "consent.grant_given", giving);
  await emitGrantEvent(tx, context, "consent.grant_given", event);
  return { ...grant, personId, grantedBy };
}
