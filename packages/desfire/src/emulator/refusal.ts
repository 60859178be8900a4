/** Native statuses that the emulated card refuses with. */
export const REFUSED = {
  inProximityCheck: 0x0b,
  noChanges: 0x0c,
  outOfMemory: 0x0e,
  illegalCommand: 0x1c,
  integrity: 0x1e,
  noSuchKey: 0x40,
  length: 0x7e,
  permission: 0x9d,
  parameter: 0x9e,
  applicationNotFound: 0xa0,
  authentication: 0xae,
  boundary: 0xbe,
  aborted: 0xca,
  count: 0xce,
  duplicate: 0xde,
  memory: 0xee,
  fileNotFound: 0xf0,
} as const;

export class Refusal extends Error {
  readonly status: number;

  constructor(reason: keyof typeof REFUSED) {
    super(reason);
    this.status = REFUSED[reason];
  }
}
