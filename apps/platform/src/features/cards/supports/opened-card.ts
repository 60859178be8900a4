import { stepAt } from "@ardeco/signed-qr";
import { Type } from "typebox";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type DeskId, parseId } from "../../../kernel/ids.ts";
import {
  buildIdShape,
  buildJsonReader,
  Instant,
  openFromBrowser,
  sealForBrowser,
} from "../../trust/keys/index.ts";
import type { EquipmentId } from "../equipment/index.ts";
import { computeStepHolder } from "./code-keys.ts";
import { reserveCodeStep } from "./store.ts";
import type { SupportId } from "./support.ts";

/** What every such code begins with; no scanner of papers reads one. */
const PREFIX = "ARDECO-CARTE:";
/** As long as a page takes to send it; shorter than what was used is remembered (`reserveCodeStep`). */
const LIVES_MS = 45_000;
/** Two servers of one platform do not say the same second. */
const CLOCKS_DIFFER_MS = 5_000;

/** For whom a card is opened: a terminal that asks whether it is good, a kiosk, a partner of a pass. */
const purposes = ["terminal", "kiosk", "partner"] as const;

interface Place {
  readonly purpose: (typeof purposes)[number];
  readonly deskId: DeskId;
}

/** Where a card was opened, and for whom: its code is refused anywhere else. */
export interface CardOpeningPlace extends Place {
  readonly readerId: EquipmentId;
}

/** Where a code is shown. A partner has no desk of the house. */
export type CodeShowingPlace = Place | { readonly purpose: "partner" };

const Opened = Type.Object({
  supportId: buildIdShape<"support">(),
  /** Of this opening: it serves once. */
  openingId: buildIdShape<"cardOpening">(),
  purpose: Type.Enum([...purposes]),
  deskId: buildIdShape<"desk">(),
  readerId: buildIdShape<"equipment">(),
  at: Instant,
});
const read = buildJsonReader("opened-card", Opened);
const FIELD = "supports:opened-card";

export const isOpenedCard = (code: string): boolean => code.startsWith(PREFIX);

/**
 * A code for a card that the platform has just opened by a key that is the card's alone: good once, for three
 * quarters of a minute, for this authority, where it was opened for. It is sealed: whoever carries it reads
 * nothing. For the system.
 */
export function issueOpenedCardCode(
  system: Context,
  supportId: SupportId,
  { purpose, deskId, readerId }: CardOpeningPlace,
): string {
  const at = system.now().toISOString();
  const opened = { supportId, openingId: system.newId<string>(), purpose, deskId, readerId, at };
  return PREFIX + sealForBrowser(system, FIELD, JSON.stringify(opened));
}

/**
 * Which support it was, and the reader that opened it; or why the code is refused. Shown elsewhere than where
 * it was opened for, it is spent.
 */
export async function readOpenedCard(
  tx: Tx,
  system: Context,
  { code, at }: { readonly code: string; readonly at: CodeShowingPlace | undefined },
): Promise<
  | { readonly id: SupportId; readonly readerId: EquipmentId }
  | { readonly refusal: "malformed" | "expired" | "replayed" }
> {
  const opened = open(system, code.slice(PREFIX.length));
  if (!opened) return { refusal: "malformed" };
  const openedAt = new Date(opened.at).getTime();
  const age = system.now().getTime() - openedAt;
  if (age < -CLOCKS_DIFFER_MS || age > LIVES_MS) return { refusal: "expired" };
  const holder = computeStepHolder(system, Buffer.from(opened.openingId));
  const isFirst = await reserveCodeStep(tx, system.authorityId, { holder, step: stepAt(new Date(openedAt)) });
  if (!isFirst) return { refusal: "replayed" };
  if (!isOpenedForPlace(opened, at)) return { refusal: "malformed" };
  return { id: parseId<"support">(opened.supportId), readerId: opened.readerId };
}

const isOpenedForPlace = (opened: Place, at: CodeShowingPlace | undefined): boolean =>
  at !== undefined && at.purpose === opened.purpose && (!("deskId" in at) || at.deskId === opened.deskId);

function open(system: Context, sealed: string) {
  try {
    return read(openFromBrowser(system, FIELD, sealed));
  } catch {
    // Made up, another authority's, or of before a rotation.
    return undefined;
  }
}
