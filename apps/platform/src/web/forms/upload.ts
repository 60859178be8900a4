/** A file as received. Its name and its announced type are claims: what it is, is decided from its bytes. */
export interface Upload {
  readonly field: string;
  /** Last part of the name given, to show it back; never a path, never trusted. */
  readonly fileName: string;
  readonly size: number;
  readonly content: Buffer;
}

const MAX_NAME = 120;

/**
 * Some browsers send a whole path; control and direction characters could make a name lie (Unicode TR 36).
 */
export function formatDisplayName(received: string): string {
  const last = received.split(/[/\\]/).at(-1) ?? "";
  const clean = last.replaceAll(/[\p{Cc}\p{Cf}]/gu, "").trim();
  return clean.slice(-MAX_NAME) || "document";
}
