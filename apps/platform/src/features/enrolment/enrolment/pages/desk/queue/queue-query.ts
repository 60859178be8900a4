import type { FastifyRequest } from "fastify";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { getQueryText } from "../../../../../../web/index.ts";
import type { QueueQuery } from "../../../index.ts";

export const views = ["all", "mine", "unassigned", "waiting", "decided"] as const;
export type View = (typeof views)[number];

/** Names of the views in addresses. */
const slugs = {
  all: "tous",
  mine: "a-moi",
  unassigned: "a-prendre",
  waiting: "en-attente",
  decided: "decides",
} as const satisfies Record<View, string>;

const asked = {
  all: {},
  mine: { assigned: "mine" },
  unassigned: { assigned: "nobody" },
  waiting: { state: "awaiting_person" },
  decided: { state: "decided" },
} as const satisfies Record<View, QueueQuery>;

export interface QueueChoice {
  readonly view: View;
  readonly deskId: string;
  readonly after: string;
}

export function parseQueueChoice(request: FastifyRequest): QueueChoice {
  const slug = getQueryText(request, "vue");
  const deskId = getQueryText(request, "guichet");
  return {
    view: views.find((view) => slugs[view] === slug) ?? "all",
    deskId: isUuid(deskId) ? deskId : "",
    after: getQueryText(request, "suite"),
  };
}

export function buildQueueQuery({ view, deskId, after }: QueueChoice): QueueQuery {
  return {
    ...asked[view],
    ...(deskId === "" ? {} : { deskId: parseId<"desk">(deskId) }),
    ...(after === "" ? {} : { after }),
  };
}

export function formatQueueHref(queue: string, { view, deskId, after }: Partial<QueueChoice>): string {
  const query = new URLSearchParams({
    ...(view === undefined || view === "all" ? {} : { vue: slugs[view] }),
    ...(deskId ? { guichet: deskId } : {}),
    ...(after ? { suite: after } : {}),
  }).toString();
  return query === "" ? queue : `${queue}?${query}`;
}
