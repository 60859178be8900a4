import type { Configuration } from "openid-client";
import { sendOnce } from "./api/call-api.ts";
import { pagesOf } from "./api/pages.ts";
import { openConnection } from "./connection.ts";
import {
  moveCounter,
  type TransferDone,
  type TransferRefused,
  type TransferWish,
} from "./counters/move-counter.ts";
import { acknowledge } from "./events/acknowledge.ts";
import type { ArdecoEvent } from "./events/event.ts";
import { eventReader, type Taken } from "./events/read-events.ts";
import { type LinkKept, type LinkWish, linked, linkedAccount, linkUrl } from "./links/account-links.ts";
import { type LogoutAsked, readLogout } from "./logout/read-logout.ts";
import type { Options } from "./options.ts";
import { callback } from "./sign-in/callback.ts";
import { type Person, readAgain } from "./sign-in/read-person.ts";
import { type Kept, type SignInWish, signInUrl } from "./sign-in/sign-in-url.ts";
import { signOutUrl } from "./sign-in/sign-out.ts";

/** One business application, connected to one town. */
export interface Ardeco {
  /** Where to send the person, and what to keep for their return: in their session, never in the address. */
  signInUrl(wish?: SignInWish): Promise<{ readonly url: string; readonly kept: Kept }>;
  /**
   * The person is back, at `url` (a path will do). Null: they said no, which is their right. Throws what
   * openid-client throws: another state or nonce, a code already used, `login_required` (`.error`).
   */
  callback(url: string | URL, kept: Kept): Promise<Person | null>;
  /**
   * What is true now, without the person; the refresh token may be a new one: keep it. Throws `invalid_grant`
   * (`.error`) from a withdrawal on.
   */
  read(person: { readonly sub: string; readonly refreshToken: string }): Promise<Person>;
  /**
   * One pushed event (RFC 8935). `apply` runs once its signature, issuer, audience and date are good, and not
   * again once done. Answer 202 after it; `status` and `body` of EventRefused when thrown; 500 for anything
   * else: it is sent again.
   */
  readEvents(body: string, apply: (event: ArdecoEvent) => Promise<void> | void): Promise<Taken>;
  /** It is done, says the application, and the person reads `detail`. Twice changes nothing. */
  acknowledge(event: { readonly jti: string }, detail?: string): Promise<void>;
  /**
   * POST on your back-channel logout address: `signOut` runs once the token is good (Back-Channel Logout 1.0,
   * section 2.6), never twice for one token. Answer 200 after it; `status` and `body` of LogoutRefused when
   * thrown; 500 for anything else.
   */
  readLogout(body: string, signOut: (asked: LogoutAsked) => Promise<void> | void): Promise<LogoutAsked>;
  /** The pages of a list of the town's API, one after the other: `/subscriptions`. Throws ApiRefused. */
  pages(path: string): AsyncGenerator<unknown, void, undefined>;
  /**
   * Posts to the town's API until it is answered, done once (Idempotency-Key). Throws ApiRefused, or the last
   * failure.
   */
  send(path: string, body: unknown, key?: string): Promise<unknown>;
  /**
   * Debits, credits, reservations of many people on one counter: 500 a call, each line by itself, done once
   * under its own key, and answered in its place. Throws ApiRefused when a call is refused whole, or the last
   * failure: the same lines again are done once.
   */
  move(counter: string, lines: readonly TransferWish[]): Promise<readonly (TransferDone | TransferRefused)[]>;
  /**
   * They have an account with you from before, and are signed in to it: where to send them to tie it, and
   * what to keep in that session (docs/protocol/account-links.md).
   */
  linkUrl(account: LinkWish): Promise<{ readonly url: string; readonly kept: LinkKept }>;
  /** They are back: `sub` once tied; null when they said no. Throws when this browser did not start. */
  linked(url: string | URL, kept: LinkKept): Promise<{ readonly sub: string } | null>;
  /** The account that this person tied, while they want it: ask at each sign-in. */
  linkedAccount(person: { readonly sub: string }): Promise<string | undefined>;
  /** Where to send who leaves, to come back at `to` (one registered). */
  signOutUrl(wish: { readonly idToken?: string | undefined; readonly to: string }): string;
  /** For what this package leaves out (DPoP, introspection): openid-client's own functions take it. */
  readonly openid: Configuration;
}

/** Discovers the issuer, once: keep what it resolves to. */
export async function connect(options: Options): Promise<Ardeco> {
  const connection = await openConnection(options);
  return {
    signInUrl: (wish) => signInUrl(connection, wish),
    callback: (url, kept) => callback(connection, url, kept),
    read: (person) => readAgain(connection, person),
    readEvents: eventReader(connection),
    acknowledge: (event, detail) => acknowledge(connection, event, detail),
    readLogout: (body, signOut) => readLogout(connection, body, signOut),
    pages: (path) => pagesOf(connection, path),
    send: (path, body, key) => sendOnce(connection, path, body, key),
    move: (counter, lines) => moveCounter(connection, counter, lines),
    linkUrl: (account) => linkUrl(connection, account),
    linked: (url, kept) => linked(connection, url, kept),
    linkedAccount: (person) => linkedAccount(connection, person),
    signOutUrl: (wish) => signOutUrl(connection, wish),
    openid: connection.config,
  };
}
