import type { Context } from "../../../../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../../../../kernel/elevate.ts";

export const toSecuritySystem = (context: Context): SystemContext =>
  elevate(context, {
    name: "security",
    reason: "The list of open sessions is no row of the person or agent: only their own are returned.",
  });
