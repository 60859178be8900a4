import type { Context } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";

export const toContactsSystem = (context: Context, authorityId?: AuthorityId): SystemContext =>
  elevate(
    context,
    {
      name: "contacts",
      reason: "A desk that closed leaves exchanges that the agents of the next desk cannot see yet.",
    },
    authorityId,
  );
