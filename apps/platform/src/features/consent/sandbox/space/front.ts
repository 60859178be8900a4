import type { Context, Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../../kernel/ids.ts";
import {
  type Authority,
  createAuthority,
  findAuthorityBySlug,
} from "../../../authorities/authorities/index.ts";

/** The tenant by which one enters the sandbox: it holds nobody. */
export const FRONT_SLUG = "bac-a-sable";
/** As every desk and every town has one: nobody is received there. */
export const SANDBOX_COLOUR = "#7a4300";

/**
 * Opens the way in to the sandbox, once; closing it again hides all of it, and erases nothing. Runs as the
 * system.
 */
export async function openFront(context: Context): Promise<AuthorityId> {
  const found = await context.transaction((tx) => findFront(tx));
  if (found) return found.id;
  const id = parseId<"authority">(context.newId<string>());
  await createAuthority(context, {
    authority: {
      id,
      slug: FRONT_SLUG,
      name: "Bac à sable",
      kind: "sandbox",
      officialCode: FRONT_SLUG,
      colour: SANDBOX_COLOUR,
      contact: {},
    },
    within: [],
    desks: [
      { id: parseId<"desk">(context.newId<string>()), name: "Aucun accueil", contact: {}, isDefault: true },
    ],
  });
  return id;
}

const findFront = (tx: Tx): Promise<Authority | undefined> => findAuthorityBySlug(tx, FRONT_SLUG);
