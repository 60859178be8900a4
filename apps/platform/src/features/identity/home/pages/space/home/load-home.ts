import type { FastifyRequest } from "fastify";
import { loadPageSlot } from "../../../../../../frames/feature/frame-features.ts";
import type { LoadedFill } from "../../../../../../frames/feature/load-slot.ts";
import { listPeople } from "../../../../../../frames/space/common/list-people.ts";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import {
  type HomeThing,
  type SpaceFamilyInput,
  spaceHomeSlot,
} from "../../../../../../frames/space/slots.ts";
import type { BalanceThing } from "../../../../../../kernel/balance.ts";
import type { ComingThing } from "../../../../../../kernel/coming.ts";
import { type DueAct, type DueGroup, type DuePayment, groupDueActs } from "../../../../../../kernel/due.ts";

export type HomeFills = readonly LoadedFill<readonly HomeThing[]>[];

/** What the home draws. */
export interface HomeFacts {
  readonly people: readonly Somebody[];
  readonly groups: readonly DueGroup[];
  readonly payments: readonly DuePayment[];
  readonly coming: readonly ComingThing[];
  readonly balances: readonly BalanceThing[];
  readonly fills: HomeFills;
}

/** The reader and whom they act for, read once for the page and its fills. */
export async function loadFamily(request: FastifyRequest): Promise<SpaceFamilyInput> {
  const visit = request.ardeco;
  const reader = getSignedInPerson(visit);
  const people = await listPeople(visit.context, reader);
  return { subjects: people.map(({ id }) => id), reader, people };
}

/** A fictional person has services and a journal alone: nothing is due by them. */
export async function loadHomeFacts(request: FastifyRequest, family: SpaceFamilyInput): Promise<HomeFacts> {
  const fills = request.ardeco.brand.sandbox ? [] : await loadPageSlot(request, spaceHomeSlot, family);
  const things = fills.flatMap(({ shown }) => (shown === "silent" ? [] : [...shown.values()].flat()));
  const balances = things.flatMap((one) => (one.kind === "balance" ? one : []));
  return {
    people: family.people,
    groups: groupDueActs(things.flatMap((one): readonly DueAct[] => (one.kind === "to_do" ? [one] : []))),
    payments: things.flatMap((one) => (one.kind === "to_pay" ? one : [])),
    coming: things.flatMap((one) =>
      one.kind === "balance" || one.kind === "to_do" || one.kind === "to_pay" ? [] : one,
    ),
    balances: [...balances.filter(({ isLow }) => isLow), ...balances.filter(({ isLow }) => !isLow)],
    fills,
  };
}

/** Whether the town answers it, rather than time brings it. */
export const isUnderWay = ({ kind }: ComingThing): boolean => kind === "answer" || kind === "answered";
