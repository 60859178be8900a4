/** Without the picture itself. */
export interface Logo {
  /** SHA-256 of the content, in hexadecimal: its address. */
  readonly digest: string;
  readonly mediaType: "image/png" | "image/jpeg";
  readonly width: number;
  readonly height: number;
}

export interface LogoPicture extends Logo {
  readonly content: Buffer;
}

export const logoStates = ["proposed", "shown", "former"] as const;
export type LogoState = (typeof logoStates)[number];

/** What an authority has, by state. */
export type Logos<One = Logo> = { readonly [State in LogoState]?: One | undefined };
