import type { Context } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { record } from "../../trust/audit/index.ts";
import { recordAuthorityChange } from "./count-authority-changes.ts";
import { authoritiesErrors } from "./errors.ts";
import type { Presentation, PresentationFacts } from "./presentation.ts";
import { compareFacts, mayPresent } from "./rules/presentation.ts";
import { findPresentationRow, updatePresentation } from "./store/presentation.ts";

/** Throws authorities.unknown. */
export function getPresentation(context: Context): Promise<Presentation> {
  return context.read(async (tx) => {
    const found = await findPresentationRow(tx, context.authorityId);
    if (!found) throw authoritiesErrors.error("authorities.unknown");
    return found;
  });
}

/**
 * Use case: what the authority says of itself, from the revision that was read. The same twice changes and
 * tells once. Throws request.forbidden, request.changed_meanwhile.
 */
export async function updateAuthorityPresentation(
  context: Context,
  input: { readonly revision: number; readonly facts: PresentationFacts },
): Promise<void> {
  if (!mayPresent(context.actor)) throw kernelErrors.error("request.forbidden");
  await context.transaction(async (tx) => {
    const now = await getPresentation(context);
    const facts = { ...input.facts, colour: input.facts.colour.toLowerCase() };
    const changed = compareFacts(now, facts);
    if (changed.length === 0) return;
    const { name, colour, contact, showsPrivateOffers } = now;
    const done =
      now.revision === input.revision &&
      (await updatePresentation(tx, context.authorityId, {
        revision: input.revision,
        facts,
        former: { name, colour, contact, showsPrivateOffers },
      }));
    if (!done) throw kernelErrors.error("request.changed_meanwhile");
    await record(tx, context, { action: "authorities.presentation_changed", data: { changed } });
  });
  recordAuthorityChange();
}

/**
 * Use case: back to what was said before the last change, which becomes the former one. Throws as
 * updateAuthorityPresentation.
 */
export async function applyFormerPresentation(context: Context, { revision }: { readonly revision: number }) {
  if (!mayPresent(context.actor)) throw kernelErrors.error("request.forbidden");
  const { former } = await getPresentation(context);
  if (!former) throw kernelErrors.error("request.changed_meanwhile");
  await updateAuthorityPresentation(context, { revision, facts: former });
}
