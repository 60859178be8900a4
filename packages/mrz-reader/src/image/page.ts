/** A page in grey: 0 is black. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

/** A page in ink: 1 where something is written. */
export interface Ink {
  readonly width: number;
  readonly height: number;
  readonly dark: Uint8Array;
}
