import { listPeople } from "../../../../../../../frames/space/common/list-people.ts";
import { toCivilDate } from "../../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../../kernel/context.ts";
import type { PersonId } from "../../../../../../../kernel/ids.ts";
import { type Renewal, readRenewals } from "../../../../../../consent/renewals/index.ts";
import { computeSituation } from "../../../../../../consent/subscriptions/index.ts";
import {
  listServiceHoldings,
  type ServiceHolding,
} from "../../../../../../consent/subscriptions/pages/space/services/list-holdings.ts";
import { listPeopleRequests, type Request } from "./list-people-requests.ts";

/** Something asked, for the reader or somebody they act for. */
export type AskedAnswer = { readonly on: string; readonly rank: Rank } & (
  | { readonly kind: "file"; readonly request: Request }
  | { readonly kind: "service"; readonly holding: ServiceHolding }
  | { readonly kind: "confirmation"; readonly holding: ServiceHolding; readonly renewal: Renewal }
);

/** What waits for the person, what waits for somebody else, what is over. */
type Rank = 0 | 1 | 2;

export interface AllAsked {
  readonly underWay: readonly AskedAnswer[];
  /** Newest first. */
  readonly over: readonly AskedAnswer[];
  /** Whether the reader has anything checked: what they ask next is a service. */
  readonly isEnrolled: boolean;
}

/** Everything asked, whatever the door: files of enrolment, services, confirmations of a year. */
export async function listAsked(context: Context, reader: PersonId): Promise<AllAsked> {
  const people = await listPeople(context, reader);
  const holdings = await listServiceHoldings(context, people);
  const all = [
    ...(await listPeopleRequests(context, people)).map(toAskedFile),
    ...holdings.map(toAskedService),
    ...(await listConfirmations(context, holdings)),
  ].toSorted((one, other) => one.rank - other.rank || other.on.localeCompare(one.on));
  return {
    underWay: all.filter(({ rank }) => rank < 2),
    over: all.filter(({ rank }) => rank === 2),
    isEnrolled: people.some(({ self, elements }) => self && elements.some(({ validated }) => validated)),
  };
}

function toAskedFile(request: Request): AskedAnswer {
  const { state, submittedAt, openedOn } = request.file;
  const mustShow = request.toBring.length > 0;
  const on = submittedAt ? toCivilDate(new Date(submittedAt)) : openedOn;
  const mine = state === "awaiting_person" || state === "draft" || mustShow;
  const theirs = state === "submitted" || state === "in_review";
  return { kind: "file", request, on, rank: mine ? 0 : theirs ? 1 : 2 };
}

function toAskedService(holding: ServiceHolding): AskedAnswer {
  const { state } = computeSituation(holding.held);
  const rank = state === "suspended" ? 0 : state === "pending" ? 1 : 2;
  return { kind: "service", holding, on: toCivilDate(new Date(holding.held.grant.givenAt)), rank };
}

async function listConfirmations(
  context: Context,
  holdings: readonly ServiceHolding[],
): Promise<readonly AskedAnswer[]> {
  const grants = holdings.map(({ held }) => held.grant);
  return (await readRenewals(context, grants)).flatMap((renewal) => {
    const holding = holdings.find(({ held }) => held.grant.id === renewal.grant.id);
    if (!holding) return [];
    const on = renewal.stateOn ?? renewal.campaign.opensOn;
    return [{ kind: "confirmation", holding, renewal, on, rank: renewal.state === "waiting" ? 0 : 2 }];
  });
}
