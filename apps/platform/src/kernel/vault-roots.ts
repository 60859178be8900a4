import type { KeyObject } from "node:crypto";

/**
 * The root key of what is sealed, and those that came before it. A new generation comes beside the former:
 * what is sealed from then on is under it, and what the former sealed opens while its file is there (ADR
 * 0086).
 */
export interface VaultRoots {
  /**
   * The generation that seals, from 1 to 255. Throws until `use` told it: who seals without having asked the
   * database would seal under a former one.
   */
  current(): number;
  use(roots: RootsInUse): void;
  /**
   * Whether what says that it is under this generation may be opened: not once everything was sealed again
   * under another. Throws until told.
   */
  opens(generation: number): boolean;
  /** Those whose file is here, the oldest first. */
  list(): readonly number[];
  /**
   * 32 bytes (HKDF-SHA-256) for one purpose; undefined: the file of that generation is not here, or is
   * refused. Read when it is first asked for.
   */
  derive(generation: number, ...purpose: readonly string[]): KeyObject | undefined;
  /**
   * Sixteen bytes that tell it from another of the same number, and derive nothing; undefined: its file is
   * not here.
   */
  idOf(generation: number): Buffer | undefined;
  /**
   * The key of one index: the one that was kept apart from a generation that is gone, or of the generation
   * that makes indexes.
   */
  indexKey(index: IndexField): KeyObject | undefined;
  /** Draws the generation when it is not here; durable when it resolves. */
  draw(generation: number): Promise<void>;
  /** Generations of which the keys of indexes are kept apart, the oldest first. */
  keptIndexes(): readonly number[];
  /** Keeps apart the keys of these indexes that come from a generation; durable when it resolves. */
  keepIndexes(generation: number, indexes: readonly IndexField[]): Promise<void>;
  /** Sixteen bytes that tell them from others; undefined: they are not kept here. */
  indexesIdOf(generation: number): Buffer | undefined;
  /** Throws unless the keys of its indexes are kept apart, and another generation seals. */
  destroy(generation: number): Promise<void>;
}

/** What the database says of the generations. */
export interface RootsInUse {
  readonly seals: number;
  /** Makes the indexes whose keys are not kept apart; values that are sealed again keep theirs. */
  readonly indexes: number;
  /** Nothing was found under them any more: what comes under them since is a late server's, or a forgery. */
  readonly closed: readonly number[];
  /**
   * Their files, where they are here, derive nothing: another key of the same number, or one that was to be
   * destroyed.
   */
  readonly refused: readonly number[];
}

/** What an index finds, in one authority. */
export interface IndexField {
  readonly authorityId: string;
  readonly field: string;
}
