import { type Selectable, sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../../kernel/ids.ts";
import type { Authority, AuthorityContact, AuthorityKind } from "../authority.ts";
import { searchText, toSearchableName } from "../rules/searchable.ts";
import type { AuthorityMemberTable, AuthorityTable } from "./rows.ts";

type AuthoritiesTables = {
  authority: AuthorityTable & { contact: AuthorityContact };
  authority_member: AuthorityMemberTable;
};

const toAuthorityTables = (tx: Tx) => tx.withTables<AuthoritiesTables>();
const authorityColumns = [
  "authority.id",
  "slug",
  "name",
  "kind",
  "official_code",
  "siren",
  "population",
  "colour",
  "contact",
  "private_offers",
] as const;

export async function createAuthorityRow(tx: Tx, authority: Authority): Promise<void> {
  await toAuthorityTables(tx)
    .insertInto("authority")
    .values({
      id: authority.id,
      slug: authority.slug,
      name: authority.name,
      kind: authority.kind,
      official_code: authority.officialCode,
      siren: authority.siren ?? null,
      population: authority.population ?? null,
      colour: authority.colour,
      contact: sql`${JSON.stringify(authority.contact)}::jsonb`,
      private_offers: authority.showsPrivateOffers ?? false,
      // A sandbox is in no list and answers to no search: who has one knows its address.
      search_name: authority.kind === "sandbox" ? "" : toSearchableName(authority.name),
      search_text: authority.kind === "sandbox" ? "" : searchText(authority.name),
    })
    .execute();
}

export async function createMemberRow(tx: Tx, memberId: AuthorityId, groupId: AuthorityId): Promise<void> {
  await toAuthorityTables(tx)
    .insertInto("authority_member")
    .values({ member_id: memberId, group_id: groupId })
    .execute();
}

export async function findBySlug(tx: Tx, slug: string): Promise<Authority | undefined> {
  const row = await toAuthorityTables(tx)
    .selectFrom("authority")
    .select(authorityColumns)
    .where("slug", "=", slug)
    .executeTakeFirst();
  return row && toAuthorityRecord(row);
}

export async function findById(tx: Tx, id: AuthorityId): Promise<Authority | undefined> {
  const row = await toAuthorityTables(tx)
    .selectFrom("authority")
    .select(authorityColumns)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && toAuthorityRecord(row);
}

export async function listByIds(tx: Tx, ids: readonly AuthorityId[]): Promise<readonly Authority[]> {
  if (ids.length === 0) return [];
  const rows = await toAuthorityTables(tx)
    .selectFrom("authority")
    .select(authorityColumns)
    .where("id", "in", ids)
    .orderBy("slug")
    .execute();
  return rows.map(toAuthorityRecord);
}

export async function isEmpty(tx: Tx): Promise<boolean> {
  const first = await toAuthorityTables(tx).selectFrom("authority").select("id").limit(1).executeTakeFirst();
  return first === undefined;
}

/** False when row-level security lets the actor change nothing there. */
export async function updatePrivateOffers(tx: Tx, id: AuthorityId, shown: boolean): Promise<boolean> {
  const { numUpdatedRows } = await toAuthorityTables(tx)
    .updateTable("authority")
    .set({ private_offers: shown })
    .where("id", "=", id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The authorities in which this one lies, nearest kinds first is not promised. */
export async function listGroups(tx: Tx, memberId: AuthorityId): Promise<readonly Authority[]> {
  const rows = await toAuthorityTables(tx)
    .selectFrom("authority")
    .innerJoin("authority_member as link", "link.group_id", "authority.id")
    .select(authorityColumns)
    .where("link.member_id", "=", memberId)
    .orderBy("slug")
    .execute();
  return rows.map(toAuthorityRecord);
}

/** Of each kind and official code, those that are on the platform. */
export async function listByCodes(
  tx: Tx,
  keys: readonly { readonly kind: AuthorityKind; readonly officialCode: string }[],
): Promise<readonly Authority[]> {
  const codes = keys.map(({ officialCode }) => officialCode);
  if (codes.length === 0) return [];
  const rows = await toAuthorityTables(tx)
    .selectFrom("authority")
    .select(authorityColumns)
    .where("official_code", "in", codes)
    .orderBy("slug")
    .execute();
  // A département and a région may have the same code.
  return rows
    .map(toAuthorityRecord)
    .filter((one) => keys.some((key) => key.kind === one.kind && key.officialCode === one.officialCode));
}

export async function listMembers(tx: Tx, groupId: AuthorityId): Promise<readonly Authority[]> {
  const rows = await toAuthorityTables(tx)
    .selectFrom("authority")
    .innerJoin("authority_member as link", "link.member_id", "authority.id")
    .select(authorityColumns)
    .where("link.group_id", "=", groupId)
    .orderBy("slug")
    .execute();
  return rows.map(toAuthorityRecord);
}

type FoundAuthority = Pick<
  Selectable<AuthoritiesTables["authority"]>,
  "id" | Exclude<(typeof authorityColumns)[number], "authority.id">
>;

function toAuthorityRecord(row: FoundAuthority): Authority {
  return {
    id: parseId<"authority">(row.id),
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    officialCode: row.official_code,
    colour: row.colour,
    contact: row.contact,
    showsPrivateOffers: row.private_offers,
    ...(row.siren === null ? {} : { siren: row.siren }),
    ...(row.population === null ? {} : { population: row.population }),
  };
}
