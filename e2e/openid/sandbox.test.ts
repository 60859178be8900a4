import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aSpace } from "../support/a-space.ts";
import { filledPlace } from "../support/own-platform.ts";
import { type Platform, startPlatform } from "../support/platform.ts";
import { commandsIn, runIn } from "../support/shell.ts";
import { Visitor } from "../support/visitor.ts";

// Every command of docs/protocol/sandbox.md, in order, and between them what it says to do in a browser.

const GUIDE = fileURLToPath(new URL("../../docs/protocol/sandbox.md", import.meta.url));
let platform: Platform;
let directory: string;
beforeAll(async () => {
  platform = await startPlatform(await filledPlace());
  directory = await mkdtemp(join(tmpdir(), "ardeco-guide-"));
}, 300_000);
afterAll(async () => {
  await platform?.remove();
  await rm(directory, { recursive: true, force: true });
});

test("a vendor tries without asking, as the page says", async () => {
  const text = (await readFile(GUIDE, "utf8")).replaceAll("http://localhost:3000", platform.url);
  const [open = "", know = "", send = "", exchange = "", after = ""] = commandsIn(text);
  const run = (block: string) => runIn(directory, block);
  expect(await run(open)).toBe("200\n");

  const vendor = new Visitor(platform.url);
  const { home, root, register } = await aSpace(vendor, { email: "dev@editeur.example" });
  const { clientId, secret } = await register({ redirectUris: "http://localhost:8080/retour" });
  const issuer = `${platform.url}${root}/oidc`;
  expect(await run(`ISSUER=${issuer} CLIENT_ID=${clientId} CLIENT_SECRET=${secret}\n${know}`)).toBe(
    `${issuer}\ntrue\n`,
  );

  const code = await agree(vendor, (await run(send)).trim());
  expect(JSON.parse(await run(`CODE=${code}\n${exchange}`))).toMatchObject({ given_name: "Madeleine" });

  const people = await vendor.get(`${home}/personnages`);
  const page = /href="([^"]+)"[^>]*>Madeleine Roussel</.exec(people.body)?.[1] ?? "";
  const madeleine = await vendor.get(page);
  const [, grant = ""] =
    /value="withdraw"\/?><input type="hidden" name="on" value="([^"]+)"/.exec(madeleine.body) ?? [];
  await vendor.submit(madeleine, page, { gesture: "withdraw", on: grant });
  expect(await run(after)).toBe("401\n");
});

/** From the application's address to the code that comes back to it. */
async function agree(vendor: Visitor, address: string): Promise<string> {
  const choose = await follow(vendor, address);
  const [, person = ""] =
    /name="person" value="([0-9a-f-]{36})"(?:(?!name="person")[\s\S])*?Entrer comme Madeleine/.exec(
      choose.body,
    ) ?? [];
  const entered = await vendor.submit(choose, "/personnages", { person });
  const consent = await follow(vendor, entered.location);
  const agreed = await vendor.submit(consent, "/autoriser/", { geste: "accepter" });
  const back = await vendor.get(agreed.location);
  return new URL(back.location).searchParams.get("code") ?? "";
}

async function follow(vendor: Visitor, address: string): Promise<Awaited<ReturnType<Visitor["get"]>>> {
  const answer = await vendor.get(address);
  return answer.status >= 300 && answer.status < 400 ? follow(vendor, answer.location) : answer;
}
