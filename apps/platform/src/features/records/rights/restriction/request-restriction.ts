import type { Context, Tx } from "../../../../kernel/context.ts";
import type { GrantId, PersonId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { listGrants } from "../../../consent/consent/index.ts";
import { requireRepresentative } from "../../../identity/households/index.ts";
import { getPerson, waitConcurrentMerges } from "../../../identity/identity/index.ts";
import type { CoveredAgreement, RestrictionGround } from "../../../trust/restrictions/index.ts";
import { rightsErrors } from "../errors.ts";
import type { RightsChannel, RightsRequest, RightsRequestId } from "../request.ts";
import { formatAgentName, saveRightRequest } from "../submit-right-request.ts";
import { toRightsSystem } from "../to-rights-system.ts";
import { toSystemContext } from "../to-system-context.ts";
import { mayDecideOnPause } from "./may-decide.ts";
import { startRestriction } from "./start-restriction.ts";

export interface RestrictionAsked {
  /** From the form: sent twice, it is one request. */
  readonly id: RightsRequestId;
  readonly personId: PersonId;
  readonly ground: RestrictionGround;
  readonly text: string;
  /**
   * The agreements that it covers; of another person, or over, they are not kept. None: it covers everything.
   */
  readonly grantIds: readonly GrantId[];
}

/**
 * Use case: by the person, or who acts for them (GDPR art. 18.1). Of the person, a parent or a guardian, it
 * takes effect at once: what is asked is that less be done. Under a mandate it waits for the answer. Throws
 * households.cannot_act_for, rights.unknown, rights.too_many, rights.nothing_to_pause.
 */
export async function requestRestriction(context: Context, asked: RestrictionAsked): Promise<RightsRequest> {
  const { actor } = context;
  if (actor.kind !== "person") throw rightsErrors.error("rights.unknown");
  return openRestrictionRequest(context, { ...asked, channel: "web", askedBy: actor.personId });
}

export interface RestrictionNoted extends RestrictionAsked {
  readonly askedBy: PersonId;
  readonly channel: Exclude<RightsChannel, "web">;
}

/**
 * Use case: an agent notes it. Of somebody there, it takes effect as online; by letter or telephone, where
 * nobody saw who asks, once it is accepted. Throws as requestRestriction, and access.capability_missing.
 */
export async function recordRestrictionRequest(
  context: Context,
  noted: RestrictionNoted,
): Promise<RightsRequest> {
  requireCapability(context, "person.enrol");
  await context.transaction((tx) => getPerson(tx, context, noted.personId));
  return openRestrictionRequest(context, { ...noted, by: formatAgentName(context) });
}

interface Beginning extends RestrictionAsked {
  readonly askedBy: PersonId;
  readonly channel: RightsChannel;
  readonly by?: string;
}

/** As the system, like every change of a restriction: a person or an agent writes none by themselves. */
function openRestrictionRequest(
  context: Context,
  { grantIds, ground, ...asked }: Beginning,
): Promise<RightsRequest> {
  const system = toRightsSystem(context);
  const { personId, askedBy } = asked;
  return system.transaction(async (tx) => {
    await waitConcurrentMerges(tx, system);
    const acting = toSystemContext(system, context.actor);
    if (askedBy !== personId || context.actor.kind === "person")
      await requireRepresentative(tx, system, { personId: askedBy, forPersonId: personId, act: "usual" });
    const agreements = await listLiveGrants(tx, system, { personId, grantIds });
    const isSeen = asked.channel === "web" || asked.channel === "desk";
    const isAtOnce = isSeen && (await mayDecideOnPause(system, { by: askedBy, personId }));
    const request = await saveRightRequest(tx, acting, {
      ...asked,
      right: "restriction",
      restriction: { ground, agreements: [...agreements] },
      telling: isAtOnce ? "began" : "received",
    });
    if (isAtOnce) await startRestriction(tx, acting, request);
    return request;
  });
}

/**
 * Live ones, of this very person. Throws rights.nothing_to_pause when some were named and none is: everything
 * was not asked.
 */
async function listLiveGrants(
  tx: Tx,
  system: Context,
  { personId, grantIds }: Pick<RestrictionAsked, "personId" | "grantIds">,
): Promise<readonly CoveredAgreement[]> {
  if (grantIds.length === 0) return [];
  const held = await listGrants(tx, system, personId);
  const covered = held
    .filter(({ grant }) => grant.state === "live" && grantIds.includes(grant.id))
    .map(({ grant, service }) => ({
      grantId: grant.id,
      serviceId: grant.sector.serviceId,
      service: service.definition.title.fr,
    }));
  if (covered.length === 0) throw rightsErrors.error("rights.nothing_to_pause");
  return covered;
}
