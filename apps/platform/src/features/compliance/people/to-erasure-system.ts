import type { Context } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";

export const toErasureSystem = (context: Context, authorityId?: AuthorityId): SystemContext =>
  elevate(
    context,
    {
      name: "people.erase_again",
      reason:
        "A restored backup brings back people who were erased: they are erased again before anybody acts.",
    },
    authorityId,
  );
