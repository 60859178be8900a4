/** What a document may ask of the machine. Beyond, it is refused or read in part, and the answer says so. */
export interface Limits {
  /** Pixels of an image before it is reduced: 120 million is a scan of A3 at 600 dots an inch. */
  readonly pixels: number;
  /** Longest side that is searched; a larger image is reduced to it. */
  readonly side: number;
  /** First pages of a PDF that are searched. */
  readonly pages: number;
  /** Bytes of the file. */
  readonly bytes: number;
  /** Time for the whole document. */
  readonly timeMs: number;
}

export const LIMITS: Limits = {
  pixels: 120_000_000,
  side: 4_000,
  pages: 10,
  bytes: 50_000_000,
  timeMs: 20_000,
};
