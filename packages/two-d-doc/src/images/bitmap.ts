/** A page in grey, one byte a pixel, row by row from the top. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

/** The document cannot be searched; `code` says why. */
export class UnreadableDocument extends Error {
  override readonly name = "UnreadableDocument";
  readonly code: Unreadable;

  constructor(code: Unreadable) {
    super(code);
    this.code = code;
  }
}

export type Unreadable = "not-a-document" | "damaged" | "encrypted" | "too-large" | "timed-out";
