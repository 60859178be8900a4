import type { JSONWebKeySet } from "jose";
import { Check } from "typebox/value";
import { BoundedMap } from "../../../kernel/bounded-map.ts";
import type { Context } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import { findKeysProblem, PublicKeys } from "./public-keys.ts";

/**
 * Anybody may name an application and have us call its address: once a minute is enough for keys, there or
 * not.
 */
const KEPT_MS = 60_000;
const MOST = 1_000;

interface Kept {
  readonly keys: Promise<JSONWebKeySet | undefined>;
  readonly until: number;
}
const kept = new BoundedMap<string, Kept>(MOST);

/**
 * The keys that an application publishes at its address; undefined while there are none to be read there.
 * Kept for its authority alone: another may not be allowed to call that address.
 */
export function readPublishedKeys(
  context: Context,
  application: { readonly authorityId: AuthorityId; readonly jwksUri: string },
): Promise<JSONWebKeySet | undefined> {
  const now = context.now().getTime();
  const name = `${application.authorityId} ${application.jwksUri}`;
  const known = kept.get(name);
  if (known && now < known.until) return known.keys;
  const keys = loadPublishedKeys(context, application);
  kept.set(name, { keys, until: now + KEPT_MS });
  return keys;
}

async function loadPublishedKeys(
  { ports }: Context,
  { authorityId, jwksUri }: { readonly authorityId: AuthorityId; readonly jwksUri: string },
): Promise<JSONWebKeySet | undefined> {
  // Not there, or at an address that we do not call: it has no keys today.
  const answer = await ports.outbound.get(jwksUri, { authorityId }).catch(() => undefined);
  const published = answer?.status === 200 ? parseKeysText(answer.text) : undefined;
  return Check(PublicKeys, published) && !findKeysProblem(published) ? published : undefined;
}

function parseKeysText(text: string): unknown {
  try {
    const content: unknown = JSON.parse(text);
    return content;
  } catch {
    return undefined;
  }
}
