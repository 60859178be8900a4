import { parseReceiptNumber } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { findKept } from "../../identity/identity/index.ts";
import { record } from "../../trust/audit/index.ts";
import type { EquipmentId } from "../equipment/index.ts";
import { type CheckRefusal, findByCode, findStateRefusal, isCopyable } from "./check-code.ts";
import type { CodeShowingPlace } from "./opened-card.ts";
import { findByNumber } from "./store.ts";
import type { SupportKind } from "./support.ts";

/**
 * What shows that the holder is there: a code that serves once (a phone's, an opened card's); a paper, whose
 * copy is as good; or a number that is typed, which proves nothing, since numbers follow one another.
 */
export type PresenceProof = "live" | "paper" | "number";

export type Presented =
  | { readonly accepted: false; readonly refusal: CheckRefusal }
  | {
      readonly accepted: true;
      readonly personId: PersonId;
      readonly kind: SupportKind;
      readonly shownBy: PresenceProof;
      /** The reader that opened it, of a card, or of a phone that was near it. */
      readonly readerId?: EquipmentId;
    };

/**
 * Whose support it is, for a module that lets somebody outside the house read it: that module says how little
 * is told. The person's journal names who read it. For the system; throws nothing, so that a code that serves
 * once is spent whatever follows.
 */
export async function findPresented(
  tx: Tx,
  system: Context,
  { typed, readBy, at }: { readonly typed: string; readonly readBy: string; readonly at: CodeShowingPlace },
): Promise<Presented> {
  const number = parseReceiptNumber(typed);
  const found = number.ok
    ? await findPresentedNumber(tx, system, number.text)
    : await findByCode(tx, system, typed, at);
  if (!("row" in found)) return { accepted: false, refusal: found.refusal };
  const { row, personId, refused } = found;
  const data = { kind: row.kind, equipment: readBy, accepted: refused === undefined };
  // A number that is only typed is not told: whoever guesses numbers would write in everybody's journal.
  if (!number.ok) await record(tx, system, { action: "supports.shown", personId, data });
  if (refused !== undefined) return { accepted: false, refusal: refused };
  const shownBy = number.ok ? "number" : isCopyable(typed) ? "paper" : "live";
  const by = "readerId" in found ? { readerId: found.readerId } : {};
  return { accepted: true, personId, kind: row.kind, shownBy, ...by };
}

async function findPresentedNumber(tx: Tx, system: Context, number: string) {
  const row = await findByNumber(tx, system.authorityId, number);
  if (!row) return { refusal: "unknown" as const };
  const personId = await findKept(tx, system, parseId<"person">(row.person_id));
  return { row, personId, refused: findStateRefusal(row.state) };
}
