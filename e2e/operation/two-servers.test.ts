import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, request, type Server } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { withdrawFromLibrary } from "../openid/withdraw.ts";
import type { Browser } from "../support/browser.ts";
import { filledPlace } from "../support/own-platform.ts";
import { type Platform, startPlatform } from "../support/platform.ts";
import { freePort, type Program, startProgram } from "../support/program.ts";
import { signedIn } from "../support/sessions.ts";
import { claimsOf, listen } from "./collector.ts";

/** Where the demonstration registers the library's application. */
const LIBRARY = 3100;

let first: Platform;
let second: Program;
let balancer: Server;
/** Requests that each server was given. */
const given = [0, 0];
beforeAll(async () => {
  const [publicPort, port] = [await freePort(), await freePort()];
  const publicUrl = `http://localhost:${publicPort}`;
  first = await startPlatform(await filledPlace(), { PUBLIC_URL: publicUrl });
  second = await startProgram(["apps/platform/dist/main.js"], "Ardeco est prêt", {
    ...(await databaseOf(first.directory)),
    ARDECO_MODE: "development",
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    DATA_DIR: first.directory,
    LOG_FILE: join(first.directory, "second.log"),
    REQUESTS_PER_MINUTE: "100000",
    SENSITIVE_REQUESTS_PER_MINUTE: "100000",
  });
  balancer = await eachInTurn(publicPort, [first.port, port]);
}, 300_000);
afterAll(async () => {
  balancer?.closeAllConnections();
  balancer?.close();
  await second?.stop();
  await first?.remove();
});

/** The PostgreSQL that the first one started: both are its clients. */
async function databaseOf(directory: string) {
  const { owner, app } = JSON.parse(await readFile(join(directory, "postgres/credentials.json"), "utf8"));
  const lock = await readFile(join(directory, "postgres/data/postmaster.pid"), "utf8");
  const at = `127.0.0.1:${lock.split("\n")[3]}/ardeco`;
  return {
    DATABASE_URL: `postgres://ardeco_app:${app}@${at}`,
    DATABASE_OWNER_URL: `postgres://ardeco_owner:${owner}@${at}`,
  };
}

/** The worst balancer there is: no two requests that follow one another go to the same server. */
async function eachInTurn(at: number, ports: readonly number[]): Promise<Server> {
  let turn = 0;
  const server = createServer((asked, answer) => {
    const chosen = turn++ % ports.length;
    given[chosen] = (given[chosen] ?? 0) + 1;
    const { method = "GET", url = "/", headers } = asked;
    const passed = request(
      { host: "127.0.0.1", port: ports[chosen], method, path: url, headers },
      (received) => {
        answer.writeHead(received.statusCode ?? 502, received.headersDistinct as Record<string, string[]>);
        received.pipe(answer);
      },
    );
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  });
  server.listen(at);
  await once(server, "listening");
  return server;
}

const urlOf = (): string => first.facts.clients[0]?.issuer.replace(/\/caen\/oidc$/, "") ?? "";

test("a session, its forms and a sign-in at an application go from one server to the other at each request", async () => {
  const program = ["examples/dist/mediatheque.js", "--demo", first.factsPath];
  const application = await startProgram(program, "Médiathèque :");
  const karim = await signedIn(first.facts, "karim");
  await karim.open(`http://localhost:${LIBRARY}/`);
  await karim.submit({}, "/inscription");
  const shown = await karim.submit({ accord: ["age_over_18", "email"], geste: "accepter" }, "/autoriser/");
  expect(shown).toMatchObject({ status: 200, url: `http://localhost:${LIBRARY}/` });
  expect(shown.body).toContain("Bonjour Karim");
  await withdrawFromLibrary(karim, urlOf());
  await application.stop();
  expect(Math.min(...given)).toBeGreaterThan(5);
}, 240_000);

test("what two servers are both ready to do is done once", async () => {
  const events: string[] = [];
  const library = await listen(LIBRARY, (body) => events.push(body), 202);
  const people = await Promise.all(["jeanne", "claire", "julien"].map((key) => signedIn(first.facts, key)));
  for (const browser of people) await agreeAndWithdraw(browser);
  // Another platform of this machine tells its own library at the same port.
  const ours = (iss = "") => iss.startsWith(`${urlOf()}/`);
  const told = () => events.map(claimsOf).flatMap(({ iss, jti }) => (jti && ours(iss) ? [jti] : []));
  await vi.waitUntil(() => new Set(told()).size >= 6, { timeout: 90_000, interval: 100 });
  // Two more, so that both servers have looked for work since: they look each second.
  for (const browser of people.slice(0, 1)) await agreeAndWithdraw(browser);
  await vi.waitUntil(() => new Set(told()).size >= 8, { timeout: 90_000, interval: 100 });
  const twice = told().filter((jti, index, all) => all.indexOf(jti) !== index);
  expect(twice).toEqual([]);
  await library.stop();
}, 240_000);

async function agreeAndWithdraw(browser: Browser): Promise<void> {
  await browser.open(`${urlOf()}/caen/espace/services/caen/mediatheque/accord`);
  await browser.submit({ geste: "accepter" }, "/accord");
  await withdrawFromLibrary(browser, urlOf());
}
