import type { ServiceDefinition, ServicePresentation, Text } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { GrantId, PersonId, ServiceId } from "../../../kernel/ids.ts";
import { findAccount, requireCapability } from "../../access/access/index.ts";
import { notify } from "../../messaging/notifications/index.ts";
import { record } from "../../trust/audit/index.ts";
import {
  type Agreement,
  formatAwaitedLabel,
  isShownToDesk,
  listAgreements,
  listPlaceNames,
} from "../consent/index.ts";
import { toSubscription } from "./sealed-subscription.ts";
import { selectSituation } from "./situation.ts";
import { findByGrants } from "./store.ts";
import type { Situation } from "./subscription.ts";

/**
 * Enough to help: which service, where it stands, what it waits for. Never a value, a refusal, an
 * application's name.
 */
export interface ServiceAtDesk {
  readonly grantId: GrantId;
  readonly serviceId: ServiceId;
  readonly title: Text;
  readonly type: ServiceDefinition["type"];
  readonly providerName: string;
  /** The private body that offers it, when there is one. */
  readonly partner?: ServicePresentation["partner"];
  /** State, reason and what is announced, as the person reads them. */
  readonly situation: Situation;
  /** Instant of the yes. */
  readonly since: Date;
  /** What it waits for, in the person's words. */
  readonly awaited: readonly Text[];
}

/** Why an agent looks, as for the rest of the relation. */
export type ServicesPurpose = "help_at_desk" | "telephone" | "check" | "other";

/**
 * Use case: for an agent, the live services that `isShownToDesk` lets through. The others do not show, not
 * even by their number. The person's journal tells it. Throws access.capability_missing, or
 * households.cannot_act_for for somebody unknown.
 */
export function listServicesAtDesk(
  context: Context,
  { personId, purpose }: { readonly personId: PersonId; readonly purpose: ServicesPurpose },
): Promise<readonly ServiceAtDesk[]> {
  return context.transaction(async (tx) => {
    const live = await readLive(context, personId);
    await record(tx, context, { action: "subscriptions.services_consulted", personId, data: { purpose } });
    return buildDeskServices(
      tx,
      context,
      live.filter(({ service }) => isShownToDesk(service, context.authorityId)),
    );
  });
}

/**
 * Use case: every live service, because the person is in front of the agent and says so. Their journal tells
 * it, and a message when they have an address: who was not there will know.
 */
export async function showAllServices(
  context: Context,
  { personId }: { readonly personId: PersonId },
): Promise<readonly ServiceAtDesk[]> {
  return context.transaction(async (tx) => {
    const live = await readLive(context, personId);
    await record(tx, context, { action: "subscriptions.all_services_shown", personId });
    const account = await findAccount(tx, context, personId);
    if (account?.email !== undefined)
      await notify(tx, context, { personId, template: "services_shown", data: {} });
    return buildDeskServices(tx, context, live);
  });
}

async function readLive(context: Context, personId: PersonId): Promise<readonly Agreement[]> {
  requireCapability(context, "person.enrol");
  return (await listAgreements(context, personId)).filter(({ grant }) => grant.state === "live");
}

async function buildDeskServices(
  tx: Tx,
  context: Context,
  agreements: readonly Agreement[],
): Promise<readonly ServiceAtDesk[]> {
  const rows = await findByGrants(
    tx,
    agreements.map(({ grant: { sector, id, subject } }) => ({ sector, grantId: id, subject })),
  );
  const places = await listPlaceNames(tx, context.authorityId);
  return agreements.map(({ grant, service, providerName }) => {
    const row = rows.get(grant.id);
    const subscription = row && toSubscription(context, row);
    return {
      grantId: grant.id,
      serviceId: service.id,
      title: service.definition.title,
      type: service.definition.type,
      providerName,
      partner: service.definition.presentation?.partner,
      situation: selectSituation(grant, subscription),
      since: grant.givenAt,
      awaited: (subscription?.awaited ?? []).map((name) => formatAwaitedLabel(name, places)),
    };
  });
}
