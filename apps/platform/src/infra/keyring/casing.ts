/** How the content of a key file is kept on disk: as it is, or sealed by a token. */
export interface Casing {
  close(name: string, content: Buffer): Buffer;
  /** Throws when it was closed by another token, under another name, or altered. */
  open(name: string, kept: Buffer): Buffer;
}

/** Guarded by the rights of the file alone: a demonstration, or a disk that is encrypted as a whole. */
export const bare: Casing = { close: (_, content) => content, open: (_, kept) => kept };
