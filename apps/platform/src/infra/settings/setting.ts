/** One setting, as docs/generated/configuration.md tells of it. */
export interface Setting {
  readonly name: string;
  /** In words when it depends on another. */
  readonly default: string;
  readonly secret: boolean;
  readonly description: string;
  /** When somebody who runs the platform should set or change it. */
  readonly change: string;
  /** What stops the start, in words; config.test.ts tries it. */
  readonly refused: string;
}
