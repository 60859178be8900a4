/**
 * What the machine-readable zone of an identity document says, its check digits verified. It does not say
 * that the document is genuine.
 */
export interface ReadableZone {
  /** "TD1", "TD3"… (ICAO 9303) */
  readonly format: string;
  /** As written: capitals of the Latin alphabet. */
  readonly familyName: string;
  readonly givenNames: string;
  /** YYMMDD; empty when the zone says none. */
  readonly birthDate: string;
  /** The names fill their field: they may have been cut. */
  readonly cut: boolean;
}
