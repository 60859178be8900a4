import { join } from "node:path";
import type { Config } from "../config.ts";
import { noAntivirus, openClamd } from "../infra/antivirus/clamd.ts";
import { openBlobs, resolveBlobsDirectory } from "../infra/blobs/blobs.ts";
import type { Database } from "../infra/database/database.ts";
import { openDecoding } from "../infra/decoding/open-decoding.ts";
import { type EventBus, openEvents } from "../infra/events/events.ts";
import type { JobsRuntime } from "../infra/jobs/jobs.ts";
import { openKeyring } from "../infra/keyring/keyring.ts";
import type { Log } from "../infra/log/log.ts";
import { type Mailbox, openMailbox } from "../infra/mail/mailbox.ts";
import { openSmtpMailer } from "../infra/mail/smtp-mailer.ts";
import { openInstallation } from "../infra/operation/open-installation.ts";
import { openOutbound } from "../infra/outbound/outbound.ts";
import { openSftp } from "../infra/sftp/sftp.ts";
import { openStateApi } from "../infra/state-api/state-api.ts";
import type { Tracing } from "../infra/tracing/tracing.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Mailer, Ports } from "../kernel/ports.ts";
import { buildInstallationSettings } from "./installation-settings.ts";
import { openSeals } from "./open-seals.ts";
import { slugFinder } from "./slug-finder.ts";

export interface OpenedPorts {
  readonly ports: Ports;
  readonly bus: EventBus;
  /** The developer's mailbox; absent when a mail server is configured. */
  readonly mailbox: Mailbox | undefined;
  /** Stops reading documents, at once: their jobs fail, and are run again by the next start. */
  close(): Promise<void>;
}

/** What the domain needs from outside: keys, files, mail, calls, jobs. */
export async function openPorts(
  config: Config,
  clock: Clock,
  { jobs, database, tracing, log }: { jobs: JobsRuntime; database: Database; tracing: Tracing; log?: Log },
): Promise<OpenedPorts> {
  const bus = openEvents(jobs.jobs);
  const { mailer, mailbox } = await openMail(config, clock);
  const decoding = openDecoding({ hidden: [config.dataDirectory, config.keys.directory], log });
  const allowed = { ...config.outbound, findSlug: slugFinder(database) };
  const outbound = openOutbound({ ...allowed, tracing });
  const ports: Ports = {
    keyring: await openKeyring(config.keys),
    blobs: openBlobs(resolveBlobsDirectory(config.dataDirectory)),
    outbound,
    state: openStateApi({ outbound, now: () => clock.now() }),
    sftp: openSftp(allowed),
    decoding,
    seals: await openSeals(config.seals, clock),
    payments: config.payments,
    antivirus: config.clamdAddress === null ? noAntivirus : openClamd(config.clamdAddress),
    mailer,
    jobs: jobs.jobs,
    events: bus.events,
    publicUrl: config.publicUrl,
    hosts: config.hosts,
    signIn: config.signIn,
    installation: openInstallation(database, () => buildInstallationSettings(config)),
    inactiveMonths: config.inactiveMonths,
  };
  return { ports, bus, mailbox, close: () => decoding.close() };
}

async function openMail(
  config: Config,
  clock: Clock,
): Promise<{ readonly mailer: Mailer; readonly mailbox: Mailbox | undefined }> {
  const { smtpUrl, from } = config.mail;
  if (smtpUrl !== null) return { mailer: openSmtpMailer({ url: smtpUrl, from }), mailbox: undefined };
  const directory = join(config.dataDirectory, "mailbox");
  const mailbox = await openMailbox({ directory, from, now: () => clock.now() });
  return { mailer: mailbox, mailbox };
}
