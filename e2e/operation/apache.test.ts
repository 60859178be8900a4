import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { type IncomingMessage, request as plain } from "node:http";
import { type RequestOptions, request as secure } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { connect } from "node:tls";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answers } from "../support/answering.ts";
import { filledPlace } from "../support/own-platform.ts";
import { type Platform, startPlatform } from "../support/platform.ts";
import { end, freePort } from "../support/program.ts";

const NAME = "services.ville.example";
const MODULES = [
  "mpm_event",
  "authz_core",
  "authz_host",
  "alias",
  "headers",
  "reqtimeout",
  "socache_shmcb",
  "ssl",
  "proxy",
  "proxy_http",
];

let directory: string;
let platform: Platform;
let apache: ReturnType<typeof spawn>;
let port: number;
let plainPort: number;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "ardeco-apache-"));
  await chmod(directory, 0o755);
  [port, plainPort] = [await freePort(), await freePort()];
  // The demonstration's applications have no TLS: its towns were loaded before, and are served as a town's
  // own.
  platform = await startPlatform(await filledPlace(), {
    ARDECO_MODE: "development",
    PUBLIC_URL: `https://${NAME}`,
    TRUST_PROXY: "1",
    SENSITIVE_REQUESTS_PER_MINUTE: "12",
  });
  await promisify(execFile)("openssl", [
    ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", `/CN=${NAME}`],
    ...["-keyout", join(directory, "privkey.pem"), "-out", join(directory, "fullchain.pem")],
  ]);
  await writeFile(join(directory, "httpd.conf"), await configuration());
  apache = spawn("/usr/sbin/apache2", ["-f", join(directory, "httpd.conf"), "-D", "FOREGROUND"], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  await answers(`http://127.0.0.1:${plainPort}/`, apache);
}, 300_000);
afterAll(async () => {
  if (apache) await end(apache, "SIGTERM");
  await platform?.remove();
  await rm(directory, { recursive: true, force: true });
});

/** The file that a town copies, with our ports, our certificate and our folders in the place of theirs. */
async function configuration(): Promise<string> {
  const file = fileURLToPath(new URL("../../deploy/apache.conf", import.meta.url));
  const ours = (await readFile(file, "utf8"))
    .replaceAll("*:80>", `127.0.0.1:${plainPort}>`)
    .replaceAll("*:443>", `127.0.0.1:${port}>`)
    .replaceAll("/etc/ssl/ardeco", directory)
    .replaceAll("/var/log/apache2", directory)
    .replaceAll("127.0.0.1:3000", `127.0.0.1:${platform.port}`);
  const server = [
    `ServerRoot "${directory}"`,
    `ServerName ${NAME}`,
    `PidFile "${directory}/httpd.pid"`,
    `Listen 127.0.0.1:${plainPort}`,
    `Listen 127.0.0.1:${port}`,
    "User www-data",
    "Group www-data",
    `ErrorLog "${directory}/error.log"`,
    ...MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
  ];
  return [...server, ours].join("\n");
}

const options = (path: string, more: RequestOptions = {}): RequestOptions => ({
  host: "127.0.0.1",
  port,
  path,
  servername: NAME,
  rejectUnauthorized: false,
  ...more,
  headers: { host: NAME, ...more.headers },
});

async function ask(path: string, more: RequestOptions = {}, body?: Buffer | string) {
  const call = secure(options(path, more));
  // Whoever refuses a body does not read it to the end.
  call.on("error", () => {});
  call.end(body);
  const [answer] = (await once(call, "response")) as [IncomingMessage];
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer).catch(() => "") };
}

test("pages come through TLS as the platform made them, with cookies for TLS only", async () => {
  const page = await ask("/caen/inscription");
  expect(page.status).toBe(200);
  expect(page.headers["strict-transport-security"]).toMatch(/max-age=/);
  expect(page.headers["content-security-policy"]).toContain("default-src");
  expect(page.headers["set-cookie"]?.join()).toMatch(/; Secure/i);
});

test("whoever comes without TLS is sent to it", async () => {
  const call = plain({ host: "127.0.0.1", port: plainPort, path: "/caen/?q=a", headers: { host: NAME } });
  call.end();
  const [answer] = (await once(call, "response")) as [IncomingMessage];
  expect(answer.statusCode).toBe(301);
  expect(answer.headers.location).toBe(`https://${NAME}/caen/?q=a`);
});

test("nobody becomes somebody else by writing where they come from", async () => {
  const statuses: (number | undefined)[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    const headers = {
      "x-forwarded-for": `203.0.113.${turn}`,
      forwarded: `for=203.0.113.${turn}`,
      "content-type": "application/x-www-form-urlencoded",
    };
    statuses.push((await ask("/caen/reprise", { method: "POST", headers }, "code=x")).status);
  }
  expect(statuses.at(-1)).toBe(429);
});

test("what is far too large is refused through Apache, and the others go on", async () => {
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  const refused = await ask("/caen/inscription", { method: "POST", headers }, Buffer.alloc(9 * 1024 * 1024));
  expect(refused.status).toBeGreaterThanOrEqual(400);
  expect(refused.status).toBeLessThan(500);
  expect(refused.body).toContain("<html");
  expect((await ask("/caen/")).status).toBe(200);
});

test("somebody who sends their headers letter by letter is left", async () => {
  const socket = connect({ host: "127.0.0.1", port, servername: NAME, rejectUnauthorized: false });
  await once(socket, "secureConnect");
  const began = performance.now();
  const letters = setInterval(() => socket.write("x"), 500);
  socket.write("GET /caen/ HTTP/1.1\r\nhost: ");
  socket.on("error", () => {});
  socket.resume();
  await once(socket, "close");
  clearInterval(letters);
  expect(performance.now() - began).toBeLessThan(20_000);
  // The others go on meanwhile and after.
  expect((await ask("/caen/")).status).toBe(200);
}, 40_000);

test("no query is kept in Apache's log: some carry a code that opens a session", async () => {
  await ask("/caen/connexion/lien?jeton=CanariJeton");
  await end(apache, "SIGTERM");
  const log = await readFile(join(directory, "ardeco.log"), "utf8");
  expect(log).toContain("GET /caen/connexion/lien 200");
  expect(log).not.toContain("Canari");
});
