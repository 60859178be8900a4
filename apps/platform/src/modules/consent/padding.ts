const BLOCK = 1024;

/** Spaces up to a multiple of 1 KiB: the length of what is sealed would tell how much was agreed to. JSON ignores them. */
export function padded(json: string): string {
  const bytes = Buffer.byteLength(json);
  return json + " ".repeat((BLOCK - (bytes % BLOCK)) % BLOCK);
}
