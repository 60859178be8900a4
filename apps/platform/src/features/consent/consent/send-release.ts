import type { Context, Tx } from "../../../kernel/context.ts";
import type { GrantId, PersonId } from "../../../kernel/ids.ts";
import { findPublishedService, getServiceVersion } from "../../catalogue/catalogue/index.ts";
import { computeSectorSubject, type Sector } from "../../trust/keys/index.ts";
import { computeRelease, computeValueMarks } from "./compute-release.ts";
import { consentErrors } from "./errors.ts";
import type { ItemName, Release } from "./grant.ts";
import { recordConsentLine } from "./journal.ts";
import { type OpenGrant, openGrant } from "./payload.ts";
import { requireReach } from "./reach.ts";
import { compareToldValues, selectReleasableRequests } from "./rules.ts";
import { findGrantRow, reserveExistingList, setGrantSubject } from "./store.ts";
import { saveGrantPayload } from "./write-grant.ts";

export interface ReleaseAsked {
  readonly personId: PersonId;
  readonly sector: Sector;
  readonly grantId: GrantId;
  /** An application may ask for a part at a time; everything when absent. */
  readonly wants?: (name: ItemName) => boolean;
  /**
   * Who is signed in at the application, for the person or for themselves. It would show them the address
   * that our own pages keep from them: such an element does not leave in their session; an answer worked out
   * from it does.
   */
  readonly shownTo?: PersonId;
  /** How it leaves, for the journal. */
  readonly via: "openid" | "api" | "work_list" | "file";
}

/**
 * What leaves for the service now: granted ∩ published ∩ wanted, validated, not expired. Reading and
 * journalling are one: nothing is told that the person's journal does not show, and whoever withdraws
 * meanwhile waits for it, or comes first. In the holder authority, as the system when an application asks.
 * The one gate of a restriction, and of a rule that has not answered yet. Throws consent.no_live_grant,
 * consent.paused.
 */
export async function sendRelease(tx: Tx, context: Context, asked: ReleaseAsked): Promise<Release> {
  const { personId, sector, wants = () => true } = asked;
  await requireReach(tx, context, { personId, serviceId: sector.serviceId, act: "prepare" });
  const [, published] = await Promise.all([
    reserveExistingList(tx, context.authorityId, personId),
    findPublishedService(tx, { serviceId: sector.serviceId }, "who_agreed"),
  ]);
  const live = await getLive(tx, context, asked);
  const service = published ?? (await getServiceVersion(tx, sector.serviceId, live.grant.version));
  const requests = selectReleasableRequests(live.payload.agreed, service.definition.requests);
  const isAwaited = live.payload.standing?.isAwaited === true;
  const wanted = isAwaited ? [] : requests.filter(({ element }) => wants(element));
  const release = await computeRelease(tx, context, { ...live.grant, personId }, wanted, asked.shownTo);
  if (release.items.length === 0) return release;
  await saveToldMarks(tx, context, live, release);
  const items = release.items.map(({ name }) => name);
  const data = { items, via: asked.via };
  await recordConsentLine(tx, context, { action: "consent.released", personId, service, data });
  return release;
}

/** By its key in the sector, where the person's own list would have to be opened first. */
async function getLive(
  tx: Tx,
  context: Context,
  { personId, sector, grantId }: ReleaseAsked,
): Promise<OpenGrant> {
  const subject = computeSectorSubject(context, sector, personId);
  if (context.actor.kind !== "system") await setGrantSubject(tx, subject);
  const row = await findGrantRow(tx, sector, grantId);
  const theirs =
    row?.state === "live" && row.holder_id === context.authorityId && row.subject.equals(subject);
  if (!theirs) throw consentErrors.error("consent.no_live_grant");
  const live = openGrant(context, row);
  if (live.payload.paused) throw consentErrors.error("consent.paused");
  return live;
}

/**
 * HMAC of what the service now knows, so that a later change is told. What it was told before stays known.
 */
async function saveToldMarks(tx: Tx, context: Context, live: OpenGrant, release: Release): Promise<void> {
  const marks = computeValueMarks(context, release);
  const { told } = live.payload;
  if (compareToldValues(told, { ...told, ...marks }).changed.length === 0) return;
  await saveGrantPayload(tx, context, live, { ...live.payload, told: { ...told, ...marks } });
}
