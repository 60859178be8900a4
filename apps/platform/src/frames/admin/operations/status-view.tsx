import { Alert, Definition, type DefinitionItem } from "@ardeco/ui";
import { formatLongDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Language } from "../../../kernel/errors.ts";
import type { PlatformStatus } from "../../../kernel/platform-status.ts";
import { operationWords } from "./operation-words.ts";

const DAY_MS = 86_400_000;
/** A night missed, and some hours. */
const OLD_BACKUP_MS = 1.5 * DAY_MS;
const LITTLE_ROOM = 0.1;

/** What an operator must act on, in the order of harm. */
type Concern = "noBackup" | "oldBackup" | "littleRoom" | "lateJobs" | "failedMails";

export function listConcerns(status: PlatformStatus, now: Date): readonly Concern[] {
  const { lastBackup, disk } = status;
  return [
    ...(lastBackup === null ? (["noBackup"] as const) : []),
    ...(lastBackup && now.getTime() - lastBackup.takenAt.getTime() > OLD_BACKUP_MS
      ? (["oldBackup"] as const)
      : []),
    ...(disk.freeBytes < disk.totalBytes * LITTLE_ROOM ? (["littleRoom"] as const) : []),
    ...(status.lateJobs > 0 ? (["lateJobs"] as const) : []),
    ...(status.failedMails > 0 ? (["failedMails"] as const) : []),
  ];
}

export function StatusView({
  status,
  now,
  language,
}: {
  readonly status: PlatformStatus;
  readonly now: Date;
  readonly language: Language;
}) {
  const words = operationWords(language);
  return (
    <>
      {listConcerns(status, now).map((concern) => (
        <Alert key={concern} tone="warning" title={words.concerns[concern].title}>
          <p>{words.concerns[concern].todo}</p>
        </Alert>
      ))}
      <h2>{words.figures}</h2>
      <Definition items={listStatusItems(status, language)} />
    </>
  );
}

function listStatusItems(status: PlatformStatus, language: Language): readonly DefinitionItem[] {
  const words = operationWords(language);
  const { lastBackup, migration, disk } = status;
  const number = new Intl.NumberFormat(language);
  const day = (instant: Date) => formatLongDate(toCivilDate(instant), language);
  const told = {
    backup: lastBackup
      ? words.backupTold(day(lastBackup.takenAt), number.format(lastBackup.files))
      : words.never,
    late: number.format(status.lateJobs),
    deliveries: number.format(status.waitingDeliveries),
    mails: words.mailsTold(number.format(status.waitingMails), number.format(status.failedMails)),
    disk: words.diskTold(formatByteSize(disk.freeBytes, language), formatByteSize(disk.totalBytes, language)),
    database: formatByteSize(status.databaseBytes, language),
    keys: words.keysTold(number.format(status.keys.generation), number.format(status.keys.left)),
    migration: words.migrationTold(migration.name?.slice(0, 4) ?? words.baseline, day(migration.appliedAt)),
  };
  return (Object.keys(told) as (keyof typeof told)[]).map((name) => ({
    term: words.terms[name],
    description: told[name],
  }));
}

/** A young base holds megabytes: “0 GB” would look broken. */
function formatByteSize(bytes: number, language: Language): string {
  const [unit, of] = bytes < 1e9 ? (["megabyte", 1e6] as const) : (["gigabyte", 1e9] as const);
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(
    bytes / of,
  );
}
