import { member, textOf } from "../read.ts";
import type { ArdecoEvent, GrantWithdrawn, SubscriptionChanged, Verification } from "./event.ts";
import { EventRefused } from "./event-refused.ts";

const NAMES = "https://ardeco.eu/events/";

/**
 * The claims of a verified token (RFC 8417, section 2.2): one event, about the issuer's own `sub` (RFC 9493).
 * A member that lacks, or is no text, is refused; a word that this version does not know is given as it came.
 */
export function parseEvent(claims: unknown, issuer: string): ArdecoEvent {
  const verification = verificationIn(claims);
  if (verification) return verification;
  const about = { jti: text(claims, "jti"), sub: subjectOf(claims, issuer) };
  const [entry, ...more] = Object.entries(Object(member(claims, "events")));
  if (!entry || more.length > 0) throw malformed("events");
  const [uri, told] = entry;
  switch (uri) {
    case `${NAMES}grant-given`: {
      const names = { released: list(told, "released"), awaited: list(told, "awaited") };
      const grant = { grantId: text(told, "grant_id"), givenOn: text(told, "given_on") };
      return { kind: "grant-given", ...about, ...grant, ...names };
    }
    case `${NAMES}grant-withdrawn`: {
      const grant = { grantId: text(told, "grant_id"), withdrawnOn: text(told, "withdrawn_on") };
      return {
        kind: "grant-withdrawn",
        ...about,
        ...grant,
        initiatedBy: text(told, "initiated_by"),
        ...reasonIn(told),
        kept: keptBy(told),
      };
    }
    case `${NAMES}release-changed`: {
      const names = { changed: list(told, "changed"), noLongerReleased: list(told, "no_longer_released") };
      const grant = { grantId: text(told, "grant_id"), changedOn: text(told, "changed_on") };
      return { kind: "release-changed", ...about, ...grant, ...names };
    }
    case `${NAMES}subscription-changed`:
      return { kind: "subscription-changed", ...about, ...stateIn(told) };
    default:
      return { kind: "other", ...about, uri };
  }
}

const VERIFICATION = "https://schemas.openid.net/secevent/ssf/event-type/verification";

/** OpenID Shared Signals Framework 1.0, section 8.1.4.1: about the receiver, hence without a person. */
function verificationIn(claims: unknown): Verification | undefined {
  const events = member(claims, "events");
  const told = member(events, VERIFICATION);
  if (told === undefined) return undefined;
  if (Object.keys(Object(events)).length !== 1) throw malformed("events");
  const sub = text(member(claims, "sub_id"), "id");
  return { kind: "verification", jti: text(claims, "jti"), sub, state: text(told, "state") };
}

/** Of another issuer, `sub` would name another person. */
function subjectOf(claims: unknown, issuer: string): string {
  const subject = member(claims, "sub_id");
  if (member(subject, "format") !== "iss_sub" || member(subject, "iss") !== issuer) throw malformed("sub_id");
  return text(subject, "sub");
}

function reasonIn(told: unknown): { readonly reason?: string } {
  return member(told, "reason") === undefined ? {} : { reason: text(told, "reason") };
}

function stateIn(told: unknown): Omit<SubscriptionChanged, "kind" | "jti" | "sub"> {
  const grant = { grantId: text(told, "grant_id"), changedOn: text(told, "changed_on") };
  return {
    ...grant,
    state: text(told, "state"),
    ...reasonIn(told),
    ...announcedIn(told),
    ...periodIn(told),
  };
}

function periodIn(told: unknown): Pick<SubscriptionChanged, "period"> {
  const period = member(told, "period");
  return period === undefined ? {} : { period: { from: text(period, "from"), until: text(period, "until") } };
}

function announcedIn(told: unknown): Pick<SubscriptionChanged, "announced"> {
  const announced = member(told, "announced");
  if (announced === undefined) return {};
  return { announced: { state: text(announced, "state"), on: text(announced, "on") } };
}

function keptBy(told: unknown): GrantWithdrawn["kept"] {
  const kept = member(told, "kept") ?? [];
  if (!Array.isArray(kept)) throw malformed("kept");
  return kept.map((one: unknown) => ({ element: text(one, "element"), until: text(one, "until") }));
}

function text(holder: unknown, name: string): string {
  const found = textOf(holder, name);
  if (found === undefined) throw malformed(name);
  return found;
}

function list(holder: unknown, name: string): string[] {
  const found = member(holder, name);
  const isText = (one: unknown): one is string => typeof one === "string";
  if (!Array.isArray(found) || !found.every(isText)) throw malformed(name);
  return found;
}

function malformed(name: string): EventRefused {
  return new EventRefused("invalid_request", `“${name}” is absent or is not as described`);
}
