import type { Context } from "../../../../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../../../../kernel/elevate.ts";
import type { AuthorityId } from "../../../../../../kernel/ids.ts";

export const toSpaceSystem = (context: Context, authorityId?: AuthorityId): SystemContext =>
  elevate(
    context,
    {
      name: "space",
      reason: "The session that is left is ended before another one opens.",
    },
    authorityId,
  );
