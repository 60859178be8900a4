import type { Context } from "../../kernel/context.ts";
import { elevate, type SystemContext } from "../../kernel/elevate.ts";
import type { AuthorityId } from "../../kernel/ids.ts";

export const toApiSystem = (context: Context, authorityId?: AuthorityId): SystemContext =>
  elevate(
    context,
    {
      name: "api",
      reason: "A request that is repeated is recognised before its caller is allowed anything.",
    },
    authorityId,
  );
