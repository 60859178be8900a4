import { fileURLToPath } from "node:url";
import { readRegister } from "@ardeco/tools/threats";
import { expect, test } from "vitest";
import { buildInstallationSettings } from "../../../composition/installation-settings.ts";
import { readConfig } from "../../../config.ts";
import type { ComplianceFacts } from "./facts.ts";
import { knownLimits } from "./known-limits.ts";
import { listMeasuresSeen, measures } from "./measures/index.ts";
import { computeLikelihood, computeRisks } from "./rules/risks.ts";

/** An installation that serves people, with everything that may guard it. */
const strongest = {
  ARDECO_MODE: "production",
  PUBLIC_URL: "https://droits.caen.example",
  DATA_DIR: "/srv/ardeco/data",
  KEYS_DIR: "/srv/ardeco/keys",
  PKCS11_MODULE: "/usr/lib/softhsm.so",
  PKCS11_TOKEN: "caen",
  PKCS11_PIN_FILE: "/srv/ardeco/pin",
  SMTP_URL: "smtps://caen:motdepasse@mail.caen.example",
  MAIL_FROM: "Caen <caen@caen.example>",
  HOSTING_PROVIDER: "Hébergeur, Caen",
  CLAMD_ADDRESS: "/run/clamd",
  TWO_D_DOC_TRUST_LIST: "/srv/ardeco/tsl.xml",
  TRUST_PROXY: "1",
  METRICS_TOKEN: "jeton-de-supervision-0123456789abcdef",
  OTEL_EXPORTER_OTLP_ENDPOINT: "https://otel.caen.example",
} as const;

const strong: ComplianceFacts = {
  installation: {
    ...buildInstallationSettings(readConfig(strongest)),
    lastBackupAt: new Date("2026-11-24T01:00:00Z"),
    roleBypassesRules: false,
    roleRewritesJournal: false,
    tables: 90,
    tablesUnderRules: 86,
  },
  backupHours: 7,
  staff: {
    agents: 12,
    withPasskey: 9,
    deciders: 4,
    decidersWithoutPasskey: 0,
    byRole: { validator: 3, reception: 8, authority_administrator: 1 },
    demand: "everyone",
  },
  hasOfficer: true,
  franceConnect: true,
  proConnect: true,
  mode: "internal_web",
  registers: ["quotient", "student"],
  documentsDecide: true,
  witnesses: { asked: 2, signing: 2 },
  applications: { active: 3, withSecret: 0 },
};

const set = (changed: Record<string, string>): ComplianceFacts => ({
  ...strong,
  installation: {
    ...strong.installation,
    ...buildInstallationSettings(readConfig({ ...strongest, ...changed })),
  },
});
const developer = (changed: Record<string, string> = {}) => set({ ARDECO_MODE: "development", ...changed });
const staff = (
  changed: Partial<ComplianceFacts["staff"]>,
  more: Partial<ComplianceFacts> = {},
): ComplianceFacts => ({
  ...strong,
  ...more,
  staff: { ...strong.staff, ...changed },
});
const measured = (changed: Partial<ComplianceFacts["installation"]>): ComplianceFacts => ({
  ...strong,
  installation: { ...strong.installation, ...changed },
});

/** Each setting that changes, and what the document then says of it. */
const table: readonly (readonly [key: string, changed: ComplianceFacts, state: string, says: RegExp])[] = [
  ["keys_apart", developer({ KEYS_DIR: "/srv/ardeco/data/keys" }), "off", /même dossier/],
  [
    "key_token",
    set({ PKCS11_MODULE: "", PKCS11_TOKEN: "", PKCS11_PIN_FILE: "" }),
    "off",
    /aucun jeton PKCS#11/,
  ],
  ["backup_keys", set({ BACKUP_DAYS: "90" }), "on", /90 jours/],
  ["database_role", measured({ roleBypassesRules: true }), "off", /passe outre/],
  ["antivirus", set({ CLAMD_ADDRESS: "" }), "off", /Aucun antivirus/],
  ["documents_checked", set({ TWO_D_DOC_TRUST_LIST: "" }), "fact", /les agents vérifient/],
  ["documents_checked", { ...strong, documentsDecide: false }, "on", /un agent décide toujours/],
  ["test_seals", developer({ TWO_D_DOC_TEST: "accept" }), "off", /n’importe qui/],
  ["franceconnect", { ...strong, franceConnect: false }, "fact", /n’est pas proposé/],
  ["rate_limits", set({ SENSITIVE_REQUESTS_PER_MINUTE: "35" }), "on", /35 fois par minute/],
  ["rate_limits", set({ SENSITIVE_REQUESTS_PER_MINUTE: "5000" }), "off", /ne freine plus/],
  ["rate_limits", set({ SIGN_IN_MAILS_PER_HOUR: "7" }), "on", /plus de 7 liens/],
  ["proxies", set({ TRUST_PROXY: "" }), "fact", /Aucun relais/],
  ["staff_sign_in", developer({ STAFF_SIGN_IN: "link_accepted" }), "off", /Un lien par e-mail suffit/],
  ["staff_demand", staff({ demand: "deciders" }), "fact", /agents d’accueil/],
  ["staff_demand", staff({ demand: "proconnect" }), "on", /demande ProConnect/],
  ["staff_passkeys", staff({ decidersWithoutPasskey: 2 }, { proConnect: false }), "off", /2 n’ont pas/],
  ["staff_passkeys", staff({ decidersWithoutPasskey: 1 }), "fact", /1 n’a pas.*ProConnect/],
  ["proconnect", { ...strong, proConnect: false }, "fact", /n’est pas ouvert/],
  ["staff_count", staff({ agents: 13 }), "fact", /Agents : 13/],
  ["https", developer({ PUBLIC_URL: "http://localhost:3000" }), "off", /en clair/],
  ["applications", { ...strong, applications: { active: 3, withSecret: 1 } }, "off", /1 s’identifie/],
  ["applications", { ...strong, applications: { active: 0, withSecret: 0 } }, "fact", /Aucun logiciel/],
  ["outbound", developer(), "off", /sans chiffrement/],
  ["outbound", set({ OUTBOUND_ALLOW_HOSTS: "caen=10.0.0.4:8443" }), "on", /1 adresse privée.*collectivité/],
  ["mail", set({ SMTP_URL: "smtp://mail.caen.example" }), "off", /que si le serveur/],
  ["mail", developer({ SMTP_URL: "" }), "fact", /Aucun message ne part/],
  ["registers", { ...strong, registers: [] }, "fact", /Aucun registre/],
  ["sandbox", set({ SANDBOX: "open" }), "fact", /ouvert/],
  ["journal", measured({ roleRewritesJournal: true }), "off", /a le droit de modifier/],
  ["witnesses", { ...strong, witnesses: { asked: 0, signing: 0 } }, "off", /Aucune autre collectivité/],
  ["witnesses", { ...strong, witnesses: { asked: 1, signing: 0 } }, "off", /aucun n’atteste/],
  ["logs", set({ LOG_LEVEL: "debug" }), "on", /niveau détaillé/],
  ["tracing", set({ OTEL_EXPORTER_OTLP_ENDPOINT: "http://otel.caen.example" }), "off", /en clair/],
  ["tracing", set({ OTEL_EXPORTER_OTLP_ENDPOINT: "" }), "fact", /Aucune trace/],
  ["production", developer(), "off", /développeur/],
  ["production", set({ ARDECO_MODE: "demonstration" }), "off", /démonstration/],
  ["backups", { ...strong, backupHours: null }, "off", /Aucune sauvegarde/],
  ["backups", { ...strong, backupHours: 50 }, "off", /plus d’un jour et demi/],
  [
    "database_place",
    set({ DATABASE_URL: "postgres://app@base/ardeco", DATABASE_OWNER_URL: "postgres://owner@base/ardeco" }),
    "fact",
    /serveur à part/,
  ],
  ["metrics", set({ METRICS_TOKEN: "" }), "fact", /Aucun superviseur/],
  ["officer", { ...strong, hasOfficer: false }, "off", /Aucune adresse/],
];

