/** Looks for malicious software in a file. Rejects when it cannot tell: the file is then looked at later. */
export interface Antivirus {
  /** Nothing is opened before it has looked. */
  readonly isConfigured: boolean;
  scan(content: Uint8Array): Promise<"clean" | "infected" | "not_configured">;
}
