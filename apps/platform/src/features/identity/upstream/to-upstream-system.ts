import type { Context } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";

export const toUpstreamSystem = (context: Context, authorityId?: AuthorityId): SystemContext =>
  elevate(
    context,
    {
      name: "upstream",
      reason:
        "The identity that comes back from the State is compared with accounts before anybody is signed in.",
    },
    authorityId,
  );
