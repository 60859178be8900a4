import type { JWK } from "jose";
import type { DoneStore } from "./events/done-store.ts";

/** What the authority gave when it registered the application, and where people come back. */
export interface Options {
  /** `https://<platform>/<town>/oidc`. Plain http is taken on this machine only (localhost). */
  readonly issuer: string;
  readonly clientId: string;
  /** One of the two: a secret shared with the authority, or a private key of yours (`private_key_jwt`). */
  readonly clientSecret?: string | undefined;
  /** With `kid`, and `alg` for RSA (PS256 otherwise). The public half is what you gave to the authority. */
  readonly privateKey?: JWK | undefined;
  /** Exactly as registered. */
  readonly redirectUri: string;
  /** Remembers the events already done; in memory otherwise, which forgets at each restart. */
  readonly done?: DoneStore;
  /** Your own way out: a proxy, a time limit. */
  readonly fetch?: Fetch;
  readonly now?: () => Date;
  /** Between two tries of a request; setTimeout otherwise. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;
