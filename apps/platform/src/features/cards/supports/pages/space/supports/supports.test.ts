import { randomUUID } from "node:crypto";
import { readPicture } from "@ardeco/signed-qr/drawing";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  type Someone,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { setPersonStatus } from "../../../../../identity/identity/index.ts";
import {
  checkAtDesk,
  findSupportSettings,
  issuePhoneSecret,
  listSupports,
  setSupportKinds,
  showSupportCode,
} from "../../../index.ts";
import { printCardPdf } from "../../common/supports/print-card-pdf.ts";

let home: SpaceHouse;
let jeanne: Someone;
let browser: Browser;
const LIST = "/caen/espace/supports";

beforeAll(async () => {
  home = await spaceHouse();
});
afterAll(() => home?.house.close());
beforeEach(async () => {
  jeanne = await enrolled(await home.jeanne());
  browser = await home.server.signedIn(jeanne);
});

async function enrolled(who: Someone): Promise<Someone> {
  const system = home.house.system(home.caen);
  await system.transaction((tx) => setPersonStatus(tx, system, who.personId, "enrolled"));
  return who;
}

const supportsOf = (who: Someone, personId = who.personId) => listSupports(who, personId);
const text = (body: string) => body.replaceAll(/<[^>]*>/g, " ").replaceAll(/[\s\u00a0\u202f]+/g, " ");

/** Asks for a printed card, as people do; gives its page. */
async function aPrintedCard() {
  await browser.open(`${LIST}/demander`);
  return browser.submit({ sorte: "printed" });
}

/** As a camera sees it: four points a square. */
function seen(cells: readonly (readonly boolean[])[]) {
  const size = cells.length * 4;
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) if (cells[y >> 2]?.[x >> 2]) data.set([0, 0, 0], (y * size + x) * 4);
  return readPicture({ width: size, height: size, data });
}

/** The code drawn on a page. */
function readDrawing(body: string): string {
  const size = Number(/class="ar-qr" viewBox="0 0 (\d+)/.exec(body)?.[1]);
  const cells = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, column, row] of body.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    const line = cells[Number(row)];
    if (line) line[Number(column)] = true;
  }
  return seen(cells);
}

/** The code drawn on the first page of a PDF. */
async function readPdf(content: Buffer): Promise<string> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(content);
  try {
    const { data, width, height } = await document.getPage(0).render({ scale: 2, render: "bitmap" });
    return readPicture({ width, height, data: Uint8ClampedArray.from(data) });
  } finally {
    document.destroy();
    library.destroy();
  }
}

async function isGood(code: string): Promise<boolean> {
  const agent = await anAgent(home.house, home.caen, ["reception"]);
  const checked = await checkAtDesk(agent, code);
  return checked.found && checked.refusal === undefined && checked.support.personId === jeanne.personId;
}

