import type { Context } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";

export const toAccessSystem = (context: Context, authorityId?: AuthorityId): SystemContext =>
  elevate(
    context,
    {
      name: "access",
      reason: "Sessions, passkeys, links and tokens are looked up before anybody is known to be signed in.",
    },
    authorityId,
  );
