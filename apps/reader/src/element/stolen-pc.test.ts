import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { diversify } from "@ardeco/desfire";
import { aToken, type TestToken, withoutToken } from "@ardeco/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { diversificationInput } from "../cards/service-card.ts";
import { DEBIT_LABEL, demonstrationMasters } from "../demonstration/public-keys.ts";
import { Folder } from "../disk/folder.ts";
import { aCard, anElement, aPairedPage, aReader, purseOf } from "../testing/a-reader.ts";
import type { SecureElement } from "./secure-element.ts";
import { openTokenElement, SEALING_LABEL, SIGNING_LABEL } from "./token-element.ts";

/** With a real token; where there is none, the name of the story says why it is left out. */
const story = (name: string, tell: () => Promise<void>) =>
  test.skipIf(withoutToken)(withoutToken ? `${name} (left out: ${withoutToken})` : name, tell, 60_000);

const PIN = "846213";
const SEALING = "000102030405060708090a0b0c0d0e0f";
let made: TestToken;
beforeAll(async () => {
  if (withoutToken) return;
  made = await aToken();
  // Read by the library, in this process.
  process.env.SOFTHSM2_CONF = made.settings.environment.SOFTHSM2_CONF;
  made.writeAesKey(DEBIT_LABEL, Buffer.from(demonstrationMasters.debit).toString("hex"));
  made.writeAesKey(SEALING_LABEL, SEALING);
  made.makeSigningKey(SIGNING_LABEL);
});
afterAll(() => made?.close());

const openElement = () => openTokenElement({ module: made.settings.module, token: "ardeco", pin: PIN });

/** Every form in which bytes are written down. */
const formsOf = (secret: Uint8Array): readonly Buffer[] => {
  const bytes = Buffer.from(secret);
  return [
    bytes,
    ...(["hex", "base64", "base64url"] as const).flatMap((how) => [
      Buffer.from(bytes.toString(how)),
      Buffer.from(bytes.toString(how).toUpperCase()),
    ]),
  ];
};

async function sweep(
  folder: string,
  secrets: Readonly<Record<string, Uint8Array>>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await readdir(folder)) {
    const content = await readFile(join(folder, name));
    for (const [what, secret] of Object.entries(secrets))
      if (formsOf(secret).some((form) => content.includes(form))) found.push(`${what} in ${name}`);
  }
  return found;
}

story(
  "a debit with keys that stay in the token: the disk of a stolen PC holds no key, no token, no card, no name",
  async () => {
    const element = await openElement();
    await using reader = await aReader({ element: () => element });
    const page = await aPairedPage(reader);
    const card = await aCard({ givenName: "Marie-Madeleine" });
    await reader.put(card);
    expect(await page.send("/v1/debit", { key: "ticket-1", amount: 350 })).toMatchObject({
      status: 200,
      body: { balance: 1_650 },
    });
    expect(await page.send("/v1/read", { elements: ["given_name"] })).toMatchObject({
      body: { elements: { given_name: "Marie-Madeleine" } },
    });
    expect(purseOf(card.memory)).toEqual({ balance: 1_650, counter: 1 });
    const { uid } = card.memory;
    const input = diversificationInput(uid, Buffer.from("3042F5", "hex"), 1);
    const secrets = {
      "the master key": demonstrationMasters.debit,
      "the card's key": diversify(demonstrationMasters.debit, input),
      "the sealing key": Buffer.from(SEALING, "hex"),
      "the key of files": element.sealingKey.export(),
      "the PIN": Buffer.from(PIN),
      "the page's token": Buffer.from(page.token),
      "the card's number": uid,
      "a name": Buffer.from("Marie-Madeleine"),
      "a request's key": Buffer.from("ticket-1"),
      "the service's key of names": Buffer.from(reader.services[0]?.support_key ?? "", "base64url"),
    };
    expect((await readdir(reader.folder)).sort()).toEqual([
      "configuration",
      "journal",
      "pairings",
      "watermark",
    ]);
    expect(await sweep(reader.folder, secrets)).toEqual([]);
    // The sweep finds what is there.
    await writeFile(
      join(reader.folder, "left"),
      `x${Buffer.from(demonstrationMasters.debit).toString("base64")}`,
    );
    expect(await sweep(reader.folder, secrets)).toEqual(["the master key in left"]);
  },
);

story("without the token, a copied folder opens nothing", async () => {
  const element = await openElement();
  await using reader = await aReader({ element: () => element });
  await aPairedPage(reader);
  const thief = anElement()();
  const folder = await Folder.open(reader.folder, thief.sealingKey);
  for (const name of ["configuration", "pairings"])
    await expect(folder.read(name)).rejects.toMatchObject({ name: "FolderError" });
});

story(
  "the token gives no key away, refuses the one that seals to whoever names it as a card's, and says what is missing",
  async () => {
    expect(() => made.ask("--read-object", "--type", "secrkey", "--label", DEBIT_LABEL)).toThrow(
      /CKR_ATTRIBUTE_SENSITIVE/,
    );
    const element: SecureElement = await openElement();
    const input = new Uint8Array(17);
    await expect(element.diversify(SEALING_LABEL, input)).rejects.toMatchObject({ code: "no_such_key" });
    await expect(element.diversify("absent", input)).rejects.toMatchObject({ code: "no_such_key" });
    // Shorter, a CMAC is no key of AN10922.
    await expect(element.diversify(DEBIT_LABEL, new Uint8Array(15))).rejects.toThrow(RangeError);
    expect(await element.diversify(DEBIT_LABEL, input)).toEqual(diversify(demonstrationMasters.debit, input));
    await element.close();
  },
);
