import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSecureContext, TLSSocket } from "node:tls";
import { expect, test } from "vitest";
import { openConnection } from "./database-client.ts";
import { requireTls } from "./require-tls.ts";

const away = "postgres://app@base.ville.example/ardeco";

test("towards another machine, TLS is verified whole unless a reason says why not", () => {
  const full = { address: `${away}?sslmode=verify-full` };
  expect(requireTls(away, "")).toEqual(full);
  for (const mode of ["verify-full", "verify-ca", "require"])
    expect(requireTls(`${away}?sslmode=${mode}`, ""), mode).toEqual(full);
  const certificate = `${away}?sslrootcert=/etc/ssl/ville.pem`;
  expect(requireTls(certificate, "")).toEqual({ address: `${certificate}&sslmode=verify-full` });
  for (const mode of ["disable", "allow", "prefer", "no-verify"]) {
    expect(requireTls(`${away}?sslmode=${mode}`, ""), mode).toBe("without_reason");
    expect(requireTls(`${away}?sslmode=${mode}`, "tunnel WireGuard")).toEqual({
      address: `${away}?sslmode=${mode}`,
    });
  }
  expect(requireTls(`${away}?sslmode=of-course`, "tunnel")).toBe("unknown_mode");
});

test("on this machine nothing is asked; one host elsewhere among several is enough to ask", () => {
  const here = "postgres://app@localhost,127.0.0.1:5433/ardeco";
  expect(requireTls(here, "")).toEqual({ address: here });
  const mixed = "postgres://app@localhost,base.ville.example/ardeco";
  expect(requireTls(mixed, "")).toEqual({ address: `${mixed}?sslmode=verify-full` });
});

/** Accepts the request for TLS as PostgreSQL does, with a certificate that no authority signed. */
async function anImpostor(directory: string) {
  const [key, cert] = [join(directory, "key.pem"), join(directory, "cert.pem")];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const options = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  execFileSync("openssl", ["req", ...options, ...subject, "-keyout", key, "-out", cert], { stdio: "pipe" });
  const secureContext = createSecureContext({ key: readFileSync(key), cert: readFileSync(cert) });
  const heard: Buffer[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket.on("error", () => {}));
    socket.once("data", () => {
      socket.write("S");
      const secure = new TLSSocket(socket, { isServer: true, secureContext });
      secure.on("error", () => {}).on("data", (data: Buffer) => heard.push(data));
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const close = () => {
    for (const socket of open) socket.destroy();
    server.close();
  };
  return { port: address.port, heard, cert, close };
}

test("whoever takes the place of PostgreSQL with a certificate of their own is told nothing, not even the role", async () => {
  const directory = await mkdtemp(join(tmpdir(), "ardeco-tls-"));
  const impostor = await anImpostor(directory);
  try {
    const url = `postgres://ardeco_app:secret@localhost:${impostor.port}/ardeco?sslmode=verify-full`;
    await expect(openConnection(url)).rejects.toThrow(/self-signed certificate/);
    expect(impostor.heard).toEqual([]);
    // Trusted by name, it is spoken to: the refusal above came from the certificate.
    const trusted = openConnection(`${url}&sslrootcert=${impostor.cert}`, {
      connectionTimeoutMillis: 20_000,
    });
    trusted.catch(() => {});
    await expect.poll(() => Buffer.concat(impostor.heard).toString()).toContain("ardeco_app");
  } finally {
    impostor.close();
    await rm(directory, { recursive: true, force: true });
  }
});
