/**
 * A backup or a restoration refused: the sentence says why and what to do, in French for who holds the
 * terminal.
 */
export class BackupRefused extends Error {
  override readonly name = "BackupRefused";
}
