import type { Context, Tx } from "../../../kernel/context.ts";
import type { ConsentDecision } from "./decision.ts";
import { consentErrors } from "./errors.ts";
import type { Grant } from "./grant.ts";
import { openEntry } from "./listed-grants.ts";
import type { ListEntry } from "./person-list.ts";

/** A double click comes within seconds: the last forms of a grant are enough. */
const FORMS_KEPT = 10;

/** A form sent twice gives what it gave, even after a withdrawal; one form never carries two decisions. */
export async function findDecided(
  tx: Tx,
  context: Context,
  input: ConsentDecision,
  entries: readonly ListEntry[],
): Promise<Grant | undefined> {
  const { idempotencyKey: key, personId } = input;
  if (key === undefined) return undefined;
  const entry = entries.find(({ forms }) => forms.some((form) => form.key === key));
  if (!entry) return undefined;
  const same = entry.forms.some((form) => form.key === key && form.decision === computeFormDigest(input));
  if (!same) throw consentErrors.error("consent.key_reused");
  return (await openEntry(tx, context, personId, entry))?.grant;
}

/** The entry, remembering the form that decided. */
export function addDecidingForm(entry: ListEntry, input: ConsentDecision): ListEntry {
  const { idempotencyKey: key } = input;
  return key === undefined
    ? entry
    : { ...entry, forms: [...entry.forms, { key, decision: computeFormDigest(input) }].slice(-FORMS_KEPT) };
}

function computeFormDigest({ serviceId, version, granted, refused }: ConsentDecision): string {
  return JSON.stringify([serviceId, version, granted.toSorted(), refused.toSorted()]);
}
