import { pino } from "pino";
import { openBrands } from "../composition/brands.ts";
import { buildWebPorts } from "../composition/web-ports.ts";
import { openSession } from "../features/access/access/index.ts";
import { getAuthority } from "../features/authorities/authorities/index.ts";
import type { Context, SignInMethod } from "../kernel/context.ts";
import { buildSingleHost } from "../kernel/hosts.ts";
import {
  createServer,
  defaultPatience,
  defaultRates,
  defaultStreams,
  defaultUploads,
  type Routes,
  type WebPorts,
  type WebSettings,
} from "../web/index.ts";
import { type Browser, openBrowser } from "./test-browser.ts";
import type { TestRuntime } from "./test-runtime.ts";

export interface TestServerWish {
  readonly surfaces?: readonly Routes[];
  readonly programs?: readonly Routes[];
  readonly ports?: Partial<WebPorts>;
  readonly settings?: Partial<WebSettings>;
  readonly answered?: (status: number, milliseconds: number) => void;
}

export interface TestServer {
  readonly app: Awaited<ReturnType<typeof createServer>>;
  /** Everything the server wrote in its log. */
  readonly logged: readonly string[];
  /** Somebody new, in a browser without JavaScript and without cookies. */
  visitor(): Browser;
  /** The person or agent of this context (`aPerson`, `anAgent`), signed in to their authority. */
  signedIn(context: Context, method?: SignInMethod): Promise<Browser>;
}

/** The real HTTP shell over the real modules of a test house; an authority created at any time is served. */
export async function testServer(house: TestRuntime, wish: TestServerWish = {}): Promise<TestServer> {
  const brands = openBrands(house.runtime, { demonstration: false });
  const logged: string[] = [];
  const { publicUrl, hosts, keyring } = house.runtime.ports;
  const app = await createServer({
    ports: { ...buildWebPorts(house.runtime, brands), ...wish.ports },
    settings: {
      publicUrl,
      hosts: wish.settings?.publicUrl === undefined ? hosts : buildSingleHost(wish.settings.publicUrl),
      trustProxy: false,
      formKey: keyring.derive("signing", "forms"),
      rates: { ...defaultRates, generousPerMinute: 100_000, strictPerMinute: 100_000, mailsPerHour: 100_000 },
      uploads: defaultUploads,
      patience: defaultPatience,
      streams: defaultStreams,
      ...wish.settings,
    },
    log: pino({ level: "info" }, { write: (line: string) => void logged.push(line) }),
    surfaces: wish.surfaces ?? [],
    programs: wish.programs ?? [],
    ...(wish.answered ? { answered: wish.answered } : {}),
  });
  const visitor = () => openBrowser(app, publicUrl);
  return { app, logged, visitor, signedIn: (context, method) => signIn(visitor(), context, method) };
}

/** As the browsers see them. */
const SESSION_COOKIES = { person: "ardeco_espace", staff: "ardeco_agent" } as const;

/** As each usually signs in: an agent's link would withhold their roles. */
const METHODS = { person: "email_link", staff: "passkey" } as const;

async function signIn(browser: Browser, context: Context, asked?: SignInMethod): Promise<Browser> {
  const { actor } = context;
  if (actor.kind !== "person" && actor.kind !== "staff") throw new TypeError(`${actor.kind} has no session`);
  const subjectId = actor.kind === "person" ? actor.personId : actor.staffId;
  const system = context.as({ kind: "system", name: "test" });
  const { slug, token } = await system.transaction(async (tx) => ({
    slug: (await getAuthority(tx, context.authorityId)).slug,
    token: await openSession(tx, system, {
      kind: actor.kind,
      subjectId,
      method: asked ?? METHODS[actor.kind],
    }),
  }));
  browser.cookies.set(SESSION_COOKIES[actor.kind], token, `/${slug}`);
  return browser;
}
