import type { Context } from "../../../../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../../../../kernel/elevate.ts";
import type { AuthorityId } from "../../../../../../kernel/ids.ts";

export const toSecuritySystem = (context: Context, authorityId?: AuthorityId): SystemContext =>
  elevate(
    context,
    {
      name: "security",
      reason: "The list of open sessions is no row of the person or agent: only their own are returned.",
    },
    authorityId,
  );
