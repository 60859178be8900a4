import type { Context } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";

export const toEnrolmentSystem = (context: Context, authorityId?: AuthorityId): SystemContext =>
  elevate(
    context,
    {
      name: "enrolment",
      reason:
        "A newcomer has no right over anything yet, and a " +
        "file goes between desks that do not see one another.",
    },
    authorityId,
  );
