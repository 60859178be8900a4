import { type ElementRequest, type ElementValues, isElementName, type Text } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { computeRequestedValue, readKnownElements } from "./known.ts";
import { formatAwaitedLabel, formatItemText } from "./words.ts";

/** An answer that a service is told, and what it becomes. */
export interface ChangedAnswer {
  readonly label: Text;
  readonly becomes: Text;
}

/**
 * Which worked-out answers these values would change: « Habiter Caen » becomes « Non ». Nothing is written
 * nor sent.
 */
export async function computeChangedAnswers(
  tx: Tx,
  context: Context,
  input: {
    readonly personId: PersonId;
    readonly requests: readonly ElementRequest[];
    readonly values: ElementValues;
  },
): Promise<readonly ChangedAnswer[]> {
  const derived = input.requests.filter(({ element }) => !isElementName(element));
  if (derived.length === 0) return [];
  const now = await readKnownElements(tx, context, input.personId, derived);
  const then = { ...now, values: { ...now.values, ...input.values } };
  return derived.flatMap((request) => {
    const [before, after] = [computeRequestedValue(request, now), computeRequestedValue(request, then)];
    if (before.outcome !== "known" || after.outcome !== "known" || before.value === after.value) return [];
    // What this reader may not be shown is not told by what is worked out from it.
    if (before.from.some((name) => now.hidden.has(name))) return [];
    const label = formatAwaitedLabel(request.element, now.territories.names);
    return [{ label, becomes: formatItemText(request.element, after.value) }];
  });
}
