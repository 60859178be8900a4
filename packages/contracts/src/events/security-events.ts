import { type Static, Type } from "typebox";

const closed = { additionalProperties: false } as const;
const CivilDateText = Type.String({ title: "CivilDate", pattern: "^\\d{4}-\\d{2}-\\d{2}$" });

/**
 * Names of the events delivered to services (RFC 8417 §2.2: a URI we own). Never change one: vendors switch
 * on them.
 */
export const GRANT_GIVEN = "https://ardeco.eu/events/grant-given";
export const GRANT_WITHDRAWN = "https://ardeco.eu/events/grant-withdrawn";
export const RELEASE_CHANGED = "https://ardeco.eu/events/release-changed";
export const SUBSCRIPTION_CHANGED = "https://ardeco.eu/events/subscription-changed";
/** A trial, about nobody: OpenID Shared Signals Framework 1.0 §8.1.4.1. */
export const VERIFICATION = "https://schemas.openid.net/secevent/ssf/event-type/verification";
/** OpenID Connect Back-Channel Logout 1.0 §2.4. */
export const BACKCHANNEL_LOGOUT = "http://schemas.openid.net/event/backchannel-logout";

/** `typ` headers: RFC 8417 §2.3, and Back-Channel Logout 1.0 §2.4. */
export const SECURITY_EVENT_TYPE = "secevent+jwt";
export const LOGOUT_TOKEN_TYPE = "logout+jwt";

/**
 * The person said yes: the service opens the subscription, fetches the values with the grant and asks nothing
 * again.
 */
export const GrantGiven = Type.Object(
  {
    grant_id: Type.String({ minLength: 1 }),
    given_on: CivilDateText,
    /** Items with a value, ready to fetch. */
    released: Type.Array(Type.String({ minLength: 1 }), { uniqueItems: true }),
    /** Required items not validated yet: `release-changed` will tell when they are. */
    awaited: Type.Array(Type.String({ minLength: 1 }), { uniqueItems: true }),
  },
  closed,
);
export type GrantGiven = Static<typeof GrantGiven>;

/**
 * The person, the authority or a date ended the grant: the service stops and erases what no law makes it
 * keep.
 */
export const GrantWithdrawn = Type.Object(
  {
    grant_id: Type.String({ minLength: 1 }),
    withdrawn_on: CivilDateText,
    initiated_by: Type.Union([Type.Literal("person"), Type.Literal("authority"), Type.Literal("expiry")]),
    /**
     * `conditions`: the service's own rule holds no more. `not_renewed`: nobody confirmed it in time.
     * `death`: told so that nobody writes to the person again.
     */
    reason: Type.Optional(
      Type.Union([Type.Literal("conditions"), Type.Literal("death"), Type.Literal("not_renewed")]),
    ),
    /** Elements the service declared it must keep by law, with the last day of keeping. */
    kept: Type.Optional(
      Type.Array(Type.Object({ element: Type.String({ minLength: 1 }), until: CivilDateText }, closed)),
    ),
  },
  closed,
);
export type GrantWithdrawn = Static<typeof GrantWithdrawn>;

/** Released elements changed or went: names only, the service fetches the values with its own grant. */
export const ReleaseChanged = Type.Object(
  {
    grant_id: Type.String({ minLength: 1 }),
    changed_on: CivilDateText,
    changed: Type.Array(Type.String({ minLength: 1 }), { uniqueItems: true }),
    no_longer_released: Type.Array(Type.String({ minLength: 1 }), { uniqueItems: true }),
  },
  closed,
);
export type ReleaseChanged = Static<typeof ReleaseChanged>;

/**
 * The state of a subscription changed, or will on a day that was announced to the person. `incomplete`:
 * something required, or that the rule needs, has no value today. `conditions`: the rule says no.
 * `not_renewed`: nobody confirmed it for `period`. `restricted`: the person asked for a restriction (GDPR
 * art. 18 and 19): keep, and do nothing else, until it is `open` again. Never which element, nor its value.
 */
export const SubscriptionChanged = Type.Object(
  {
    grant_id: Type.String({ minLength: 1 }),
    changed_on: CivilDateText,
    state: Type.Union([Type.Literal("pending"), Type.Literal("open"), Type.Literal("suspended")]),
    reason: Type.Optional(
      Type.Union([
        Type.Literal("incomplete"),
        Type.Literal("conditions"),
        Type.Literal("not_renewed"),
        Type.Literal("restricted"),
      ]),
    ),
    /**
     * Of a yearly campaign, once it had its say: confirmed for this period, or, `not_renewed`, not confirmed
     * for it in time.
     */
    period: Type.Optional(Type.Object({ from: CivilDateText, until: CivilDateText }, closed)),
    announced: Type.Optional(
      Type.Object(
        { state: Type.Union([Type.Literal("suspended"), Type.Literal("closed")]), on: CivilDateText },
        closed,
      ),
    ),
  },
  closed,
);
export type SubscriptionChanged = Static<typeof SubscriptionChanged>;

const envelope = {
  iss: Type.String({ minLength: 1 }),
  aud: Type.String({ minLength: 1 }),
  iat: Type.Integer({ minimum: 0 }),
  /** Idempotency key: a delivery that is tried again carries the same one. */
  jti: Type.String({ minLength: 1 }),
};

/**
 * Claims of a Security Event Token (RFC 8417 §2.2), about the pairwise subject of the service (RFC 9493
 * §3.2.3).
 */
export const SecurityEvent = Type.Object(
  {
    ...envelope,
    sub_id: Type.Object({ format: Type.Literal("iss_sub"), iss: Type.String(), sub: Type.String() }, closed),
    txn: Type.Optional(Type.String({ minLength: 1 })),
    events: Type.Union([
      Type.Object({ [GRANT_GIVEN]: GrantGiven }, closed),
      Type.Object({ [GRANT_WITHDRAWN]: GrantWithdrawn }, closed),
      Type.Object({ [RELEASE_CHANGED]: ReleaseChanged }, closed),
      Type.Object({ [SUBSCRIPTION_CHANGED]: SubscriptionChanged }, closed),
    ]),
  },
  closed,
);
export type SecurityEvent = Static<typeof SecurityEvent>;

/** Claims of a trial that an application or its manager asked for; `sub_id` names the application itself. */
export const VerificationEvent = Type.Object(
  {
    ...envelope,
    sub_id: Type.Object({ format: Type.Literal("opaque"), id: Type.String({ minLength: 1 }) }, closed),
    events: Type.Object(
      { [VERIFICATION]: Type.Object({ state: Type.String({ minLength: 1 }) }, closed) },
      closed,
    ),
  },
  closed,
);
export type VerificationEvent = Static<typeof VerificationEvent>;

/**
 * Claims of a logout token (Back-Channel Logout 1.0 §2.4): `sub`, `sid` or both; `nonce` is prohibited, hence
 * closed.
 */
const logoutClaims = {
  ...envelope,
  /** One, in a list: the widest common form among clients. */
  aud: Type.Array(Type.String({ minLength: 1 }), { minItems: 1, maxItems: 1 }),
  exp: Type.Integer({ minimum: 0 }),
  events: Type.Object({ [BACKCHANNEL_LOGOUT]: Type.Object({}) }, closed),
};
export const LogoutToken = Type.Union([
  Type.Object({ ...logoutClaims, sub: Type.String(), sid: Type.Optional(Type.String()) }, closed),
  Type.Object({ ...logoutClaims, sid: Type.String() }, closed),
]);
export type LogoutToken = Static<typeof LogoutToken>;
