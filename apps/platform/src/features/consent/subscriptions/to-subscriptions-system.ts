import type { Context } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";

export const toSubscriptionsSystem = (context: Context, authorityId?: AuthorityId): SystemContext =>
  elevate(
    context,
    {
      name: "subscriptions",
      reason:
        "An application reads subscriptions in the authorities of its people, under their grants alone.",
    },
    authorityId,
  );
