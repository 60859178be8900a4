import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "./config.ts";
import { settings } from "./infra/settings/settings.ts";

const production = {
  NODE_ENV: "production",
  PUBLIC_URL: "https://droits.caen.example",
  DATA_DIR: "/var/lib/ardeco",
  KEYS_DIR: "/etc/ardeco/keys",
  SMTP_URL: "smtps://compte:mot-de-passe@relais.example",
  MAIL_FROM: "Ville de Caen <ne-pas-repondre@caen.example>",
  HOSTING_PROVIDER: "Hébergeur, 1 rue de l’Exemple, 14000 Caen, 02 61 91 00 00",
};

const required = ["PUBLIC_URL", "DATA_DIR", "KEYS_DIR", "SMTP_URL", "MAIL_FROM", "HOSTING_PROVIDER"];

const refusedInProduction: readonly (readonly [string, string])[] = [
  ["OUTBOUND_ALLOW_HOSTS", "caen=10.0.0.4:*"],
  ["PUBLIC_URL", "http://droits.caen.example"],
  ["PUBLIC_URL", "https://droits.caen.example/caen"],
  ["KEYS_DIR", "/var/lib/ardeco/keys"],
  ["KEYS_DIR", "/var/lib/ardeco"],
  ["STAFF_SIGN_IN", "link_accepted"],
  ["TWO_D_DOC_TEST", "accept"],
  ["PAYMENT_SIMULATOR", "open"],
  ["PAYFIP_URL", "http://www.payfip.gouv.fr"],
];

const refusedAnywhere: readonly (readonly [string, string])[] = [
  ["BACKUP_DAYS", "long"],
  ["INACTIVITY_MONTHS", "11"],
  ["INACTIVITY_MONTHS", "61"],
  ["PKCS11_MODULE", "/usr/lib/softhsm/libsofthsm2.so"],
  ["PKCS11_TOKEN", "ardeco"],
  ["PKCS11_KEY", "ardeco"],
  ["PKCS11_PIN_FILE", "/etc/ardeco/pin"],
  ["PAYFIP_URL", "payfip"],
  ["ARDECO_MODE", "prod"],
  ["PORT", "70000"],
  ["PORT", "3000x"],
  ["PUBLIC_URL", "ardeco"],
  ["KEYS_CREATE", "yes"],
  ["SMTP_URL", "relais.example"],
  ["MAIL_FROM", "Ville de Caen"],
  ["MAIL_FROM", "a@b.fr\r\nBcc: c@d.fr"],
  ["TRUST_PROXY", "true"],
  ["REQUESTS_PER_MINUTE", "0"],
  ["REQUESTS_PER_MINUTE", "many"],
  ["SENSITIVE_REQUESTS_PER_MINUTE", "-1"],
  ["LOG_LEVEL", "verbose"],
  ["PUBLIC_URL", "ftp://ardeco.example"],
  ["PASSKEY_DOMAIN", "ailleurs.example"],
  ["AUTHORITY_HOSTS", "demarches.caen.example"],
  ["STAFF_HOST", "https://agents.ardeco.example"],
  ["SANDBOX_HOST", "bac/essai"],
  ["DOCUMENTS_HOST", "pieces example"],
  ["STAFF_SIGN_IN", "password"],
  ["STAFF_IDLE_MINUTES", "0"],
  ["STAFF_IDLE_MINUTES", "601"],
  ["TRUST_PROXY", "relais.example"],
  ["TRUST_PROXY", "10"],
  ["SIGN_IN_MAILS_PER_HOUR", "0"],
  ["PAGE_PART_MS", "0"],
  ["METRICS_TOKEN", "court"],
  ["SANDBOX", "perhaps"],
  ["TWO_D_DOC_TEST", "yes"],
  ["CLAMD_ADDRESS", "clamd"],
  ["OUTBOUND_ALLOW_HOSTS", "10.0.0.4"],
  ["OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317"],
  ["OTEL_EXPORTER_OTLP_HEADERS", "jeton"],
  ["OTEL_TRACES_SAMPLER_ARG", "half"],
  ["DATABASE_URL", "mysql://x/y"],
  ["DATABASE_OWNER_URL", "mysql://x/y"],
];

function holesOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.holes.map((hole) => hole.name);
    throw error;
  }
}