describe("Mes cartes et téléphones", () => {
  test("what a camera reads on the screen, and on the sheet of paper, is the signed code", async () => {
    const page = await aPrintedCard();
    expect(await isGood(readDrawing(page.body))).toBe(true);
    const [card] = await supportsOf(jeanne);
    const shown = await showSupportCode(jeanne, card?.id ?? jeanne.newId());
    const visit = {
      language: "fr",
      context: jeanne,
      brand: { name: "Ville de Caen", slug: "caen" },
    } as const;
    expect(await readPdf(await printCardPdf(shown, "Jeanne Lemoine", visit))).toBe(shown.code);
  });

  test("a printed card is asked for, shown, printed, and found in the list", async () => {
    expect(text((await browser.open(LIST)).body)).toContain("Aucune carte, aucun téléphone");
    const page = await aPrintedCard();
    expect(text(page.body)).toContain("Votre carte imprimée est prête");
    expect(page.body).toContain('role="img" aria-label="Code à présenter au service"');
    // The code of the screen lives ten minutes: the paper is the PDF.
    expect(text(page.body)).toMatch(/Carte imprimée – SUP-.*n’imprimez pas cette page/);
    expect(text(page.body)).not.toContain("Imprimez-la, ou montrez");
    const [card] = await supportsOf(jeanne);
    const file = await browser.open(`${LIST}/${card?.id}/carte.pdf`);
    expect(file.headers["content-type"]).toBe("application/pdf");
    expect(file.body.slice(0, 8)).toBe("%PDF-1.7");
    expect(text((await browser.open(LIST)).body)).toContain(card?.number ?? "no number");
  });

  test("lost: one page, one button, what it does and within which delay; then a replacement", async () => {
    await aPrintedCard();
    const [card] = await supportsOf(jeanne);
    const asked = await browser.open(`${LIST}/${card?.id}/perdu`);
    expect(text(asked.body)).toContain("sous 4 heures là où il n’y a pas de connexion");
    const done = await browser.submit();
    expect(text(done.body)).toContain("C’est déclaré perdu");
    expect(text(done.body)).not.toContain("Valable jusqu’au");
    expect(done.body).not.toContain('role="img"');
    await browser.open(`${LIST}/demander?remplace=${card?.id}`);
    expect(text(browser.shown.body)).toContain(`Il remplacera la carte, ou le téléphone, n° ${card?.number}`);
    await browser.submit({ sorte: "printed" });
    const now = await supportsOf(jeanne);
    expect(now.map(({ state }) => state).toSorted()).toEqual(["active", "replaced"]);
  });

  test("nothing chosen is said beside the question; the form sent twice asks once", async () => {
    await browser.open(`${LIST}/demander`);
    const refused = await browser.submit({ sorte: "drone" });
    expect(refused.status).toBe(422);
    expect(text(refused.body)).toContain("Choisissez une carte, ou un téléphone.");
    const nouveau = "6b7c1f2a-5d7e-4c1b-9a55-0f9a2f1f3c77";
    for (const _ of [1, 2]) await browser.post(`${LIST}/demander`, { sorte: "printed", nouveau });
    expect(await supportsOf(jeanne)).toHaveLength(1);
  });

  test("a contactless phone, which nothing makes, is not offered even where it was; one ordered before is read", async () => {
    const mayor = await anAgent(home.house, home.caen, ["authority_administrator"]);
    const system = home.house.system(home.caen);
    const { version } = await findSupportSettings(system);
    await setSupportKinds(mayor, { kinds: ["printed", "phone", "nfc_phone"], version });
    expect((await browser.open(`${LIST}/demander`)).body).not.toMatch(/nfc_phone|Téléphone sans contact/);
    expect((await browser.submit({ sorte: "nfc_phone" })).status).toBe(422);
    const before = {
      id: parseId<"support">(randomUUID()),
      personId: jeanne.personId,
      kind: "nfc_phone",
    } as const;
    const key = { method: "passkey", createdAt: home.house.clock.now() } as const;
    await issuePhoneSecret(jeanne, before, key);
    expect(text((await browser.open(`${LIST}/${before.id}`)).body)).toContain("Téléphone sans contact");
  });

  test("a parent carries their child's card; nobody else sees, prints or loses it", async () => {
    const child = await home.childOf(jeanne, { given_name: "Emma" });
    const system = home.house.system(home.caen);
    await system.transaction((tx) => setPersonStatus(tx, system, child, "enrolled"));
    await browser.open(`${LIST}/demander?pour=${child}`);
    await browser.submit({ sorte: "printed" });
    const [card] = await supportsOf(jeanne, child);
    expect(text((await browser.open(`${LIST}?pour=${child}`)).body)).toContain(card?.number ?? "no number");
    const stranger = await home.server.signedIn(await enrolled(await home.jeanne()));
    await stranger.open(LIST);
    const at = `${LIST}/${card?.id}`;
    for (const path of [at, `${at}/carte.pdf`, `${at}/perdu`])
      expect((await stranger.open(path)).status).toBe(404);
    expect((await stranger.post(`${at}/perdu`, {})).status).toBe(404);
    expect((await stranger.open(`${LIST}?pour=${child}`)).status).toBe(403);
    expect((await supportsOf(jeanne, child))[0]?.state).toBe("active");
  });
});
