import type { Context } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";

export const toWitnessSystem = (context: Context, authorityId?: AuthorityId): SystemContext =>
  elevate(
    context,
    {
      name: "witness",
      reason: "Anybody may present a checkpoint of a log that the authority watches.",
    },
    authorityId,
  );
