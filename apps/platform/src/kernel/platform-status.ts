/** Figures on the machinery, of the whole platform: no person, no authority, nothing that was typed. */
export interface PlatformStatus {
  /** Jobs due for more than five minutes that nobody has run yet. */
  readonly lateJobs: number;
  /** Seconds that the oldest of them has waited. */
  readonly oldestJobSeconds: number;
  readonly failedJobs: number;
  /** Messages to business applications still to be delivered, and mails to be handed over. */
  readonly waitingDeliveries: number;
  readonly waitingMails: number;
  readonly failedMails: number;
  /** Equipments that did not call for a day, and others that say that they are degraded or faulty. */
  readonly silentEquipment: number;
  readonly faultyEquipment: number;
  readonly lastBackup: { readonly takenAt: Date; readonly rows: number; readonly files: number } | null;
  /** The last one applied; without a name, the baseline and no migration since. */
  readonly migration: { readonly name: string | null; readonly count: number; readonly appliedAt: Date };
  readonly databaseBytes: number;
  /** Which tree wraps people's keys, and how many keys a rotation still has to wrap again. */
  readonly keys: { readonly generation: number; readonly left: number };
  readonly disk: { readonly freeBytes: number; readonly totalBytes: number };
}
