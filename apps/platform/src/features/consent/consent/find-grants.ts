import type { Text } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { FIRST_ID, type GrantId, type PersonId, parseId, type ServiceId } from "../../../kernel/ids.ts";
import type { OfferedService } from "../../catalogue/catalogue/index.ts";
import { requirePreparedForAll } from "../../identity/households/index.ts";
import type { Sector } from "../../trust/keys/index.ts";
import { buildProposedItems, getProposalQuestion } from "./build-consent-proposal.ts";
import type { ServiceNamed } from "./decision.ts";
import type { Grant, SectorGrant } from "./grant.ts";
import { type KnownElements, listKnownElements } from "./known.ts";
import { findLive, openEntries, openEntriesByPerson } from "./listed-grants.ts";
import { listForGrants, listProviderNames } from "./offered.ts";
import { openGrant, type Payload } from "./payload.ts";
import { readList, readLists } from "./person-list.ts";
import type { Proposal, ProposedItem } from "./proposal.ts";
import { requireReach } from "./reach.ts";
import { findGrantRow, findGrantRowAtOnce, listPeopleWithLists } from "./store.ts";
import { formatItemLabel } from "./words.ts";

/** A grant and its service. */
export interface Agreement {
  readonly grant: Grant;
  /** In the version offered now, or last. */
  readonly service: OfferedService;
  readonly providerName: string;
}

/** A grant with what its service holds today, for the person's page. */
export interface HeldGrant extends Agreement {
  /** Granted items that the service still asks, with today's value. Empty once withdrawn. */
  readonly holds: readonly ProposedItem[];
  /** What it asked and was refused, in the person's words. */
  readonly refused: readonly Text[];
  /** Whether a newer version asks something the person has not answered. */
  readonly asks: Proposal["asks"];
}

/** The live grant, if any. In the holder authority. Throws households.cannot_act_for. */
export function findLiveGrant(context: Context, input: ServiceNamed): Promise<Grant | undefined> {
  return context.read(async (tx) => {
    await requireReach(tx, context, { ...input, act: "prepare" });
    const list = await readList(tx, context, input.personId);
    return (await findLive(tx, context, input.personId, list, input.serviceId))?.grant;
  });
}

/** Every grant of the person, live first, newest first. */
export async function listGrants(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<readonly HeldGrant[]> {
  return (await listGrantsByPerson(tx, context, [personId])).get(personId) ?? [];
}

/** Use case: every grant of a person, with what its service is given. */
export function readGrants(context: Context, personId: PersonId): Promise<readonly HeldGrant[]> {
  return context.read((tx) => listGrants(tx, context, personId));
}

/**
 * Every grant of several people, in as many statements as of one; who never agreed to anything is left out.
 */
export async function listGrantsByPerson(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly HeldGrant[]>> {
  const holdings = await listPeopleHoldings(tx, context, personIds);
  const byPerson = Map.groupBy(holdings, ({ grant }) => grant.personId);
  const requests = holdings.flatMap(({ service }) => service.definition.requests);
  const known = await listKnownElements(tx, context, [...byPerson.keys()], requests);
  return new Map(
    [...byPerson].map(([id, held]) => {
      const ofPerson = known.get(id);
      return [id, ofPerson ? held.map((one) => toHeldGrant(one, ofPerson)) : []];
    }),
  );
}

/**
 * Which services the person agreed to and under which grants, live first, newest first: no value, no item's
 * name.
 */
export function listAgreements(context: Context, personId: PersonId): Promise<readonly Agreement[]> {
  return context.read(async (tx) => {
    return (await listPeopleHoldings(tx, context, [personId])).map(
      ({ payload: _, ...agreement }) => agreement,
    );
  });
}

/** What lives among them, without a value: of these services when they are named. */
export async function listLiveGrants(
  tx: Tx,
  context: Context,
  personId: PersonId,
  serviceIds?: readonly ServiceId[],
): Promise<readonly Grant[]> {
  await requireReach(tx, context, { personId, act: "prepare" });
  const wanted = (await readList(tx, context, personId)).filter(
    ({ serviceId }) => serviceIds === undefined || serviceIds.includes(serviceId),
  );
  const opened = await openEntries(tx, context, personId, wanted);
  return opened.map(({ grant }) => grant).filter(({ state }) => state === "live");
}

/** A page of the people who agreed to something one day: for the system, in the holder authority. */
export async function listPeopleWithGrants(
  tx: Tx,
  context: Context,
  { after = FIRST_ID, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<readonly PersonId[]> {
  const people = await listPeopleWithLists(tx, context.authorityId, { after, limit });
  return people.map((id) => parseId<"person">(id));
}

/** A grant as its sector knows it: for the system, on either side. */
export async function findSectorGrant(
  tx: Tx,
  context: Context,
  named: { readonly sector: Sector; readonly grantId: GrantId },
): Promise<SectorGrant | undefined> {
  const row = await findGrantRow(tx, named.sector, parseId<"grant">(named.grantId));
  return row && openGrant(context, row).grant;
}

/**
 * A grant as its sector knows it, in one round trip, by whoever names it: the context's authority is on
 * either side.
 */
export async function findGrantAtOnce(
  context: Context,
  { sector, grantId }: { readonly sector: Sector; readonly grantId: GrantId },
): Promise<SectorGrant | undefined> {
  const row = await findGrantRowAtOnce(context.statement, context.authorityId, sector, grantId);
  return row && openGrant(context, row).grant;
}

interface Holding extends Agreement {
  readonly payload: Payload;
}

/** As many statements for forty grants as for one, whosoever they are. */
async function listPeopleHoldings(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
): Promise<readonly Holding[]> {
  await requirePreparedForAll(tx, context, personIds);
  const lists = await readLists(tx, context, personIds);
  const newestFirst = new Map([...lists].map(([id, entries]) => [id, entries.toReversed()]));
  const opened = await openEntriesByPerson(tx, context, newestFirst);
  const described = await buildHoldings(
    tx,
    opened.map(({ grant, payload }) => ({ grant, payload })),
  );
  const rank = ({ grant }: Agreement) => (grant.state === "live" ? 0 : 1);
  return described.toSorted((one, other) => rank(one) - rank(other));
}

async function buildHoldings(
  tx: Tx,
  opened: readonly Pick<Holding, "grant" | "payload">[],
): Promise<readonly Holding[]> {
  const services = await listForGrants(
    tx,
    opened.map(({ grant }) => grant),
  );
  const names = await listProviderNames(tx, [...services.values()]);
  return opened.flatMap((one) => {
    const service = services.get(one.grant.id);
    if (!service) throw new TypeError("a grant was given under a version that was never offered");
    return [{ ...one, service, providerName: names.get(service.providerId) ?? "" }];
  });
}

function toHeldGrant({ payload, ...told }: Holding, known: KnownElements): HeldGrant {
  const refused = told.grant.refused.map((name) => formatItemLabel(name, known.territories.names));
  if (told.grant.state === "withdrawn") return { ...told, holds: [], refused, asks: "first" };
  const items = buildProposedItems(told.service.definition.requests, payload, known);
  return {
    ...told,
    holds: items.filter(({ decision }) => decision === "granted"),
    refused,
    // Under a restriction, no question is put to anybody.
    asks: payload.paused ? "nothing_new" : getProposalQuestion(items, true),
  };
}
