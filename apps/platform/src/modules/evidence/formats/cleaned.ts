/** The only media types ever stored, hence ever served. */
export type DocumentMediaType = "application/pdf" | "image/jpeg" | "image/png";

/** attachments: a PDF carries files · protected: a PDF is encrypted, so its inside was not looked at. */
export type DocumentWarning = "attachments" | "protected";

export interface Cleaned {
  readonly mediaType: DocumentMediaType;
  readonly content: Buffer;
  readonly warnings: readonly DocumentWarning[];
}
