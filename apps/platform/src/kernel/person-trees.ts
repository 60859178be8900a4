/** A generation of the seeds under which the keys of people are wrapped. */
export interface KeptTree {
  readonly generation: number;
  /** Sixteen bytes that tell it from another of the same number; no secret. */
  readonly id: Buffer;
  /** Its leaves that were forgotten, in order. */
  readonly forgotten: readonly number[];
}

/**
 * Seeds of people's keys, outside the database, forgotten one by one: what opens yesterday's dump for
 * everybody but those erased since (ADR 0066).
 */
export interface PersonTrees {
  /** The generation that wraps new keys. */
  current(): number;
  use(generation: number): void;
  /** 32 bytes, the same each time; missing: this server does not have that generation. */
  find(generation: number, leaf: number): Promise<Buffer | "forgotten" | "missing">;
  /** What a server that died left half written is destroyed first. */
  list(): Promise<readonly KeptTree[]>;
  /** Draws the generation when it is not there. */
  draw(generation: number): Promise<KeptTree>;
  /** Durable when it resolves. False when another server of the same folder is writing: ask again. */
  forget(generation: number, leaves: readonly number[]): Promise<boolean>;
  destroy(generation: number): Promise<void>;
}
