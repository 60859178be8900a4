import type { OfficialAuthority, OfficialKey } from "../official/official-authority.ts";

/** What the platform holds of the official code today. */
export interface KnownAuthority extends OfficialKey {
  /** Absent for one opened by hand, that no edition was ever read for. */
  readonly officialName?: string;
  readonly siren?: string;
  readonly population?: number;
  readonly postcodes: readonly string[];
}

export interface Gone extends OfficialKey {
  readonly name: string;
  /** The commune that took it in, when the code says so. */
  readonly into?: string;
}

/** What an edition would do: nothing is removed, what has left the code is only named. */
export interface TerritoryChanges {
  readonly fresh: readonly OfficialAuthority[];
  readonly renamed: readonly { readonly from: string; readonly to: string; readonly code: string }[];
  /** Another population, SIREN or postal codes under the same name. */
  readonly refreshed: number;
  readonly gone: readonly Gone[];
}

/** `merged`: code of a former commune → code of the commune that it lies in now. */
export function compareTerritory(
  known: readonly KnownAuthority[],
  official: readonly OfficialAuthority[],
  merged: ReadonlyMap<string, string>,
): TerritoryChanges {
  const byKey = new Map(known.map((one) => [toAuthorityKey(one), one]));
  const listed = new Map(official.map((one) => [toAuthorityKey(one), one]));
  const pairs = official.flatMap((one) => {
    const before = byKey.get(toAuthorityKey(one));
    return before ? [{ before, one }] : [];
  });
  const renamed = pairs.flatMap(({ before: { officialName }, one }) =>
    officialName !== undefined && officialName !== one.name
      ? [{ from: officialName, to: one.name, code: one.code }]
      : [],
  );
  return {
    fresh: official.filter((one) => !byKey.has(toAuthorityKey(one))),
    renamed,
    refreshed: pairs.filter(
      ({ before, one }) => before.officialName === one.name && hasChangedFacts(before, one),
    ).length,
    gone: known
      .filter((one) => one.officialName !== undefined && !listed.has(toAuthorityKey(one)))
      .map((one) => toGoneAuthority(one, listed, merged)),
  };
}

const toAuthorityKey = ({ kind, code }: OfficialKey): string => `${kind} ${code}`;

function toGoneAuthority(
  { kind, code, officialName = "" }: KnownAuthority,
  listed: ReadonlyMap<string, OfficialAuthority>,
  merged: ReadonlyMap<string, string>,
): Gone {
  const into =
    kind === "commune" ? listed.get(toAuthorityKey({ kind, code: merged.get(code) ?? "" })) : undefined;
  return { kind, code, name: officialName, ...(into ? { into: into.name } : {}) };
}

/** A SIREN that the edition does not give stays as it was. */
function hasChangedFacts(
  before: KnownAuthority,
  { siren, population, postcodes }: OfficialAuthority,
): boolean {
  return (
    (siren !== undefined && siren !== before.siren) ||
    population !== before.population ||
    postcodes.join() !== before.postcodes.join()
  );
}
