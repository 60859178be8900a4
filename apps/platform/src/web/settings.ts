/** What the shell needs to know of its installation; filled by app.ts from config.ts. */
export interface WebSettings {
  /** Origin of the platform, no trailing slash. Forms are accepted from this origin only. */
  readonly publicUrl: string;
  /** Which proxies may say who the client is, as Fastify's `trustProxy`: addresses, CIDR ranges, or false. */
  readonly trustProxy: boolean | string | readonly string[];
  /** 32 bytes; signs the tokens of forms. */
  readonly formKey: Buffer;
  readonly rates: RateSettings;
  readonly uploads: UploadSettings;
}

/** Requests a minute from one address. Behind a school's or a library's address stand many people. */
export interface RateSettings {
  readonly generousPerMinute: number;
  /** For signing in and starting an enrolment. */
  readonly strictPerMinute: number;
}

export interface UploadSettings {
  readonly maxFileBytes: number;
  readonly maxFiles: number;
}

export const defaultRates: RateSettings = { generousPerMinute: 600, strictPerMinute: 20 };

export const defaultUploads: UploadSettings = { maxFileBytes: 10 * 1024 * 1024, maxFiles: 6 };

export const isHttps = (settings: Pick<WebSettings, "publicUrl">): boolean =>
  settings.publicUrl.startsWith("https://");
