import { type ElementRequest, readDerivedName } from "@ardeco/contracts";
import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import {
  type Authority,
  listMemberAuthorities,
  listProviderAuthorities,
} from "../../authorities/authorities/index.ts";

export interface Territories {
  /** Communes (INSEE codes) by code of territory. */
  readonly communes: Readonly<Record<string, readonly string[]>>;
  readonly names: Readonly<Record<string, string>>;
}

/** The territories that these requests name (`lives_in_<code>`), as far as the holder lies in them. */
export async function readTerritories(
  tx: Tx,
  holderId: AuthorityId,
  requests: readonly ElementRequest[],
): Promise<Territories> {
  const codes = new Set(requests.flatMap(({ element }) => findTerritoryCode(element) ?? []));
  if (codes.size === 0) return { communes: {}, names: {} };
  const communes: Record<string, readonly string[]> = {};
  const names: Record<string, string> = {};
  for (const authority of await listProviderAuthorities(tx, holderId)) {
    const code = [authority.officialCode, authority.siren].find((one) => one !== undefined && codes.has(one));
    if (code === undefined) continue;
    names[code] = formatPlaceName(authority);
    if (authority.kind !== "commune") communes[code] = await listGroupCommunes(tx, authority);
  }
  return { communes, names };
}

/** Names of every territory in which this authority lies, by code, whoever asked about them. */
export async function listPlaceNames(
  tx: Tx,
  holderId: AuthorityId,
): Promise<Readonly<Record<string, string>>> {
  const authorities = await listProviderAuthorities(tx, holderId);
  return Object.fromEntries(
    authorities.flatMap((authority) =>
      [authority.officialCode, authority.siren].flatMap((code) =>
        code === undefined ? [] : [[code, formatPlaceName(authority)]],
      ),
    ),
  );
}

/** "Caen", where the authority is called "Ville de Caen": « Habiter Caen ». */
function formatPlaceName({ kind, name, contact }: Authority): string {
  return kind === "commune" ? (contact.locality ?? name) : name;
}

async function listGroupCommunes(tx: Tx, group: Authority): Promise<readonly string[]> {
  const members = await listMemberAuthorities(tx, group.id);
  return members.filter(({ kind }) => kind === "commune").map(({ officialCode }) => officialCode);
}

function findTerritoryCode(name: string): string | undefined {
  const derived = readDerivedName(name);
  return derived?.kind === "lives_in" ? derived.code : undefined;
}
