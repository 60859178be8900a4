import { createSecretKey, randomUUID } from "node:crypto";
import { openLog } from "../../infra/log/log.ts";
import type { Context } from "../../kernel/context.ts";
import { buildSingleHost } from "../../kernel/hosts.ts";
import { parseId } from "../../kernel/ids.ts";
import type { Ports } from "../../kernel/ports.ts";
import type { Brand, ContextQuestion, Session, WebPorts } from "../ports.ts";
import { createServer, type ServerParts } from "../server.ts";
import {
  defaultPatience,
  defaultRates,
  defaultStreams,
  defaultUploads,
  type WebSettings,
} from "../settings.ts";

export const ORIGIN = "http://localhost:4999";
export const NOW = new Date("2026-11-24T08:00:00Z");

export const caen: Brand = {
  authorityId: parseId(randomUUID()),
  slug: "caen",
  name: "Ville de Caen",
  colour: "#0057A3",
  contact: { phone: "02 31 30 41 00" },
};

const refuse = () => Promise.reject(new Error("the shell stores nothing"));

const aContext = (question: ContextQuestion): Context => ({
  ...question,
  get ports(): Ports {
    throw new Error("the shell has no use for ports");
  },
  now: () => NOW,
  newId: <T extends string>() => randomUUID() as string as T,
  transaction: refuse,
  read: refuse,
  savepoint: refuse,
  recordApart: refuse,
  statement: refuse,
  as: (actor) => aContext({ ...question, actor }),
});

const sessions = new Map<string, Session>();

/** Signs somebody in; returns the cookie to send. */
export function signedIn(displayName = "Jeanne Martin"): { "ardeco-session": string } {
  const key = randomUUID();
  sessions.set(key, {
    id: parseId(randomUUID()),
    actor: { kind: "person", personId: parseId(randomUUID()) },
    displayName,
    signedInAt: NOW,
    method: "email_link",
    level: "urn:ardeco:acr:link",
    methods: ["otp"],
  });
  return { "ardeco-session": key };
}

const ports: WebPorts = {
  findBrand: async (slug) => (slug === "caen" ? caen : undefined),
  findSession: async ({ cookies }) => sessions.get(cookies["ardeco-session"] ?? ""),
  contextFor: aContext,
  menuFor: ({ brand }) => ({
    signInHref: `/${brand.slug}/connexion`,
    signOutAction: `/${brand.slug}/deconnexion`,
    account: [],
  }),
  checkReady: async () => {},
};

export interface ServerWish extends Partial<Omit<ServerParts, "ports" | "settings">> {
  readonly ports?: Partial<WebPorts>;
  readonly settings?: Partial<WebSettings>;
}

/** A shell in memory, with one authority; `logged` collects its log. */
export async function aServer(wish: ServerWish = {}) {
  const logged: string[] = [];
  const settings: WebSettings = {
    publicUrl: ORIGIN,
    hosts: buildSingleHost(wish.settings?.publicUrl ?? ORIGIN),
    trustProxy: false,
    formKey: createSecretKey(Buffer.alloc(32, 7)),
    rates: { ...defaultRates, generousPerMinute: 100_000 },
    uploads: defaultUploads,
    patience: defaultPatience,
    streams: defaultStreams,
    ...wish.settings,
  };
  const log = openLog({ level: "info", destination: { write: (line) => logged.push(line) } });
  const app = await createServer({ log, ...wish, ports: { ...ports, ...wish.ports }, settings });
  return { app, logged };
}
