import { GRANT_GIVEN, GRANT_WITHDRAWN, type SecurityEvent, SUBSCRIPTION_CHANGED } from "@ardeco/contracts";
import type { ClientAddresses } from "./client.ts";
import type { DeliveryAction } from "./delivery.ts";

const MAX_URI_LENGTH = 2_000;
const MAX_URIS = 20;
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

export interface AddressProblem {
  readonly field: string;
  readonly code: "clients.uri_not_valid" | "clients.uri_not_https" | "clients.uris_count";
}

/** `development`: http towards this machine is allowed. */
export function validateClientAddresses(addresses: ClientAddresses, development: boolean): AddressProblem[] {
  const { redirectUris, postLogoutRedirectUris } = addresses;
  const named = [
    ...redirectUris.map((uri, index) => [`redirectUris/${index}`, uri] as const),
    ...postLogoutRedirectUris.map((uri, index) => [`postLogoutRedirectUris/${index}`, uri] as const),
    ...(["jwksUri", "initiateLoginUri", "backchannelLogoutUri", "eventsUri"] as const).flatMap((field) => {
      const uri = addresses[field];
      return uri === undefined ? [] : [[field, uri] as const];
    }),
  ];
  const count = redirectUris.length === 0 || named.length > MAX_URIS;
  return [
    ...(count ? [{ field: "redirectUris", code: "clients.uris_count" as const }] : []),
    ...named.flatMap(([field, uri]) => {
      const code = findUriProblem(uri, development);
      return code ? [{ field, code }] : [];
    }),
  ];
}

/**
 * A fragment, credentials or a wildcard are refused; so is an address that a browser would rewrite, since the
 * comparison is exact (OAuth 2.0 Security BCP, RFC 9700 section 4.1).
 */
function findUriProblem(uri: string, development: boolean): AddressProblem["code"] | undefined {
  const url = uri.length <= MAX_URI_LENGTH && URL.canParse(uri) ? new URL(uri) : undefined;
  if (!url || /[*#\s\\]/.test(uri) || url.username || url.password) return "clients.uri_not_valid";
  if (url.href !== uri && url.href !== `${uri}/`) return "clients.uri_not_valid";
  const local = development && url.protocol === "http:" && LOOPBACK.has(url.hostname);
  return url.protocol === "https:" || local ? undefined : "clients.uri_not_https";
}

/** What a receiver answered to a pushed token (RFC 8935, sections 2.2 to 2.4). */
export type PushReceipt =
  | { readonly outcome: "accepted" }
  | { readonly outcome: "refused"; readonly failure: string }
  | { readonly outcome: "try_again" };

const ERROR_CODE = /^[a-z][a-zA-Z_]{0,63}$/;

/**
 * Only a 400 with an error code is the receiver's own refusal: a 400 of a proxy is tried again, like a 5xx.
 */
export function parsePushReceipt(answer: { status: number; text: string }): PushReceipt {
  if (answer.status === 202) return { outcome: "accepted" };
  const failure = answer.status === 400 ? findErrorCode(answer.text) : undefined;
  return failure === undefined ? { outcome: "try_again" } : { outcome: "refused", failure };
}

function findErrorCode(text: string): string | undefined {
  try {
    const body: unknown = JSON.parse(text);
    const isObject = typeof body === "object" && body !== null && "err" in body;
    return isObject && typeof body.err === "string" && ERROR_CODE.test(body.err) ? body.err : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Told to software that only knows five words. `resume`: it may be used from now on, after a suspension or
 * what was awaited; an announced end changes nothing yet.
 */
export function getDeliveryAction(events: SecurityEvent["events"]): DeliveryAction {
  if (GRANT_GIVEN in events) return "open";
  if (GRANT_WITHDRAWN in events) return "close";
  if (!(SUBSCRIPTION_CHANGED in events)) return "change";
  const { state, announced } = events[SUBSCRIPTION_CHANGED];
  if (state === "suspended") return "suspend";
  return state === "open" && announced === undefined ? "resume" : "change";
}
