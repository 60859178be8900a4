import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { listRepresentatives, mayDecideAlone } from "../../../identity/households/index.ts";
import type { Player } from "./list-cast.ts";

/**
 * Too young to decide, or under a guardianship that represents (Code civil art. 473): somebody else acts,
 * from their own account.
 */
export async function hasRepresentative(
  context: Context,
  { personId, elements }: Pick<Player, "personId" | "elements">,
): Promise<boolean> {
  const birthdate = elements.find(({ name }) => name === "birthdate")?.validated?.value;
  const known = typeof birthdate === "string" ? birthdate : undefined;
  if (known !== undefined && !mayDecideAlone(known, toCivilDate(context.now()))) return true;
  const representatives = await listRepresentatives(context, personId);
  return representatives.some(
    ({ kind, measure, state }) => kind === "guardianship" && measure !== "curatelle" && state === "validated",
  );
}
