import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { readHouseholds } from "../../../../../identity/households/index.ts";

/** The reader lives with others, and with no other adult: one account may be everybody's. */
export async function isAloneWithChildren(context: Context, { id, self }: Somebody): Promise<boolean> {
  if (!self) return false;
  const [home] = await readHouseholds(context, id);
  const others = home?.members.filter(({ personId }) => personId !== id) ?? [];
  return others.length > 0 && others.every(({ role }) => role !== "adult");
}
