import { randomBytes } from "node:crypto";
import {
  NFC_APPLICATION,
  NFC_CHALLENGE_BYTES,
  type Refusal,
  RefusedCode,
  readNfcAnswer,
} from "@ardeco/signed-qr";
import type { Context, Tx } from "../../../kernel/context.ts";
import { buildReplayGuard, parseSupportId } from "./check-code.ts";
import { findRoot } from "./code-keys.ts";
import type { SupportId } from "./support.ts";

/**
 * SELECT by name (ISO/IEC 7816-4, 11.2.2): whatever else is on the reader says that it has no such
 * application.
 */
export const SELECT_PHONE: Uint8Array = Uint8Array.of(0x00, 0xa4, 0x04, 0x00, 0x08, ...NFC_APPLICATION, 0x00);

export interface PhoneChallenge {
  readonly challenge: Uint8Array;
  readonly apdu: Uint8Array;
}

/** Another each time: what a phone answered before answers nothing. docs/protocol/nfc-phone.md */
export function createPhoneChallenge(): PhoneChallenge {
  const challenge = Uint8Array.from(randomBytes(NFC_CHALLENGE_BYTES));
  return { challenge, apdu: Uint8Array.of(0x80, 0xca, 0x00, 0x00, NFC_CHALLENGE_BYTES, ...challenge, 0x00) };
}

/** Which support answered this challenge, its code spent; or why it is refused. For the system. */
export async function readNearPhone(
  tx: Tx,
  system: Context,
  { challenge, answer }: { readonly challenge: Uint8Array; readonly answer: Uint8Array },
): Promise<{ readonly id: SupportId } | { readonly refusal: Refusal }> {
  const check = {
    now: system.now(),
    replays: buildReplayGuard(tx, system),
    findRoot: (generation: number) => findRoot(system, generation),
  };
  try {
    return { id: parseSupportId((await readNfcAnswer(answer, challenge, check)).id) };
  } catch (error) {
    if (error instanceof RefusedCode) return { refusal: error.refusal };
    throw error;
  }
}
