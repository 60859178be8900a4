import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import type { Page } from "playwright-core";
import type { Looking } from "./at-the-counter.ts";
import { inLanguage, sendEmpty } from "./sending.ts";

const CARDS = "/caen/administration/cartes";

/**
 * An application of cards registered, changed, its key asked for a token, closed; a gap that a reader told
 * of, settled.
 */
export async function keepCards(looking: Looking): Promise<void> {
  const { page, language, look } = looking;
  await page.goto(inLanguage(CARDS, language));
  await look();
  await page
    .getByRole("link", { name: /Inscrire une|Register an/ })
    .first()
    .click();
  await look();
  await page.locator("[name=name]").fill(`Carte ${language}`);
  await page.locator("[name=aid]").fill(language === "fr" ? "3042F1" : "3042F2");
  await chooseCounter(page);
  await page
    .locator("[name=services]")
    .nth(language === "fr" ? 0 : 1)
    .check({ force: true });
  await page.locator("[name=origins]").fill("https://caisse.example");
  await page.locator("[name=verbs]").first().check({ force: true });
  await page.getByRole("button", { name: /Enregistrer|Save/ }).click();
  await page.getByText(/est inscrite|is registered/).waitFor();
  await look();
  for (const link of [/Modifier|Change/, /Clé pour|Key for/, /Fermer|Close/]) {
    await page.goto(inLanguage(CARDS, language));
    await page
      .getByRole("row", { name: `Carte ${language}` })
      .getByRole("link", { name: link })
      .click();
    await look();
  }
  await page.getByRole("button", { name: /Fermer|Close/ }).click();
  await look();
  await tellOfAGap(looking);
  await page.goto(inLanguage(`${CARDS}/ecarts`, language));
  await look();
  await page
    .getByRole("link", { name: /Régler|Settle/ })
    .first()
    .click();
  await look();
  await sendEmpty(page, /Régler|Settle/);
  await look();
  await page.locator("[name=decision]").last().check({ force: true });
  await page.locator("[name=motif]").fill("Vente annulée");
  await page.getByRole("button", { name: /Régler|Settle/ }).click();
  await page.getByText(/est réglé|is settled/).waitFor();
  await look();
}

/** A few are circles; many are a list. */
async function chooseCounter(page: Page): Promise<void> {
  const field = page.locator("[name=counter]").first();
  const isList = await field.evaluate((element) => element.tagName === "SELECT");
  await (isList ? field.selectOption({ index: 1 }) : field.check({ force: true }));
}

/**
 * A reader is registered and paired, and hands over that a card left during a debit and came back once others
 * had written on it.
 */
async function tellOfAGap({ page, language }: Looking): Promise<void> {
  await page.goto(inLanguage("/caen/administration/equipements/nouveau", language));
  await page.locator("[name=name]").fill(`Caisse ${language}`);
  await page.locator("[name=place]").fill("Accueil");
  for (const name of ["kind", "desk"]) await page.locator(`[name=${name}]`).first().check({ force: true });
  await page.getByRole("button", { name: /obtenir le code|get the code/ }).click();
  const code = (await page.locator("strong code").first().textContent()) ?? "";
  const base = `${new URL(page.url()).origin}/api/v1/authorities/caen`;
  const ask = async (method: string, path: string, body: object, secret?: string) => {
    const response = await fetch(base + path, {
      method,
      headers: {
        "content-type": "application/json",
        ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    const answer: unknown = await response.json();
    return Object.fromEntries(Object.entries(Object(answer)));
  };
  const { equipment, secret } = await ask("POST", "/equipment/pair", { code });
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { kty, crv, x, y } = publicKey.export({ format: "jwk" });
  await ask("PUT", "/reader/key", { key: { kty, crv, x, y } }, String(secret));
  const batch = batchOf(String(equipment), (bytes) =>
    sign("sha256", bytes, { key: privateKey, dsaEncoding: "ieee-p1363" }),
  );
  await ask("POST", "/reader/journal", batch, String(secret));
}

function batchOf(reader: string, signed: (bytes: Buffer) => Buffer) {
  const common = { at: Math.floor(Date.now() / 1000) };
  const attempt = { service: "caisse", card: "04010203040506", application: "3042F1", file: 1 };
  const figures = { amount: 350, balance: 2_000, counter: 4 };
  const lines = [
    { n: 1, kind: "attempted", key: randomUUID(), ...common, ...attempt, ...figures },
    { n: 2, kind: "undetermined", of: 1, ...common, balance: 1_200, counter: 7 },
  ].map((line) => JSON.stringify(line));
  const previous = "0".repeat(64);
  const head = lines.reduce(
    (before, line) => createHash("sha256").update(`${before}\n${line}`).digest("hex"),
    previous,
  );
  const text = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const header = text({ alg: "ES256", typ: "ardeco-reader-batch+jws" });
  const meant = `${header}.${text({ reader, first: 1, last: 2, previous, head })}`;
  return {
    reader,
    first: 1,
    previous,
    lines,
    signature: `${meant}.${signed(Buffer.from(meant)).toString("base64url")}`,
  };
}
