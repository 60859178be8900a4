import { type Static, Type } from "typebox";

/** The only media types ever stored, hence ever served. */
export const DocumentMediaType = Type.Enum(["application/pdf", "image/jpeg", "image/png"]);
export type DocumentMediaType = Static<typeof DocumentMediaType>;

/** attachments: a PDF carries files · protected: a PDF is encrypted, so its inside was not looked at. */
export const DocumentWarning = Type.Enum(["attachments", "protected"]);
export type DocumentWarning = Static<typeof DocumentWarning>;

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export interface Cleaned {
  readonly mediaType: DocumentMediaType;
  readonly content: Buffer;
  readonly warnings: readonly DocumentWarning[];
  /** Of a picture, as it announces it. */
  readonly size?: PictureSize;
}
