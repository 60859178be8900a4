import type { Context, Tx } from "../../kernel/context.ts";
import { entryActor } from "../audit/index.ts";
import { emitGrantEvent } from "./events.ts";
import { decisionOf, type Giving, nowTold, tellAnswers } from "./giving.ts";
import type { Grant } from "./grant.ts";
import type { ListEntry, LockedList } from "./person-list.ts";
import { withForm } from "./repeated-form.ts";
import { createGrant } from "./write-grant.ts";

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
  const created = await createGrant(
    tx,
    context,
    { sector, personId },
    {
      version: service.version,
      ...answers,
      givenAt,
      decisions: [decisionOf(service, answers, givenAt)],
    },
  );
  const grantedBy = entryActor(context.actor);
  const entry: ListEntry = { grantId: created.grant.id, ...sector, grantedBy, forms: [] };
  await list.save([...list.entries, withForm(entry, input)]);
  const { grant, event } = await nowTold(tx, context, personId, created, grantedBy);
  await tellAnswers(tx, context, "consent.grant_given", giving);
  await emitGrantEvent(tx, context, "consent.grant_given", event);
  return grant;
}
