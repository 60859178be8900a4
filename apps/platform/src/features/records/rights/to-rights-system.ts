import type { Context } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";

export const toRightsSystem = (context: Context, authorityId?: AuthorityId): SystemContext =>
  elevate(
    context,
    {
      name: "rights",
      reason: "What a right covers (grants, sessions, messages) is in places that its agent does not read.",
    },
    authorityId,
  );
