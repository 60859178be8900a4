/** A message that was not sent, as the mailbox of the platform keeps it. */
export interface KeptMessage {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly sentAt: string;
}

export interface MessageBox {
  /** Newest first. */
  list(): readonly KeptMessage[];
  get(id: string): KeptMessage | null;
}