describe("a fresh machine", () => {
  it("starts the demonstration with nothing set", () => {
    expect(readConfig({})).toMatchObject({
      mode: "demonstration",
      publicUrl: "http://localhost:3000",
      keys: { create: true },
      database: null,
      mail: { smtpUrl: null },
      outbound: {
        httpsOnly: false,
        allowHosts: ["localhost", "127.0.0.1", "::1"].map((host) => ({ authority: "*", host, port: "any" })),
      },
      trustProxy: false,
      tracing: null,
      rates: { generousPerMinute: 600, strictPerMinute: 20, mailsPerHour: 60 },
      log: { file: resolve("data/ardeco.log") },
    });
  });

  it("an empty setting is an absent one", () => {
    expect(readConfig({ PORT: "", PUBLIC_URL: " ", SMTP_URL: "" }).port).toBe(3000);
  });
});

describe("hosts of their own", () => {
  const hosts = {
    AUTHORITY_HOSTS: "caen=Caen.ardeco.example, ifs=ifs.ardeco.example",
    STAFF_HOST: "agents.ardeco.example",
    SANDBOX_HOST: "essai.ardeco.example",
    DOCUMENTS_HOST: "pieces.caen.example",
  };
  const onDomain = { ...production, PUBLIC_URL: "https://ardeco.example" };

  it("are origins as PUBLIC_URL is, its port included", () => {
    expect(readConfig({ ...onDomain, ...hosts }).hosts).toEqual({
      publicUrl: "https://ardeco.example",
      authorities: { caen: "https://caen.ardeco.example", ifs: "https://ifs.ardeco.example" },
      staff: "https://agents.ardeco.example",
      sandbox: "https://essai.ardeco.example",
      documents: "https://pieces.caen.example",
    });
    const local = { PUBLIC_URL: "http://localhost:4000", STAFF_HOST: "agents.localhost" };
    expect(readConfig(local).hosts.staff).toBe("http://agents.localhost:4000");
  });

  it("lie under the domain of passkeys, or nobody could sign in there", () => {
    expect(holesOf({ ...onDomain, STAFF_HOST: "agents.caen.example" })).toEqual(["PASSKEY_DOMAIN"]);
    expect(holesOf({ ...onDomain, AUTHORITY_HOSTS: "caen=demarches.caen.example" })).toEqual([
      "PASSKEY_DOMAIN",
    ]);
  });

  it("are outside it for documents: nobody signs in there", () => {
    const DOCUMENTS_HOST = "pieces.caen.example";
    expect(readConfig({ ...onDomain, DOCUMENTS_HOST }).hosts.documents).toBe("https://pieces.caen.example");
    expect(holesOf({ ...onDomain, DOCUMENTS_HOST: "ardeco.example" })).toEqual(["AUTHORITY_HOSTS"]);
  });

  it.each([
    "caen=pieces.caen.example",
    "caen=agents.ardeco.example",
    "caen=ardeco.example",
    "caen=a.ardeco.example,ifs=a.ardeco.example",
    "caen=a.ardeco.example,caen=b.ardeco.example",
    "caen=a.ardeco.example/x",
  ])("serve one area each: %s", (AUTHORITY_HOSTS) => {
    expect(holesOf({ ...onDomain, ...hosts, AUTHORITY_HOSTS })).toContain("AUTHORITY_HOSTS");
  });
});

describe("a host with a private address", () => {
  const read = (OUTBOUND_ALLOW_HOSTS: string) => readConfig({ ...production, OUTBOUND_ALLOW_HOSTS });

  it("is named with its authority and its port", () => {
    expect(read("caen=Metier.internal:8443, *=10.0.0.4, ifs=[fd00::1]:8443").outbound.allowHosts).toEqual([
      { authority: "caen", host: "metier.internal", port: 8443 },
      { authority: "*", host: "10.0.0.4", port: "default" },
      { authority: "ifs", host: "fd00::1", port: 8443 },
    ]);
  });

  it.each([
    "10.0.0.4",
    "metier.internal:8443",
    "caen=",
    "caen=a:0",
    "caen=a:70000",
    "caen=https://a",
    "a b=c",
  ])("is refused written otherwise, and the sentence says what to write: %s", (entry) => {
    expect(() => read(entry)).toThrow(/OUTBOUND_ALLOW_HOSTS : chaque adresse.*caen=10\.0\.0\.4:8443/);
    expect(() => read(`caen=b.internal:1,${entry}`)).toThrow(/OUTBOUND_ALLOW_HOSTS: each address says/);
  });

  it("is not open at every port in production", () => {
    expect(() => read("caen=10.0.0.4:*")).toThrow(/en production, un port/);
    const entry = { authority: "caen", host: "10.0.0.4", port: "any" };
    expect(readConfig({ OUTBOUND_ALLOW_HOSTS: "caen=10.0.0.4:*" }).outbound.allowHosts).toEqual([entry]);
  });
});

