export interface Outcome {
  /** What we reach against the peer or the limit, measured in the same run. */
  readonly ratio: number;
  /** Absent where none was set. */
  readonly aim?: number;
  /** False for a cost, to be kept under its aim. */
  readonly higherIsBetter?: boolean;
  /** The figures, lined up. */
  readonly text: string;
}

/** Builds what it needs, measures, removes everything. */
export type Bench = () => Promise<Outcome>;
