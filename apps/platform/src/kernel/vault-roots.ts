import type { KeyObject } from "node:crypto";

/**
 * The root key of what is sealed, and those that came before it. A new generation comes beside the former: what is sealed from then on
 * is under it, and what the former sealed opens while its file is there (ADR 0086).
 */
export interface VaultRoots {
  /** The generation that seals, from 1 to 255. */
  current(): number;
  /** The one that indexes are made with: it stays while values are sealed again. */
  indexes(): number;
  use(generation: number): void;
  /** Those whose file is here, the oldest first. */
  list(): readonly number[];
  /** 32 bytes (HKDF-SHA-256) for one purpose; undefined: the file of that generation is not here. Read when it is first asked for. */
  derive(generation: number, ...purpose: readonly string[]): KeyObject | undefined;
  /** Sixteen bytes that tell it from another of the same number, and derive nothing; undefined: its file is not here. */
  idOf(generation: number): Buffer | undefined;
  /** Draws the generation when it is not here; durable when it resolves. */
  draw(generation: number): Promise<void>;
}
