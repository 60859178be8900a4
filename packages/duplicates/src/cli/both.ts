/** Everything that the command says, French first: whoever runs it reads one of the two. */
export interface Both {
  readonly fr: string;
  readonly en: string;
}

/** A line each. */
export const lines = ({ fr, en }: Both): string => `${fr}\n${en}`;

/** The same as a command says it, with its name before each. */
export const said = ({ fr, en }: Both): string =>
  lines({ fr: `ardeco duplicates\u00a0: ${fr}`, en: `ardeco duplicates: ${en}` });

/** The file cannot be compared; it says why, and what to do. */
export class UnusableFile extends Error {
  override readonly name = "UnusableFile";
  readonly both: Both;

  constructor(both: Both) {
    super(both.en);
    this.both = both;
  }
}
