import type { Context } from "../../../../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../../../../kernel/elevate.ts";
import type { AuthorityId } from "../../../../../../kernel/ids.ts";

export const toAdministrationSystem = (context: Context, authorityId?: AuthorityId): SystemContext =>
  elevate(
    context,
    {
      name: "administration",
      reason:
        "The agents of the authority that lends or borrows access are listed by their own authority alone.",
    },
    authorityId,
  );
