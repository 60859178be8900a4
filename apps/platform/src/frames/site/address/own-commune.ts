import { type Commune, findCommuneByCode } from "../../../features/authorities/authorities/index.ts";
import { findCurrentValue, readElements } from "../../../features/identity/identity/index.ts";
import type { Visit } from "../../../web/index.ts";

/** Where somebody signed in lives, from their own information; undefined for anybody else. */
export async function findOwnCommune({ context }: Visit): Promise<Commune | undefined> {
  const { actor } = context;
  if (actor.kind !== "person") return undefined;
  const known = await readElements(context, actor.personId, ["address"]);
  const address = findCurrentValue(known, "address");
  if (typeof address !== "object" || !("insee_code" in address)) return undefined;
  return typeof address.insee_code === "string" ? findCommuneByCode(address.insee_code) : undefined;
}
