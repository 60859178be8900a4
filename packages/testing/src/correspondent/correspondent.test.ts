import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeIdentity, openSealed, readCertificate, seal } from "@ardeco/sealed-files";
import { afterAll, expect, test } from "vitest";
import { answerRequest } from "./answer-request.ts";

// The CAF of the demonstration, as README has a newcomer call it.

const COMMAND = fileURLToPath(new URL("./main.ts", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "caf-simulee-"));
const at = (name: string) => join(home, name);
afterAll(() => rmSync(home, { recursive: true }));

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, ["--conditions=source", COMMAND, "--dossier", at("caf"), ...args], {
    encoding: "utf8",
  });

const HEADER = "reference;numero_allocataire;nom_naissance;nom_usage;prenoms;date_naissance";
const request = [
  HEADER,
  '"r-1";"1234567";"Lemoine";"";"Jeanne";"1988-03-14"',
  '"r-2";"9999999";"Inconnu";"";"Paul";"1990-01-01"',
].join("\r\n");

test("it gives a certificate, and reads the same fingerprint each time", () => {
  const { stdout, status } = run();
  expect(status).toBe(0);
  const certificate = readFileSync(at("caf/certificat.pem"), "utf8");
  const groups = readCertificate(certificate).fingerprint.replaceAll(":", "").match(/.{4}/g) ?? [];
  expect(stdout).toContain(groups.join(" "));
  expect(stdout).toContain(at("caf/certificat.pem"));
  expect(stdout).toContain("fingerprint, as the CAF reads it");
  expect(run().stdout).toBe(stdout);
  expect(statSync(at("caf/cle.pem")).mode & 0o077).toBe(0);
});

test("it answers a request of the town, sealed for the town alone: who it knows, who it does not, and a line of nobody", async () => {
  const now = new Date();
  const validTo = new Date(now.getTime() + 86_400_000);
  const town = await makeIdentity({
    name: "Ville",
    validFrom: new Date(now.getTime() - 86_400_000),
    validTo,
  });
  const recipient = readFileSync(at("caf/certificat.pem"), "utf8");
  writeFileSync(
    at("demande.p7m"),
    seal(Buffer.from(`\uFEFF${request}\r\n`), { recipient, sender: town, now }),
  );
  writeFileSync(at("certificat-caen.pem"), town.certificate);
  const answered = run("--demande", at("demande.p7m"), "--ville", at("certificat-caen.pem"));
  expect({ status: answered.status, stderr: answered.stderr }).toEqual({ status: 0, stderr: "" });
  const sealed = readFileSync(at("caf/reponse.p7m"));
  const { content } = openSealed(sealed, { recipient: town, senders: [recipient], now });
  expect(content.toString()).toBe(answerRequest(request, now.toISOString().slice(0, 10)));
  expect(content.toString()).toMatch(
    /^reference;.*\r\nr-1;698;\d{4}-\d\d;Lemoine;Jeanne;1988-03-14;TROUVE\r\n/,
  );
  expect(content.toString()).toMatch(
    /\r\nr-2;;\d{4}-\d\d;Inconnu;Paul;1990-01-01;INCONNU\r\ndossier-12;512;/,
  );
});

test.each([
  [
    "one file of two",
    () => ["--demande", at("demande.p7m")],
    /Donnez la demande et le certificat[\s\S]*Give both the request/,
  ],
  [
    "a file that is not there",
    () => ["--demande", at("absent"), "--ville", at("certificat-caen.pem")],
    /ne se lit pas : .*absent[\s\S]*cannot be read/,
  ],
  [
    "a file that is no request",
    () => ["--demande", at("certificat-caen.pem"), "--ville", at("certificat-caen.pem")],
    /(chiffré|fichier)[\s\S]*\n.*(file|sealed)/,
  ],
])("%s is refused in a sentence", (_, args, sentence) => {
  const { status, stderr } = run(...args());
  expect(status).toBe(1);
  expect(stderr).toMatch(sentence);
  expect(stderr).not.toMatch(/at .*\.ts:|Error/);
});

test("an option that does not exist is told how to ask, in both languages, without a stack", () => {
  const { status, stderr } = run("--inconnu");
  expect(status).toBe(1);
  expect(stderr).toContain("npm run caf-simulee -- --demande");
  expect(stderr).toContain("Give both the request");
  expect(stderr).not.toContain("node:internal");
});
