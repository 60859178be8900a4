import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import { type Logo, type LogoPicture, type Logos, logoStates } from "./logo.ts";
import type { LogoRow, Tables } from "./store-rows.ts";

const toLogoTables = (tx: Tx) => tx.withTables<Tables>();
const facts = ["state", "digest", "media_type", "width", "height"] as const;

const toLogoPicture = ({
  digest,
  media_type,
  width,
  height,
}: Pick<LogoRow, (typeof facts)[number]>): Logo => ({
  digest,
  mediaType: media_type,
  width,
  height,
});

export async function listLogos(tx: Tx, authorityId: AuthorityId): Promise<Logos> {
  const rows = await toLogoTables(tx)
    .selectFrom("logo")
    .select(facts)
    .where("authority_id", "=", authorityId)
    .execute();
  return Object.fromEntries(rows.map((row) => [row.state, toLogoPicture(row)]));
}

export async function findShown(tx: Tx, authorityId: AuthorityId) {
  return toLogoTables(tx)
    .selectFrom("logo")
    .select("digest")
    .where("authority_id", "=", authorityId)
    .where("state", "=", "shown")
    .executeTakeFirst();
}

export async function findByDigest(tx: Tx, authorityId: AuthorityId, digest: string) {
  const rows = await toLogoTables(tx)
    .selectFrom("logo")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("digest", "=", digest)
    .execute();
  const row = rows.find(({ state }) => state !== "proposed") ?? rows[0];
  return row && { ...toLogoPicture(row), content: row.content, isPublic: row.state !== "proposed" };
}

/** With their pictures, so that they may change places; nobody else changes them meanwhile. */
export async function findLogosLocked(tx: Tx, authorityId: AuthorityId): Promise<Logos<LogoPicture>> {
  const rows = await toLogoTables(tx)
    .selectFrom("logo")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("state")
    .forUpdate()
    .execute();
  return Object.fromEntries(rows.map((row) => [row.state, { ...toLogoPicture(row), content: row.content }]));
}

export async function setLogoRows(tx: Tx, authorityId: AuthorityId, next: Logos<LogoPicture>): Promise<void> {
  await toLogoTables(tx).deleteFrom("logo").where("authority_id", "=", authorityId).execute();
  const rows = logoStates.flatMap((state) => {
    const logo = next[state];
    if (!logo) return [];
    const { mediaType: media_type, ...rest } = logo;
    return [{ authority_id: authorityId, state, media_type, ...rest }];
  });
  if (rows.length === 0) return;
  await toLogoTables(tx)
    .insertInto("logo")
    .values(rows)
    // Two first proposals at once: the last one is the one proposed.
    .onConflict((conflict) =>
      conflict.columns(["authority_id", "state"]).doUpdateSet((row) => ({
        digest: row.ref("excluded.digest"),
        media_type: row.ref("excluded.media_type"),
        width: row.ref("excluded.width"),
        height: row.ref("excluded.height"),
        content: row.ref("excluded.content"),
      })),
    )
    .execute();
}
