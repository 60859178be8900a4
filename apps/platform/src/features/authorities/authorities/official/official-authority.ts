import type { AuthorityKind } from "../authority.ts";

/** How the official code designates an authority: the INSEE code, or the SIREN of an EPCI. */
export interface OfficialKey {
  readonly kind: AuthorityKind;
  readonly code: string;
}

/** What the official code says of an authority. */
export interface OfficialAuthority extends OfficialKey {
  /** "Caen", "Communauté urbaine Caen la Mer", "Département du Calvados". */
  readonly name: string;
  /** As the file has it: "CU Caen la Mer". */
  readonly shortName: string;
  /** Absent for départements and régions, which the package does not give, and for some islands. */
  readonly siren?: string;
  /** Legal municipal population; of a département or a région, the sum of its communes. */
  readonly population?: number;
  readonly postcodes: readonly string[];
  readonly departement?: string;
  readonly within: readonly OfficialKey[];
}
