import {
  compareWaiting,
  type WaitingKey,
  type WaitingOrder,
  type WaitingPlace,
} from "../../../kernel/waiting.ts";

export interface KindKeys {
  readonly kind: string;
  /** In the order asked for, from the row after which the page begins. */
  readonly keys: readonly WaitingKey[];
}

/**
 * The first rows of all kinds together. Each kind gave as many of its own as the page has, so that none of
 * those left out could come before one that is here.
 */
export function mergeWaiting(
  kinds: readonly KindKeys[],
  {
    order,
    isDescending,
    limit,
  }: { readonly order: WaitingOrder; readonly isDescending: boolean; readonly limit: number },
): readonly WaitingPlace[] {
  const heads = kinds.map(({ kind, keys }) => ({ kind, keys, at: 0 }));
  const merged: WaitingPlace[] = [];
  while (merged.length < limit) {
    let first: { readonly place: WaitingPlace; readonly head: (typeof heads)[number] } | undefined;
    for (const head of heads) {
      const key = head.keys[head.at];
      if (!key) continue;
      const place = { ...key, kind: head.kind };
      const compared = first ? compareWaiting(place, first.place, order) : -1;
      if (!first || (isDescending ? compared > 0 : compared < 0)) first = { place, head };
    }
    if (!first) break;
    merged.push(first.place);
    first.head.at += 1;
  }
  return merged;
}
