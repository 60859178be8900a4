import type { ReadableZone } from "./zones.ts";

/** The only media types ever stored, hence ever served. */
export const documentMediaTypes = ["application/pdf", "image/jpeg", "image/png"] as const;
export type DocumentMediaType = (typeof documentMediaTypes)[number];

/** attachments: a PDF carries files · protected: a PDF is encrypted, so its inside was not looked at. */
export const documentWarnings = ["attachments", "protected"] as const;
export type DocumentWarning = (typeof documentWarnings)[number];

/** Why a file is not taken. */
export const refusalReasons = [
  "unknown_type",
  "damaged",
  "too_many_pixels",
  "too_many_pages",
  "active_content",
  "polyglot",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** What is kept of a file received. */
export interface Cleaned {
  readonly mediaType: DocumentMediaType;
  readonly content: Buffer;
  readonly warnings: readonly DocumentWarning[];
  /** Of a picture, as it announces it. */
  readonly size?: PictureSize;
}

export type Cleaning =
  | { readonly ok: true; readonly cleaned: Cleaned }
  | { readonly ok: false; readonly reason: RefusalReason };

/** What a document shows to a machine. Nothing of it is verified: a hostile file may show anything. */
export interface Sight {
  /** The bytes of each sealed code (2D-Doc). */
  readonly codes: readonly Uint8Array[];
  /** The machine-readable zone, where it was asked for and no code was found. */
  readonly zone: ReadableZone | null;
  /** Why the document could not be searched, or null. */
  readonly unreadable: string | null;
}

/**
 * Reads files that people send, in a process that holds no key. Bounded in time and memory whatever it is
 * given: a file that makes a decoder fail is answered as damaged. Rejects when the server can decode nothing:
 * too many files wait, or it is stopping.
 */
export interface Decoding {
  /** Web pictures: PNG and JPEG only. */
  clean(file: Uint8Array, options?: { readonly only: "web_pictures" }): Promise<Cleaning>;
  /** Decoded once, whatever is searched for. */
  look(content: Uint8Array, options: { readonly zone: boolean }): Promise<Sight>;
}
