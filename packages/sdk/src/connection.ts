import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from "jose";
import * as openid from "openid-client";
import { type Credentials, readCredentials } from "./credentials.ts";
import { type DoneStore, memoryStore } from "./events/done-store.ts";
import type { Fetch, Options } from "./options.ts";

/** All that was discovered or given, once. */
export interface Connection {
  readonly issuer: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly credentials: Credentials;
  readonly config: openid.Configuration;
  /** The issuer's published keys, read again when a new one appears. */
  readonly keys: JWTVerifyGetKey;
  readonly done: DoneStore;
  readonly fetch: Fetch;
  readonly now: () => Date;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** What hearing events needs. */
export type Hearing = Pick<Connection, "issuer" | "clientId" | "keys" | "done" | "now">;

export async function openConnection(options: Options): Promise<Connection> {
  const { clientId, redirectUri, done = memoryStore(), now = () => new Date(), wait = waiting } = options;
  const send: Fetch = options.fetch ?? ((url, init) => fetch(url, init));
  const credentials = await readCredentials(options);
  const issuer = new URL(options.issuer);
  const config = await openid.discovery(issuer, clientId, undefined, credentials.forOpenId, {
    execute: isThisMachine(issuer) ? [openid.allowInsecureRequests] : [],
    [openid.customFetch]: (url, { body, ...init }) =>
      send(url, body ? { ...init, body: String(body) } : init),
  });
  const { jwks_uri } = config.serverMetadata();
  if (jwks_uri === undefined) throw new TypeError(`${issuer} publishes no keys`);
  const keys = createRemoteJWKSet(new URL(jwks_uri), { [customFetch]: send });
  return {
    issuer: options.issuer,
    clientId,
    redirectUri,
    credentials,
    config,
    keys,
    done,
    fetch: send,
    now,
    wait,
  };
}

const waiting = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * openid-client refuses plain http everywhere; for the demonstration it is let through, on this machine only.
 */
function isThisMachine({ protocol, hostname }: URL): boolean {
  return protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
