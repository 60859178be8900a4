/** What the load generator is asked, over the channel of its process. */
export type Plan = PagesPlan | FlowsPlan;

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

/** What it saw. */
export interface Load {
  readonly done: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
}
