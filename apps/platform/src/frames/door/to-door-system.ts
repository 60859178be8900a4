import type { Context } from "../../kernel/context.ts";
import { elevate, type SystemContext } from "../../kernel/elevate.ts";
import type { AuthorityId } from "../../kernel/ids.ts";

export const toDoorSystem = (context: Context, authorityId?: AuthorityId): SystemContext =>
  elevate(
    context,
    {
      name: "door",
      reason: "A session is opened or ended for somebody who is not, or no longer, signed in.",
    },
    authorityId,
  );
