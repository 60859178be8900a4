/** What the load generator is asked, over the channel of its process. */
export type Plan = PagesPlan | FlowsPlan | JourneysPlan | CallsPlan;

export interface PagesPlan {
  readonly kind: "pages";
  readonly port: number;
  readonly seconds: number;
  /** Requests under way at the same time, each on its own connection. */
  readonly connections: number;
  /** Visited in turn. */
  readonly pages: readonly { readonly path: string; readonly cookie?: string }[];
  /** Text that every answer holds: an error page is never counted as a page. */
  readonly holding: string;
}

export interface FlowsPlan {
  readonly kind: "flows";
  readonly port: number;
  readonly seconds: number;
  /** The cookie that signs each user in; one connection and one flow at a time for each. */
  readonly users: readonly string[];
  readonly paths: { readonly authorization: string; readonly token: string; readonly userinfo: string };
  readonly client: { readonly id: string; readonly secret: string; readonly redirectUri: string };
  readonly scope: string;
  /** The `claims` parameter, as JSON. */
  readonly claims: string;
  readonly holding: string;
}

export interface JourneysPlan {
  readonly kind: "journeys";
  readonly port: number;
  readonly seconds: number;
  /** All at once, each on a connection of their own, without a pause between two steps. */
  readonly travellers: readonly Traveller[];
}

export interface Traveller {
  /** Signs them in; absent for a visitor. */
  readonly cookie?: string;
  readonly steps: readonly Step[];
}

export type Step =
  | { readonly kind: "open"; readonly path: string; readonly holding: string }
  /** The first link of the page before that is whole this. */
  | { readonly kind: "follow"; readonly pattern: string; readonly holding: string }
  /** The form of the page before whose action ends so. */
  | {
      readonly kind: "submit";
      readonly action: string;
      readonly fields: Readonly<Record<string, string>>;
      readonly holding: string;
    };

/** Calls of an API by an application, each under an idempotency key of its own. */
export interface CallsPlan {
  readonly kind: "calls";
  readonly port: number;
  readonly seconds: number;
  readonly connections: number;
  readonly path: string;
  /** The field of that name, whole. */
  readonly authorization: string;
  /** JSON, sent in turn. */
  readonly bodies: readonly string[];
  /** What stands in the bodies for a key: each is another, each time. */
  readonly keyMark?: string;
  readonly holding: string;
  readonly lacking?: string;
}

/** What it saw. */
export interface Load {
  readonly done: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Answered 503: no connection to the database was free in time. */
  readonly busy: number;
  /** Answers after the time, to the end of each journey: in none of the figures above. */
  readonly after: number;
}
