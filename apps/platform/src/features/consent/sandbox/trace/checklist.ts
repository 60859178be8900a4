import { GRANT_WITHDRAWN, RELEASE_CHANGED } from "@ardeco/contracts";
import type { TransferKind } from "../../../ledger/counters/index.ts";

/** What was seen at our endpoints, oldest first or not: only that it was counts. */
export interface Seen {
  readonly kind: string;
  readonly outcome: string;
  readonly facts: Readonly<Record<string, string | boolean>>;
  /** ISO 8601. */
  readonly at: string;
}

/** What an application was told, and what it made of it. */
export interface DeliveredNotice {
  readonly event: string;
  readonly state: "queued" | "delivered" | "acknowledged" | "failed";
  readonly queuedAt: string;
}

export interface Evidence {
  readonly seen: readonly Seen[];
  readonly told: readonly DeliveredNotice[];
  /** Kinds of the lines that the vendor’s service made on its counter: the ledger is what was seen. */
  readonly moved: ReadonlySet<TransferKind>;
  /** When somebody agreed and left out an optional item; null until then. */
  readonly optionalRefusedAt: string | null;
}

/** Needed: without it an application hurts somebody. Stronger: what a demanding authority asks for. */
export const checks = {
  signed_in: {
    level: "needed",
    holds: ({ seen }) => seen.some((one) => hasTokensByCode(one) && one.facts.challenge === true),
  },
  keys_read: { level: "needed", holds: ({ seen }) => seen.some(({ kind }) => kind === "jwks") },
  claims_read: { level: "needed", holds: ({ seen }) => seen.some(hasReadItems) },
  refusal_survived: {
    level: "needed",
    holds: ({ seen }) => listLaterUses(seen, isUseDone("authorization", "access_denied"), hasClientAnswered),
  },
  optional_missing: {
    level: "needed",
    holds: ({ seen, optionalRefusedAt: from }) =>
      from !== null && seen.some((one) => one.at >= from && hasTokensByCode(one)),
  },
  event_received: {
    level: "needed",
    holds: ({ told }) => told.some(({ state }) => state === "delivered" || state === "acknowledged"),
  },
  event_acknowledged: {
    level: "needed",
    holds: ({ told }) => told.some(({ state }) => state === "acknowledged"),
  },
  withdrawal_acknowledged: {
    level: "needed",
    holds: ({ told }) =>
      told.some(({ event, state }) => event === GRANT_WITHDRAWN && state === "acknowledged"),
  },
  change_followed: { level: "needed", holds: readAgainAfterChange },
  forgery_refused: { level: "needed", holds: ({ seen }) => isLastForgeryRefused(seen) },
  counter_debited: { level: "stronger", holds: ({ moved }) => moved.has("debit") },
  counter_credited: { level: "stronger", holds: ({ moved }) => moved.has("credit") },
  counter_held: {
    level: "stronger",
    holds: ({ moved }) => moved.has("reserve") && (moved.has("post") || moved.has("void")),
  },
  counter_refunded: { level: "stronger", holds: ({ moved }) => moved.has("reverse") },
  pushed_request: {
    level: "stronger",
    holds: ({ seen }) => seen.some(isUseDone("pushed_authorization_request")),
  },
  bound_token: {
    level: "stronger",
    holds: ({ seen }) =>
      seen.some((one) => one.kind === "token" && one.outcome === "done" && one.facts.dpop === true),
  },
  signed_client: {
    level: "stronger",
    holds: ({ seen }) =>
      seen.some((one) => one.outcome === "done" && one.facts.client_authentication === "private_key_jwt"),
  },
  signed_out: {
    level: "stronger",
    holds: ({ seen }) =>
      seen.some(({ kind, outcome }) => kind.startsWith("end_session") && outcome === "done"),
  },
} as const satisfies Record<string, { level: "needed" | "stronger"; holds: (evidence: Evidence) => boolean }>;

export type CheckName = keyof typeof checks;
export const checkNames = Object.keys(checks) as readonly CheckName[];

export interface CheckAnswer {
  readonly name: CheckName;
  readonly level: "needed" | "stronger";
  readonly holds: boolean;
}

/** Each line answered from what was really seen; nothing is declared by the vendor. */
export const buildCheckAnswers = (evidence: Evidence): readonly CheckAnswer[] =>
  checkNames.map((name) => ({ name, level: checks[name].level, holds: checks[name].holds(evidence) }));

function isUseDone(kind: string, outcome = "done"): (one: Seen) => boolean {
  return (one) => one.kind === kind && one.outcome === outcome;
}

/** What was asked and granted really came: an answer with the pairwise name alone is none. */
function hasReadItems(one: Seen): boolean {
  return isUseDone("userinfo")(one) && one.facts.items === true;
}

function hasTokensByCode({ kind, outcome, facts }: Seen): boolean {
  return kind === "token" && outcome === "done" && facts.grant_type === "authorization_code";
}

/** The application still speaks to us. */
const hasClientAnswered = ({ kind }: Seen): boolean =>
  ["authorization", "token", "userinfo", "pushed_authorization_request"].includes(kind);

function listLaterUses(
  seen: readonly Seen[],
  first: (one: Seen) => boolean,
  then: (one: Seen) => boolean,
): boolean {
  return seen.some((one) => first(one) && seen.some((other) => other.at > one.at && then(other)));
}

function readAgainAfterChange({ seen, told }: Evidence): boolean {
  const changes = told.filter(({ event, state }) => event === RELEASE_CHANGED && state !== "failed");
  return changes.some(({ queuedAt }) => seen.some((one) => one.at > queuedAt && isUseDone("userinfo")(one)));
}

function isLastForgeryRefused(seen: readonly Seen[]): boolean {
  const forgeries = seen.filter(({ kind }) => kind === "forgery").toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return /^http_4\d\d$/.test(forgeries[0]?.outcome ?? "");
}
