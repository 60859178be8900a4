import type { Configuration } from "openid-client";
import { openConnection } from "./connection.ts";
import { acknowledge } from "./events/acknowledge.ts";
import type { ArdecoEvent } from "./events/event.ts";
import { eventReader, type Taken } from "./events/read-events.ts";
import type { Options } from "./options.ts";
import { callback } from "./sign-in/callback.ts";
import { type Person, readAgain } from "./sign-in/read-person.ts";
import { type Kept, type SignInWish, signInUrl } from "./sign-in/sign-in-url.ts";

/** One business application, connected to one town. */
export interface Ardeco {
  /** Where to send the person, and what to keep for their return: in their session, never in the address. */
  signInUrl(wish?: SignInWish): Promise<{ readonly url: string; readonly kept: Kept }>;
  /**
   * The person is back, at `url` (a path will do). Null: they said no, which is their right.
   * Throws what openid-client throws: another state or nonce, a code already used, `login_required` (`.error`).
   */
  callback(url: string | URL, kept: Kept): Promise<Person | null>;
  /**
   * What is true now, without the person; the refresh token may be a new one: keep it. Throws `invalid_grant` (`.error`)
   * from a withdrawal on.
   */
  read(person: { readonly sub: string; readonly refreshToken: string }): Promise<Person>;
  /**
   * One pushed event (RFC 8935). `apply` runs once its signature, issuer, audience and date are good, and not again once
   * done. Answer 202 after it; `status` and `body` of EventRefused when thrown; 500 for anything else: it is sent again.
   */
  readEvents(body: string, apply: (event: ArdecoEvent) => Promise<void> | void): Promise<Taken>;
  /** It is done, says the application, and the person reads `detail`. Twice changes nothing. */
  acknowledge(event: { readonly jti: string }, detail?: string): Promise<void>;
  /** For what this package leaves out (DPoP, introspection, logout): openid-client's own functions take it. */
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
    openid: connection.config,
  };
}
