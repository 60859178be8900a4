import { createHash } from "node:crypto";

export interface Asset {
  /** Carries a digest of the content: it may be served as immutable. */
  readonly name: string;
  readonly content: Buffer;
  readonly contentType: string;
}

const DIGEST_LENGTH = 10;

export function hashedName(stem: string, extension: string, content: Buffer | string): string {
  const digest = createHash("sha256").update(content).digest("hex").slice(0, DIGEST_LENGTH);
  return `${stem}.${digest}.${extension}`;
}
