import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { aJpeg, aPdf, emptyZip, heicPhoto } from "../../../../evidence/testing/sample-files.ts";
import { anEnrolmentHouse, type EnrolmentHouse } from "./testing/an-enrolment-house.ts";
import { family } from "./testing/stories.ts";
import { answerAll, begin, questionOf } from "./testing/walk.ts";

let world: EnrolmentHouse;
beforeAll(async () => {
  world = await anEnrolmentHouse();
});
afterAll(() => world.house.close());

const photo = (field: string, name: string, content: Buffer) => ({ field, name, content });
const FILES = "proof_identity_files";

/** Stands before the page of the identity document. */
async function atIdentity(): Promise<{ browser: Browser; page: string; file: string }> {
  const browser = world.server.visitor();
  const { file } = await begin(browser);
  const { "piece-d-identite": _, ...before } = family;
  await answerAll(browser, { ...before, enfants: { children: "no" } }).catch(() => undefined);
  expect(questionOf(browser.shown)).toBe("piece-d-identite");
  await browser.submit({ proof_identity_kind: "identity_card" }, { action: browser.shown.url });
  return { browser, page: browser.shown.url, file };
}

test("several files join, the same twice counts once, and each can be taken back", async () => {
  const { browser, page, file } = await atIdentity();
  const files = [photo(FILES, "recto.jpg", aJpeg(10)), photo(FILES, "verso.jpg", aJpeg(20))];
  expect((await browser.submit({}, { action: page, files })).status).toBe(200);
  await browser.open(page);
  await browser.submit({}, { action: page, files: [photo(FILES, "recto-encore.jpg", aJpeg(10))] });
  const filled = await browser.open(page);
  expect(filled.body).toContain("verso.jpg");
  expect(filled.body.match(/name="document" value="[0-9a-f-]{36}"/g)).toHaveLength(2);
  const removal = `/caen/inscription/${file}/retirer-un-document`;
  const left = await browser.submit({}, { action: removal });
  expect(left.url).toBe(page);
  expect(left.body.match(/name="document"/g)).toHaveLength(1);
});

test("a photograph of a telephone and a PDF are taken, with the words of the page untouched by JavaScript", async () => {
  const { browser, page } = await atIdentity();
  const files = [photo(FILES, "IMG_0001.HEIC", await heicPhoto()), photo(FILES, "carte.pdf", aPdf())];
  const next = await browser.submit({}, { action: page, files });
  expect(questionOf(next)).toBe("justificatif-de-domicile");
});

test("a hostile file is refused beside the field, in French, and nothing is kept", async () => {
  const { browser, page } = await atIdentity();
  for (const content of [emptyZip, Buffer.from("<svg onload=alert(1)>"), Buffer.from("MZ\u0090\0")]) {
    const refused = await browser.submit(
      {},
      { action: page, files: [photo(FILES, "<b>carte.pdf", content)] },
    );
    expect(refused.status).toBe(422);
    expect(refused.body).toContain("Ce fichier n’est pas un PDF ni une photo");
    expect(refused.body).not.toContain("<b>carte");
  }
  expect((await browser.open(page)).body).not.toContain('name="document"');
});

test("an enormous file is refused with 413, beside the field and by its name", async () => {
  const { browser, page } = await atIdentity();
  const huge = Buffer.alloc(12 * 1024 * 1024);
  const refused = await browser.submit({}, { action: page, files: [photo(FILES, "IMG_1.jpg", huge)] });
  expect(refused.status).toBe(413);
  expect(questionOf(refused)).toBe("piece-d-identite-photo");
  expect(refused.body).toMatch(/IMG_1\.jpg\s»\s: Ce fichier dépasse 10\sMo\. Réduisez-le/);
});

test("to go on without a file, one says that it will be brought", async () => {
  const { browser, page } = await atIdentity();
  const refused = await browser.submit({}, { action: page, files: [] });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain("apporter au guichet");
});

test("the family record book joins the file of each child; the proof of address, that of everybody", async () => {
  const browser = world.server.visitor();
  await begin(browser);
  const { "livret-de-famille": _, "justificatif-de-domicile": __, ...before } = family;
  await answerAll(browser, before).catch(() => undefined);
  await browser.submit({ proof_home_kind: "tax_notice" }, { action: browser.shown.url });
  const notice = [photo("proof_home_files", "avis.jpg", aJpeg(78))];
  await browser.submit({}, { action: browser.shown.url, files: notice });
  await browser.submit({ proof_children_kind: "family_record_book" }, { action: browser.shown.url });
  const files = [photo("proof_children_files", "livret.jpg", aJpeg(77))];
  const check = await browser.submit({}, { action: browser.shown.url, files });
  expect(questionOf(check)).toBe("verification");
  await browser.submit({}, { action: check.url });
  const links = await browser.open("/caen/espace/demandes");
  const requests = links.body.match(/\/caen\/espace\/demandes\/[0-9a-f-]{36}/g) ?? [];
  const withoutForm = (body: string) => body.replace(/<form.*?<\/form>/gs, "");
  const pages = await Promise.all(requests.map(async (href) => withoutForm((await browser.open(href)).body)));
  const withBook = pages.filter((body) => body.includes("Livret de famille"));
  expect(withBook).toHaveLength(2);
  expect(pages.filter((body) => body.includes("Avis d’impôt"))).toHaveLength(3);
});
