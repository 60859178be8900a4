import type { SlotFill } from "./slots.ts";

/**
 * By number, then each of the others beside the one that it names.
 * @throws where the one that it names fills nothing in this slot, or is placed beside it in return
 */
export function sortFills(fills: readonly SlotFill[]): readonly SlotFill[] {
  const rank = ({ order }: SlotFill) => (typeof order === "number" ? order : 0);
  const placed = fills
    .filter(({ order }) => typeof order === "number")
    .toSorted((one, other) => rank(one) - rank(other));
  let waiting = fills.filter(({ order }) => typeof order !== "number");
  while (waiting.length > 0) {
    const left = waiting.filter((fill) => !placeBeside(placed, fill));
    if (left.length === waiting.length) throw new Error(formatUnplaced(left));
    waiting = left;
  }
  return placed;
}

/** False while the fill beside which it stands is not placed. */
function placeBeside(placed: SlotFill[], fill: SlotFill): boolean {
  if (typeof fill.order === "number") return false;
  const isBefore = "before" in fill.order;
  const beside = "before" in fill.order ? fill.order.before : fill.order.after;
  const at = placed.findIndex(({ name }) => name === beside);
  if (at < 0) return false;
  placed.splice(isBefore ? at : at + 1, 0, fill);
  return true;
}

const formatUnplaced = (fills: readonly SlotFill[]): string =>
  `In the slot ${fills[0]?.slot}, nothing tells where these ` +
  `stand: ${fills.map(({ name }) => name).join(", ")}. ` +
  "Each names another fill that is not in the slot, or that waits for it in return.";