const seenOf = (key: string, facts: ComplianceFacts) => {
  const found = listMeasuresSeen(facts).find((one) => one.key === key);
  if (!found) throw new Error(`no measure is called ${key}`);
  return found;
};

test.each(table)("%s: changing the setting changes the sentence", (key, changed, state, says) => {
  const [before, after] = [seenOf(key, strong), seenOf(key, changed)];
  expect(after.state).toBe(state);
  expect(after.text.fr).toMatch(says);
  expect(after.text.fr).not.toBe(before.text.fr);
  expect(after.text.en).not.toBe(before.text.en);
  if (key !== "staff_count") expect(after.essence).not.toBe(before.essence);
});

test("where everything is set, nothing is left to do, and only what is true by construction stays when all is off", () => {
  expect(listMeasuresSeen(strong).filter(({ state }) => state === "off")).toEqual([]);
  const tried = new Set(table.map(([key]) => key));
  const byConstruction = measures.filter(({ key }) => !tried.has(key));
  for (const { key } of byConstruction)
    for (const [, changed] of table) expect(seenOf(key, changed)).toEqual(seenOf(key, strong));
  expect(byConstruction.map(({ key }) => key)).toEqual([
    "sealed_elements",
    "sectors",
    "no_password",
    "roles",
    "minimum",
    "rights",
  ]);
});

test("a measure that is off says what to do, and makes the risks that it answers likelier", () => {
  for (const [key, changed] of table.filter(([, , state]) => state === "off"))
    expect(seenOf(key, changed).todo?.fr, key).toMatch(/\.$/);
  const answersOf = (key: string) => measures.find((one) => one.key === key)?.answers ?? [];
  const risksOf = (facts: ComplianceFacts) =>
    computeRisks(listMeasuresSeen(facts).map(({ key, state }) => ({ key, state, answers: answersOf(key) })));
  const without = set({ PKCS11_MODULE: "", PKCS11_TOKEN: "", PKCS11_PIN_FILE: "" });
  for (const [at, risk] of risksOf(without).entries()) {
    const isAnswered = answersOf("key_token").includes(risk.name);
    expect(risk.likelihood).toBe(isAnswered ? 2 : risksOf(strong)[at]?.likelihood);
    expect(risk.open).toEqual(isAnswered ? ["key_token"] : []);
  }
  expect([0, 1, 2, 3, 4, 9].map(computeLikelihood)).toEqual([1, 2, 3, 3, 4, 4]);
});

test("the tests cited as proofs are in the register of threats, and so are the limits told", () => {
  const register = readRegister(fileURLToPath(new URL("../../../../../../", import.meta.url)));
  const cited = measures.flatMap(({ proofs = [] }) => proofs);
  expect(cited.filter((title) => !register.titles.has(title))).toEqual([]);
  const limits = register.limits.map((text) => text.replaceAll("**", ""));
  expect(knownLimits.filter(({ told }) => !limits.some((text) => text.startsWith(told)))).toEqual([]);
});

test("no secret, address, path or name of the settings is in a sentence", () => {
  const told = JSON.stringify([strong, ...table.map(([, changed]) => changed)].map(listMeasuresSeen));
  for (const secret of [
    "motdepasse",
    "jeton-de-supervision",
    "/srv/",
    "softhsm",
    "caen.example",
    "10.0.0.4",
    "/run/clamd",
  ])
    expect(told).not.toContain(secret);
});
