import type { Context } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";

export const toSupportsSystem = (context: Context, authorityId?: AuthorityId): SystemContext =>
  elevate(
    context,
    {
      name: "supports",
      reason: "Whoever shows a card, or reads one, is not known before the card has been checked.",
    },
    authorityId,
  );
