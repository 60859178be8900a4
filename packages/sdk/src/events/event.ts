/** What each event has. `sub` is the person in your service, `jti` the event: the same one each time it is sent. */
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
  readonly initiatedBy: "person" | "authority" | "expiry";
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

/** Published after this version: take it (202), so that it is not sent again. */
export interface OtherEvent extends About {
  readonly kind: "other";
  readonly uri: string;
}

export type ArdecoEvent = GrantGiven | GrantWithdrawn | ReleaseChanged | OtherEvent;
