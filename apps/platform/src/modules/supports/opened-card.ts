import { stepAt } from "@ardeco/signed-qr";
import { Type } from "typebox";
import type { Context, Tx } from "../../kernel/context.ts";
import { asId } from "../../kernel/ids.ts";
import { Instant, idShape, jsonReader, openFromBrowser, sealForBrowser } from "../keys/index.ts";
import { stepHolder } from "./code-keys.ts";
import { claimStep } from "./store.ts";
import type { SupportId } from "./support.ts";

/** What every such code begins with; no scanner of papers reads one. */
const PREFIX = "ARDECO-CARTE:";
/** As long as a page takes to send it; shorter than what was used is remembered (`claimStep`). */
const LIVES_MS = 45_000;

const Opened = Type.Object({
  supportId: idShape<"support">(),
  /** Of this opening: it serves once. */
  openingId: idShape<"cardOpening">(),
  at: Instant,
});
const read = jsonReader("opened-card", Opened);
const FIELD = "supports:opened-card";

export const isOpenedCard = (code: string): boolean => code.startsWith(PREFIX);

/**
 * A code for a card that the platform has just opened by a key that is the card's alone: good once, for three quarters of a minute, for this
 * authority. It is sealed: whoever carries it reads nothing. For the system.
 */
export function codeOfOpenedCard(system: Context, supportId: SupportId): string {
  const opened = { supportId, openingId: system.newId<string>(), at: system.now().toISOString() };
  return PREFIX + sealForBrowser(system, FIELD, JSON.stringify(opened));
}

/** Which support it was; or why the code is refused. */
export async function readOpenedCard(
  tx: Tx,
  system: Context,
  code: string,
): Promise<{ readonly id: SupportId } | { readonly refusal: "malformed" | "expired" | "replayed" }> {
  const opened = open(system, code.slice(PREFIX.length));
  if (!opened) return { refusal: "malformed" };
  const at = new Date(opened.at).getTime();
  const age = system.now().getTime() - at;
  if (age < 0 || age > LIVES_MS) return { refusal: "expired" };
  const holder = stepHolder(system, Buffer.from(opened.openingId));
  const isFirst = await claimStep(tx, system.authorityId, { holder, step: stepAt(new Date(at)) });
  return isFirst ? { id: asId<"support">(opened.supportId) } : { refusal: "replayed" };
}

function open(system: Context, sealed: string) {
  try {
    return read(openFromBrowser(system, FIELD, sealed));
  } catch {
    // Made up, another authority's, or of before a rotation.
    return undefined;
  }
}
