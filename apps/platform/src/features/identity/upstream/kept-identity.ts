import { Type } from "typebox";
import type { Context } from "../../../kernel/context.ts";
import {
  buildJsonReader,
  buildKeyShape,
  Instant,
  openFromBrowser,
  sealForBrowser,
} from "../../trust/keys/index.ts";
import { upstreamErrors } from "./errors.ts";
import { callbackPaths } from "./profiles.ts";
import type { UpstreamIdentity } from "./provider.ts";

const LIFETIME = 15 * 60_000;
const FIELD = "upstream:identity";

const Kept = Type.Object({
  kind: buildKeyShape(callbackPaths),
  issuer: Type.String(),
  subject: Type.String(),
  amr: Type.Array(Type.String()),
  acr: Type.Optional(Type.String()),
  claims: Type.Record(Type.String(), Type.Unknown()),
  until: Instant,
});
const readKept = buildJsonReader("upstream-identity", Kept);

/**
 * Seals who came back, for the page that asks whether they have an account here: no stranger is stored
 * meanwhile.
 */
export function sealUpstreamIdentity(context: Context, identity: UpstreamIdentity): string {
  const until = new Date(context.now().getTime() + LIFETIME).toISOString();
  return sealForBrowser(context, FIELD, JSON.stringify({ ...identity, until }));
}

/** Throws upstream.attempt_lost: none, another authority's, forged, or too old. */
export function openKeptIdentity(context: Context, sealed: string | undefined): UpstreamIdentity {
  const kept = sealed && openUpstreamIdentity(context, sealed);
  if (!kept || new Date(kept.until) <= context.now()) throw upstreamErrors.error("upstream.attempt_lost");
  const { until: _, ...identity } = kept;
  return identity;
}

function openUpstreamIdentity(context: Context, sealed: string) {
  try {
    return readKept(openFromBrowser(context, FIELD, sealed));
  } catch {
    return undefined;
  }
}
