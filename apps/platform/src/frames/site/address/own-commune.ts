import { type Commune, communeNamed } from "../../../features/authorities/authorities/index.ts";
import { currentValue, listElements } from "../../../features/identity/identity/index.ts";
import type { Visit } from "../../../web/index.ts";

/** Where somebody signed in lives, from their own information; undefined for anybody else. */
export async function findOwnCommune({ context }: Visit): Promise<Commune | undefined> {
  const { actor } = context;
  if (actor.kind !== "person") return undefined;
  const known = await context.transaction((tx) => listElements(tx, context, actor.personId, ["address"]));
  const address = currentValue(known, "address");
  if (typeof address !== "object" || !("insee_code" in address)) return undefined;
  return typeof address.insee_code === "string" ? communeNamed(address.insee_code) : undefined;
}
