/**
 * One of these, or a word of a later version, as it came: nothing refuses it, do what you do for none of
 * them.
 */
export type OrLater<Known extends string> = Known | (string & {});

/**
 * What each event has. `sub` is the person in your service, `jti` the event: the same one each time it is
 * sent.
 */
interface About {
  readonly jti: string;
  readonly sub: string;
}

/** The person said yes: open the subscription, read the values when they come, ask nothing again. */
export interface GrantGiven extends About {
  readonly kind: "grant-given";
  readonly grantId: string;
  readonly givenOn: string;
  /** Names with a value, ready to read. */
  readonly released: readonly string[];
  /** Required and not validated yet: `release-changed` will tell. */
  readonly awaited: readonly string[];
}

/** Close the subscription and erase. */
export interface GrantWithdrawn extends About {
  readonly kind: "grant-withdrawn";
  readonly grantId: string;
  readonly withdrawnOn: string;
  readonly initiatedBy: OrLater<"person" | "authority" | "expiry">;
  /**
   * `conditions`: your own rule holds no more. `not_renewed`: nobody confirmed in time. `death`: nobody is to
   * be written to. Absent: they, or the authority, chose to.
   */
  readonly reason?: OrLater<"conditions" | "death" | "not_renewed">;
  /** What a law makes you keep, as you declared it, with its last day. */
  readonly kept: readonly { readonly element: string; readonly until: string }[];
}

/** Names only: read the values with the refresh token. */
export interface ReleaseChanged extends About {
  readonly kind: "release-changed";
  readonly grantId: string;
  readonly changedOn: string;
  readonly changed: readonly string[];
  readonly noLongerReleased: readonly string[];
}

/**
 * Suspend, or let it live again; `announced` is what will come, on a day the person was told. Never which
 * element.
 */
export interface SubscriptionChanged extends About {
  readonly kind: "subscription-changed";
  readonly grantId: string;
  readonly changedOn: string;
  /** `pending`: not open yet. */
  readonly state: OrLater<"pending" | "open" | "suspended">;
  /**
   * `restricted`: they asked for a restriction (GDPR art. 18): keep what you have, do nothing else with it
   * until `open`.
   */
  readonly reason?: OrLater<"incomplete" | "conditions" | "not_renewed" | "restricted">;
  /** Of a yearly campaign: confirmed for it, or, `not_renewed`, not confirmed for it in time. */
  readonly period?: { readonly from: string; readonly until: string };
  readonly announced?: { readonly state: OrLater<"suspended" | "closed">; readonly on: string };
}

/** A trial that you, or the authority, asked for: nothing to do. `sub` is your own client_id. */
export interface Verification extends About {
  readonly kind: "verification";
  readonly state: string;
}

/** Published after this version: take it (202), so that it is not sent again. */
export interface OtherEvent extends About {
  readonly kind: "other";
  readonly uri: string;
}

export type ArdecoEvent =
  | GrantGiven
  | GrantWithdrawn
  | ReleaseChanged
  | SubscriptionChanged
  | Verification
  | OtherEvent;
