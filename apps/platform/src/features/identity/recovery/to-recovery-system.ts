import type { Context } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";

export const toRecoverySystem = (context: Context, authorityId?: AuthorityId): SystemContext =>
  elevate(
    context,
    {
      name: "recovery",
      reason:
        "Whoever recovers an account has no way into it: what " +
        "they prove is compared with what is hidden from them.",
    },
    authorityId,
  );
