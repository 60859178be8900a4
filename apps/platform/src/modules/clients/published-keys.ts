import type { JSONWebKeySet } from "jose";
import { Check } from "typebox/value";
import { BoundedMap } from "../../kernel/bounded-map.ts";
import type { Context } from "../../kernel/context.ts";
import { keysProblem, PublicKeys } from "./public-keys.ts";

/** Anybody may name an application and have us call its address: once a minute is enough for keys, there or not. */
const KEPT_MS = 60_000;
const MOST = 1_000;

interface Kept {
  readonly keys: Promise<JSONWebKeySet | undefined>;
  readonly until: number;
}
const kept = new BoundedMap<string, Kept>(MOST);

/** The keys that an application publishes at its address; undefined while there are none to be read there. */
export function readPublishedKeys(context: Context, jwksUri: string): Promise<JSONWebKeySet | undefined> {
  const now = context.now().getTime();
  const known = kept.get(jwksUri);
  if (known && now < known.until) return known.keys;
  const keys = fetchKeys(context, jwksUri);
  kept.set(jwksUri, { keys, until: now + KEPT_MS });
  return keys;
}

async function fetchKeys({ ports }: Context, jwksUri: string): Promise<JSONWebKeySet | undefined> {
  // Not there, or at an address that we do not call: it has no keys today.
  const answer = await ports.outbound.get(jwksUri).catch(() => undefined);
  const published = answer?.status === 200 ? parsed(answer.text) : undefined;
  return Check(PublicKeys, published) && !keysProblem(published) ? published : undefined;
}

function parsed(text: string): unknown {
  try {
    const content: unknown = JSON.parse(text);
    return content;
  } catch {
    return undefined;
  }
}
