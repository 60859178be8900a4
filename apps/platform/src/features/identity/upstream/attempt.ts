import { Type } from "typebox";
import type { Context } from "../../../kernel/context.ts";
import {
  buildJsonReader,
  buildKeyShape,
  Instant,
  type Opened,
  openFromBrowser,
  sealForBrowser,
} from "../../trust/keys/index.ts";
import { upstreamErrors } from "./errors.ts";
import { callbackPaths } from "./profiles.ts";

/** What the browser carries, sealed, from the button to the way back. */
const Attempt = Type.Object({
  kind: buildKeyShape(callbackPaths),
  state: Type.String(),
  nonce: Type.String(),
  until: Instant,
  /** Page to go to afterwards. */
  back: Type.Optional(Type.String()),
});
export type Attempt = Opened<typeof Attempt>;

const readAttempt = buildJsonReader("upstream-attempt", Attempt);
const FIELD = "upstream:attempt";

export function sealAttempt(context: Context, attempt: Attempt): string {
  return sealForBrowser(context, FIELD, JSON.stringify(attempt));
}

/** Throws upstream.attempt_lost: none, another authority's, forged, or too old. */
export function openAttempt(context: Context, sealed: string | undefined): Attempt {
  const attempt = sealed && openUpstreamAttempt(context, sealed);
  if (!attempt || new Date(attempt.until) <= context.now())
    throw upstreamErrors.error("upstream.attempt_lost");
  return attempt;
}

function openUpstreamAttempt(context: Context, sealed: string): Attempt | undefined {
  try {
    return readAttempt(openFromBrowser(context, FIELD, sealed));
  } catch {
    return undefined;
  }
}
