import type { Context, Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import type { Logo, LogoPicture, Logos } from "./logo.ts";
import { findByDigest, findShown, listLogos } from "./store.ts";

/** What the acting authority has, as far as the actor may see: what is proposed, administrators only. */
export const readLogos = (context: Context): Promise<Logos> =>
  context.read((tx) => listLogos(tx, context.authorityId));

export const findShownLogo: (tx: Tx, authorityId: AuthorityId) => Promise<Pick<Logo, "digest"> | undefined> =
  findShown;

/** A picture of the acting authority by its address; `isPublic` once it was published. */
export function findPicture(
  context: Context,
  digest: string,
): Promise<(LogoPicture & { readonly isPublic: boolean }) | undefined> {
  const { authorityId } = context;
  return context.read(async (tx) => {
    return findByDigest(tx, authorityId, digest);
  });
}
