import type { Context } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";

export const toAccessibilitySystem = (context: Context, authorityId?: AuthorityId): SystemContext =>
  elevate(
    context,
    {
      name: "accessibility",
      reason: "Anybody may complain, signed in or not; only the authority reads complaints.",
    },
    authorityId,
  );
