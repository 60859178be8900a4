import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Context } from "../../../../kernel/context.ts";
import type { SubjectKind } from "../tables.ts";

/** What an answer is good for: whose door or account, and in which browser (the value of its cookie). */
export interface ChallengeScope {
  readonly purpose: "sign_in" | "register";
  readonly kind: SubjectKind;
  /** The account that a new key is for; none at the door, where nobody is known yet. */
  readonly subjectId?: string;
  readonly browser: string;
}

const LIFETIME_MS = 5 * 60_000;
const RANDOM_BYTES = 16;
const INSTANT_BYTES = 6;
const MAC_BYTES = 32;

/**
 * 16 random bytes, the instant it ends, and our HMAC over both and its scope: nothing is written for whoever
 * only opens the page. WebAuthn Level 3 section 13.4.3 asks for 16 random bytes at least.
 */
export function drawChallenge(context: Context, scope: ChallengeScope): Buffer {
  const until = Buffer.alloc(INSTANT_BYTES);
  until.writeUIntBE(context.now().getTime() + LIFETIME_MS, 0, INSTANT_BYTES);
  const head = Buffer.concat([randomBytes(RANDOM_BYTES), until]);
  return Buffer.concat([head, computeChallengeMac(context, scope, head)]);
}

/** When it ends, if it is ours, for this scope, and not over. */
export function computeChallengeEnd(
  context: Context,
  scope: ChallengeScope,
  challenge: Buffer,
): Date | undefined {
  const size = RANDOM_BYTES + INSTANT_BYTES;
  if (scope.browser === "" || challenge.length !== size + MAC_BYTES) return undefined;
  const head = challenge.subarray(0, size);
  if (!timingSafeEqual(challenge.subarray(size), computeChallengeMac(context, scope, head))) return undefined;
  const until = head.readUIntBE(RANDOM_BYTES, INSTANT_BYTES);
  return until > context.now().getTime() ? new Date(until) : undefined;
}

/** Under which it is remembered as spent. */
export const hashChallenge = (challenge: Buffer): Buffer => createHash("sha256").update(challenge).digest();

function computeChallengeMac(
  context: Context,
  { purpose, kind, subjectId = "", browser }: ChallengeScope,
  head: Buffer,
) {
  const key = context.ports.keyring.derive("signing", "passkey-challenges", context.authorityId);
  const parts = [purpose, kind, subjectId, browser].join("\0");
  return createHmac("sha256", key).update(parts).update("\0").update(head).digest();
}
