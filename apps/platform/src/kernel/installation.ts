/**
 * What the settings of this installation say of its security: yes, no, how many, never a secret, an address
 * or a path.
 */
export interface InstallationSettings {
  readonly mode: "demonstration" | "development" | "production";
  /** Pages and cookies travel encrypted only. */
  readonly https: boolean;
  readonly staffSignIn: "passkey" | "link_accepted";
  /** Root keys are in another folder than what they seal. */
  readonly keysApart: boolean;
  /** A PKCS#11 token seals the key files. */
  readonly keyToken: boolean;
  readonly backupDays: number;
  readonly database: "private" | "server";
  readonly mail: "encrypted" | "when_offered" | "kept_here";
  readonly outboundHttpsOnly: boolean;
  /** Business applications that may have a private address. */
  readonly privateHosts: number;
  readonly antivirus: boolean;
  readonly sealsBelieved: boolean;
  readonly testSealsBelieved: boolean;
  /** Proxies in front are known, so that each client is counted by its own address. */
  readonly proxiesKnown: boolean;
  readonly rates: {
    readonly generousPerMinute: number;
    readonly strictPerMinute: number;
    readonly mailsPerHour: number;
  };
  readonly sandboxOpen: boolean;
  readonly metrics: boolean;
  readonly tracing: "none" | "clear" | "encrypted";
  readonly debugLog: boolean;
  /** As the legal notice says it. */
  readonly hostingProvider: string;
}

/** What was measured in the database itself. */
export interface InstallationMeasured {
  readonly lastBackupAt: Date | null;
  /** The application's role passes row-level security: a superuser, BYPASSRLS, or the owner of the tables. */
  readonly roleBypassesRules: boolean;
  /** The application's role may change or erase a line of the journal. */
  readonly roleRewritesJournal: boolean;
  readonly tables: number;
  readonly tablesUnderRules: number;
}

export type InstallationFacts = InstallationSettings & InstallationMeasured;

export interface Installation {
  read(): Promise<InstallationFacts>;
}