describe("production", () => {
  it("starts with its six settings, calls https only, and draws no key unasked", () => {
    expect(readConfig(production)).toMatchObject({
      mode: "production",
      keys: { directory: "/etc/ardeco/keys", create: false },
      outbound: { httpsOnly: true, allowHosts: [] },
      log: { file: null },
    });
    expect(readConfig({ ...production, KEYS_CREATE: "first-start" }).keys.create).toBe(true);
  });

  it.each(required)("is refused without %s", (name) => {
    expect(holesOf({ ...production, [name]: "" })).toContain(name);
  });

  it("is refused once for everything that is missing, in both languages", () => {
    expect(holesOf({ ARDECO_MODE: "production" })).toEqual(
      expect.arrayContaining([
        "PUBLIC_URL",
        "DATA_DIR",
        "KEYS_DIR",
        "SMTP_URL",
        "MAIL_FROM",
        "HOSTING_PROVIDER",
      ]),
    );
    expect(() => readConfig({ ARDECO_MODE: "production" })).toThrow(
      /Réglages à corriger.*Settings to correct/s,
    );
  });

  it.each(refusedInProduction)("is refused with %s = %s", (name, value) => {
    expect(holesOf({ ...production, [name]: value })).toEqual([name]);
  });
});

describe("whatever the mode", () => {
  it.each(refusedAnywhere)("%s = %j is refused", (name, value) => {
    expect(holesOf({ [name]: value })).toEqual([name]);
  });

  it("the reference says what is refused of each setting that is tried here, and of no other", () => {
    const tried = [...required, ...[...refusedInProduction, ...refusedAnywhere].map(([name]) => name)];
    const told = settings.filter(({ refused }) => refused !== "").map(({ name }) => name);
    expect([...new Set<string>(tried)].sort()).toEqual([...told].sort());
  });

  it("the two database addresses go together, under two roles", () => {
    const app = "postgres://ardeco_app:a@db.example/ardeco";
    const owner = "postgres://ardeco_owner:b@db.example/ardeco";
    const full = "?sslmode=verify-full";
    expect(readConfig({ DATABASE_URL: app, DATABASE_OWNER_URL: owner }).database).toEqual({
      appUrl: app + full,
      ownerUrl: owner + full,
    });
    // A server that may not change the schema.
    expect(readConfig({ DATABASE_URL: app }).database).toEqual({ appUrl: app + full, ownerUrl: null });
    expect(holesOf({ DATABASE_OWNER_URL: owner })).toEqual(["DATABASE_URL"]);
    expect(holesOf({ DATABASE_URL: owner, DATABASE_OWNER_URL: owner })).toEqual(["DATABASE_URL"]);
    const clear = { DATABASE_URL: `${app}?sslmode=disable` };
    expect(holesOf(clear)).toEqual(["DATABASE_URL"]);
    const reasoned = readConfig({
      ...clear,
      DATABASE_WITHOUT_TLS: "tunnel WireGuard entre les deux machines",
    });
    expect(reasoned.database?.appUrl).toBe(clear.DATABASE_URL);
    expect(holesOf({ DATABASE_URL: "mysql://x/y", DATABASE_OWNER_URL: owner })).toContain("DATABASE_URL");
  });

  it("proxies are counted or named", () => {
    expect(readConfig({ TRUST_PROXY: "1" }).trustProxy).toBe(1);
    expect(readConfig({ TRUST_PROXY: "10.0.0.1, 10.1.0.0/16" }).trustProxy).toEqual([
      "10.0.0.1",
      "10.1.0.0/16",
    ]);
  });

  it("rates are those of the installation", () => {
    const set = {
      REQUESTS_PER_MINUTE: "5000",
      SENSITIVE_REQUESTS_PER_MINUTE: "60",
      SIGN_IN_MAILS_PER_HOUR: "200",
    };
    expect(readConfig(set).rates).toEqual({
      mailsPerHour: 200,
      generousPerMinute: 5_000,
      strictPerMinute: 60,
    });
  });

  it("a refusal never quotes a secret", () => {
    expect(() => readConfig({ SMTP_URL: "http://compte:mot-de-passe@x" })).toThrow(/^(?!.*mot-de-passe)/s);
  });

  it("every setting that is read is described, and the other way round", () => {
    const asked = new Set<string>();
    const env = new Proxy<Record<string, string>>(production, {
      get: (values, name) => {
        asked.add(String(name));
        return values[String(name)];
      },
    });
    readConfig(env);
    expect([...asked].sort()).toEqual(settings.map((setting) => setting.name).sort());
  });
});
