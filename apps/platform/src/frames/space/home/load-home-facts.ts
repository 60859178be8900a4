import {
  isShownAtHome,
  type ToConfirm,
} from "../../../features/consent/campaigns/pages/space/campaigns/renewal-cards.tsx";
import { listRenewalsByGrants } from "../../../features/consent/renewals/index.ts";
import {
  listServiceHoldings,
  type ServiceHolding,
} from "../../../features/consent/subscriptions/pages/space/services/list-holdings.ts";
import { listFilesOfEach, type TrackedFile } from "../../../features/enrolment/enrolment/index.ts";
import { isChange } from "../../../features/enrolment/enrolment/pages/space/enrolment/requests/list-people-requests.ts";
import { type Contact, listPersonContacts } from "../../../features/identity/contacts/index.ts";
import { type ErasureUnderWay, listErasuresUnderWay } from "../../../features/records/rights/index.ts";
import { listRestrictionsUnderWay, type Restriction } from "../../../features/trust/restrictions/index.ts";
import { addDays, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listPeople } from "../common/list-people.ts";
import type { Somebody } from "../common/somebody.ts";

export interface PersonFile {
  readonly tracked: TrackedFile;
  readonly somebody: Somebody;
  readonly isChange: boolean;
}

export interface PersonErasure {
  readonly erasure: ErasureUnderWay;
  readonly somebody: Somebody;
}

export interface PersonPause {
  readonly pause: Restriction;
  readonly somebody: Somebody;
}

export interface HomeFacts {
  readonly people: readonly Somebody[];
  /** Files that are not over. */
  readonly files: readonly PersonFile[];
  /** Live agreements only. */
  readonly holdings: readonly ServiceHolding[];
  /** The reader's own exchanges: those that wait, and those answered these days. */
  readonly contacts: readonly Contact[];
  /** Under way, of the reader or of those they act for. */
  readonly erasures: readonly PersonErasure[];
  /** Restrictions that hold, of the reader or of those they act for. */
  readonly pauses: readonly PersonPause[];
  /** To confirm in a campaign, or not confirmed in time. */
  readonly toConfirm: readonly ToConfirm[];
}

const RECENT_DAYS = 7;
const LIVE = ["draft", "submitted", "in_review", "awaiting_person"];

/** What the home of the space speaks of, for the reader and those they act for. */
export async function loadHomeFacts(tx: Tx, context: Context, reader: PersonId): Promise<HomeFacts> {
  const people = await listPeople(context, reader);
  const filesOf = await listFilesOfEach(
    context,
    people.map(({ id }) => id),
  );
  const files = people.flatMap((somebody) =>
    (filesOf.get(somebody.id) ?? [])
      .filter(({ file }) => LIVE.includes(file.state))
      .map((tracked) => ({
        tracked,
        somebody,
        isChange: isChange(tracked, filesOf.get(somebody.id) ?? [], somebody.elements),
      })),
  );
  const holdings = await listServiceHoldings(context, people);
  const live = holdings.filter(({ held }) => held.grant.state === "live");
  const recent = addDays(toCivilDate(context.now()), -RECENT_DAYS);
  const contacts = await listPersonContacts(context, reader);
  return {
    people,
    files,
    holdings: live,
    erasures: await listPersonErasures(context, people),
    pauses: await listPersonPauses(tx, context, people),
    toConfirm: await listItemsToConfirm(tx, context, live),
    contacts: contacts.filter(({ answeredOn }) => answeredOn === undefined || answeredOn >= recent),
  };
}

async function listPersonErasures(
  context: Context,
  people: readonly Somebody[],
): Promise<readonly PersonErasure[]> {
  const ids = people.map(({ id }) => id);
  const under = await listErasuresUnderWay(context, ids);
  return under.flatMap((erasure) => {
    const somebody = people.find(({ id }) => id === erasure.personId);
    return somebody ? [{ erasure, somebody }] : [];
  });
}

async function listPersonPauses(
  tx: Tx,
  context: Context,
  people: readonly Somebody[],
): Promise<readonly PersonPause[]> {
  const ids = people.map(({ id }) => id);
  const under = await listRestrictionsUnderWay(tx, context, ids);
  return under.flatMap((pause) => {
    const somebody = people.find(({ id }) => id === pause.personId);
    return somebody ? [{ pause, somebody }] : [];
  });
}

async function listItemsToConfirm(
  tx: Tx,
  context: Context,
  holdings: readonly ServiceHolding[],
): Promise<readonly ToConfirm[]> {
  const grants = holdings.map(({ held }) => held.grant);
  return (await listRenewalsByGrants(tx, context, grants)).filter(isShownAtHome).flatMap((renewal) => {
    const holding = holdings.find(({ held }) => held.grant.id === renewal.grant.id);
    if (!holding) return [];
    return [{ renewal, somebody: holding.somebody, service: holding.held.service.definition.title }];
  });
}
