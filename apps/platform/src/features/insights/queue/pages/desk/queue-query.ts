import type { FastifyReply, FastifyRequest } from "fastify";
import { isUuid, parseId } from "../../../../../kernel/ids.ts";
import { toTidyText } from "../../../../../kernel/text.ts";
import type { WaitingKind, WaitingOrder } from "../../../../../kernel/waiting.ts";
import { getQueryText } from "../../../../../web/index.ts";
import { readWaitingCursor, type WorkQuery } from "../../index.ts";

export const views = ["all", "fresh", "late", "mine", "unassigned", "waiting", "decided"] as const;
export type View = (typeof views)[number];

/** Names of the views in addresses. */
const slugs = {
  all: "tous",
  fresh: "nouveaux",
  late: "en-retard",
  mine: "a-moi",
  unassigned: "a-prendre",
  waiting: "en-attente",
  decided: "decides",
} as const satisfies Record<View, string>;

const asked = {
  all: { scope: "open" },
  fresh: { scope: "open", isFresh: true },
  late: { scope: "open", isLate: true },
  mine: { scope: "open", assigned: "mine" },
  unassigned: { scope: "open", assigned: "nobody" },
  waiting: { scope: "suspended" },
  decided: { scope: "decided" },
} as const satisfies Record<View, Partial<WorkQuery>>;

const orders = { due: "echeance", since: "recu" } as const satisfies Record<WaitingOrder, string>;

export interface QueueChoice {
  readonly view: View;
  /** The name of a kind, or "" for all. */
  readonly kind: string;
  readonly deskId: string;
  readonly order: WaitingOrder;
  readonly isDescending: boolean;
  readonly search: string;
  readonly after: string;
}

const MOST_SEARCHED = 200;

/**
 * Kept on this machine, so that an agent who comes back finds what they had chosen (CNIL, 17 September 2020,
 * art. 5).
 */
const COOKIE = "ardeco-file";
const KEPT_SECONDS = 30 * 24 * 3600;

/** What the address asks; an address that asks nothing is that of who comes back. */
export function parseQueueChoice(request: FastifyRequest, kinds: readonly WaitingKind[]): QueueChoice {
  const kept = new URLSearchParams(hasQuestion(request) ? "" : request.cookies?.[COOKIE]);
  const read = (name: string) => getQueryText(request, name) || (kept.get(name) ?? "");
  const kind = read("quoi");
  const deskId = read("guichet");
  return {
    view: views.find((view) => slugs[view] === read("vue")) ?? "all",
    kind: kinds.some(({ name }) => name === kind) ? kind : "",
    deskId: isUuid(deskId) ? deskId : "",
    order: read("tri") === orders.since ? "since" : "due",
    isDescending: read("sens") === "desc",
    search: toTidyText(getQueryText(request, "q").slice(0, MOST_SEARCHED)),
    after: getQueryText(request, "suite"),
  };
}

const hasQuestion = ({ url }: FastifyRequest): boolean => url.includes("?");

/** Never what was typed: it is somebody's name. */
export function saveQueueChoice(
  reply: FastifyReply,
  { search: _, after: __, ...choice }: QueueChoice,
  { path, secure }: { readonly path: string; readonly secure: boolean },
): void {
  const scope = { path, httpOnly: true, sameSite: "lax" as const, secure };
  reply.setCookie(COOKIE, formatQuery(choice), { ...scope, maxAge: KEPT_SECONDS });
}

export function buildWorkQuery({ view, kind, deskId, after, ...rest }: QueueChoice): WorkQuery {
  const place = readWaitingCursor(after);
  const { search, order, isDescending } = rest;
  return {
    ...asked[view],
    search,
    order,
    isDescending,
    ...(kind === "" ? {} : { kind }),
    ...(deskId === "" ? {} : { deskId: parseId<"desk">(deskId) }),
    ...(place ? { after: place } : {}),
  };
}

/** "?vue=tous" is written too: the address of nothing chosen brings back what was chosen last. */
function formatQuery(choice: Partial<QueueChoice>): string {
  const { view = "all", kind, deskId, order, isDescending, search, after } = choice;
  return new URLSearchParams({
    vue: slugs[view],
    ...(kind ? { quoi: kind } : {}),
    ...(deskId ? { guichet: deskId } : {}),
    ...(order === "since" ? { tri: orders.since } : {}),
    ...(isDescending ? { sens: "desc" } : {}),
    ...(search ? { q: search } : {}),
    ...(after ? { suite: after } : {}),
  }).toString();
}

export const formatQueueHref = (queue: string, choice: Partial<QueueChoice>): string =>
  `${queue}?${formatQuery(choice)}`;

/** What a search carries along. */
export const listKeptEntries = (choice: QueueChoice): readonly (readonly [string, string])[] => [
  ...new URLSearchParams(formatQuery({ ...choice, search: "", after: "" })),
];
