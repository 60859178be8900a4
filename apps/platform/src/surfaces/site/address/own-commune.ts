import { listElements } from "../../../modules/identity/index.ts";
import type { Visit } from "../../../web/index.ts";
import { findCommune, type PlacedCommune } from "../../territory.ts";

/** Where somebody signed in lives, from their own information; undefined for anybody else. */
export async function ownCommune({ context }: Visit): Promise<PlacedCommune | undefined> {
  const { actor } = context;
  if (actor.kind !== "person") return undefined;
  const [known] = await context.transaction((tx) => listElements(tx, context, actor.personId, ["address"]));
  const address = (known?.validated ?? known?.declared)?.value;
  if (typeof address !== "object" || !("insee_code" in address)) return undefined;
  return typeof address.insee_code === "string" ? findCommune(address.insee_code) : undefined;
}
