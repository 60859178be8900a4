import type { Config } from "../config.ts";
import type { InstallationSettings } from "../kernel/installation.ts";

/** What the documents of compliance may know of the settings: no secret, no address, no path. */
export const buildInstallationSettings = (config: Config): InstallationSettings => ({
  mode: config.mode,
  https: config.publicUrl.startsWith("https://"),
  staffSignIn: config.signIn.staff,
  keysApart: !isInsideFolder(config.dataDirectory, config.keys.directory),
  keyToken: config.keys.token !== null,
  backupDays: config.keys.backupDays,
  database: config.database === null ? "private" : "server",
  mail: toMailSettings(config.mail.smtpUrl),
  outboundHttpsOnly: config.outbound.httpsOnly,
  privateHosts: config.outbound.allowHosts.length,
  antivirus: config.clamdAddress !== null,
  sealsBelieved: config.seals.trustList !== null || config.seals.acceptTest,
  testSealsBelieved: config.seals.acceptTest,
  proxiesKnown: config.trustProxy !== false,
  rates: config.rates,
  sandboxOpen: config.sandbox === "open",
  metrics: config.metricsToken !== null,
  tracing: toTracingSettings(config.tracing?.endpoint),
  debugLog: config.log.level === "debug",
  hostingProvider: config.hostingProvider,
});

const isInsideFolder = (folder: string, other: string): boolean => `${other}/`.startsWith(`${folder}/`);

/** An account never travels in clear (infra/mail/smtp-mailer.ts): with one, encryption is required. */
function toMailSettings(smtpUrl: string | null): InstallationSettings["mail"] {
  if (smtpUrl === null) return "kept_here";
  const url = new URL(smtpUrl);
  return url.protocol === "smtps:" || url.username !== "" ? "encrypted" : "when_offered";
}

function toTracingSettings(endpoint: string | undefined): InstallationSettings["tracing"] {
  if (endpoint === undefined) return "none";
  return endpoint.startsWith("https:") ? "encrypted" : "clear";
}
