import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import {
  aJpeg,
  aPng,
  aTelephoneJpeg,
  emptyZip,
  pngChunk,
} from "../../../../evidence/testing/sample-files.ts";
import { applyLogoGesture, type Logos, readLogos, submitLogoProposal } from "../../../index.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
const PATH = "/caen/administration/collectivite/logo";

beforeAll(async () => {
  admin = await aHouseWithAdministration();
});
afterAll(() => admin?.house.close());

const administrator = async () => (await admin.agent(["authority_administrator"])).browser;
const now = async (authority = admin.town.id): Promise<Logos> => {
  const system = admin.house.system(authority);
  return readLogos(system);
};
const sendFile = async (browser: Browser, content: Buffer, name: string) => {
  await browser.open(PATH);
  return browser.submit({ geste: "voir" }, { action: PATH, files: [{ field: "logo", name, content }] });
};
/** Another picture each time. */
const aLogo = (width: number) => aPng({ width, height: 8 });
const headerOf = (body: string) => /<header[\s\S]*?<\/header>/.exec(body)?.[0] ?? "";

describe("the logo of an authority", () => {
  test("is looked at, published, shown everywhere at an address kept for ever, removed, put back", async () => {
    const browser = await administrator();
    const visitor = admin.server.visitor();
    const preview = await sendFile(browser, aLogo(12), "armoiries.png");
    const { proposed } = await now();
    const href = `/caen/logo/${proposed?.digest}`;
    expect(headerOf(preview.body)).toContain(`src="${PATH}/${proposed?.digest}"`);
    // Not before it is published: neither in a page, nor by its address.
    expect(headerOf((await visitor.open("/caen")).body)).not.toContain("<img");
    expect((await visitor.open(href)).status).toBe(404);
    const looked = await browser.open(`${PATH}/${proposed?.digest}`);
    expect([looked.status, looked.headers["cache-control"]]).toEqual([200, "no-store"]);

    await browser.open(PATH);
    const digest = proposed?.digest ?? "";
    const published = await browser.post(PATH, { geste: "publish", logo: digest });
    expect(published.body).toContain("Le site le montre dès maintenant");
    const home = await visitor.open("/caen");
    expect(headerOf(home.body)).toContain(`src="${href}"`);
    expect(home.headers["content-security-policy"]).toContain("img-src 'self' data:");
    const picture = await visitor.open(href);
    expect(picture.headers).toMatchObject({
      "content-type": "image/png",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
    });
    // Its alternative is the authority's name, where the name is not written beside it.
    expect(published.body).toMatch(new RegExp(`<img[^>]*${digest}[^>]*alt="Ville de Caen"`));

    await browser.post(PATH, { geste: "remove", logo: digest });
    expect(headerOf((await visitor.open("/caen")).body)).not.toContain("<img");
    await browser.post(PATH, { geste: "restore", logo: digest });
    expect(headerOf((await visitor.open("/caen")).body)).toContain(href);
    const journal = await (await admin.agent(["auditor"])).browser.open("/caen/administration/journal");
    for (const line of ["Un logo a été publié", "Le logo a été retiré", "Le logo d’avant a été remis"])
      expect(journal.body).toContain(line);
  });

  test("published twice is told once; a colleague meanwhile is 409 and changes nothing", async () => {
    const mine = await administrator();
    await sendFile(mine, aLogo(13), "a.png");
    const first = (await now()).proposed?.digest ?? "";
    await sendFile(mine, aLogo(14), "b.png");
    const late = await mine.post(PATH, { geste: "publish", logo: first });
    expect(late.status).toBe(409);
    expect(late.body).toContain("Un collègue a changé le logo");
    const second = (await now()).proposed?.digest ?? "";
    await mine.post(PATH, { geste: "publish", logo: second });
    expect((await mine.post(PATH, { geste: "publish", logo: second })).status).toBe(200);
    expect((await now()).shown?.digest).toBe(second);
    const former = (await now()).former?.digest ?? "";
    await mine.post(PATH, { geste: "restore", logo: former });
    expect(await now()).toMatchObject({ shown: { digest: former }, former: { digest: second } });
  });

  test("two first proposals at once leave one", async () => {
    const mayor = await anAgent(admin.house, admin.group.id, ["authority_administrator"]);
    await Promise.all([aLogo(21), aLogo(22)].map((file) => submitLogoProposal(mayor, file)));
    expect((await now(admin.group.id)).proposed).toBeDefined();
    await applyLogoGesture(mayor, {
      gesture: "drop",
      digest: (await now(admin.group.id)).proposed?.digest ?? "",
    });
  });

  test("nothing of what a telephone writes beside the pixels is kept", async () => {
    const browser = await administrator();
    const html = pngChunk("tEXt", Buffer.from("Comment\0<script>alert(1)</script>"));
    await sendFile(browser, aPng({ width: 15, extra: [html] }), "x.png");
    const kept = await browser.open(`${PATH}/${(await now()).proposed?.digest}`);
    expect(kept.headers["content-type"]).toBe("image/png");
    expect(kept.body).not.toContain("script");
    await sendFile(browser, aTelephoneJpeg(), "photo.png");
    const photo = await browser.open(`${PATH}/${(await now()).proposed?.digest}`);
    expect(photo.headers["content-type"]).toBe("image/jpeg");
    expect(photo.body).not.toMatch(/GPS|script/);
  });

  test.each([
    [
      "an SVG under the name of a PNG",
      Buffer.from("<svg onload='alert(1)'/>"),
      "il peut contenir un programme",
    ],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>"), "n’est pas une image PNG ou JPEG"],
    ["a PDF", Buffer.from("%PDF-1.7 "), "n’est pas une image PNG ou JPEG"],
    ["a picture that is also a page", Buffer.concat([aLogo(9), Buffer.from("<html>")]), "cache un autre"],
    ["a picture that is also an archive", Buffer.concat([aLogo(9), emptyZip]), "cache un autre"],
    ["dimensions announced without pixels", aPng({ width: 60_000, height: 60_000 }), "2000 pixels"],
    ["one pixel too many", aPng({ width: 2001 }), "2000 pixels"],
    ["a PNG cut short", aLogo(9).subarray(0, -9), "abîmée ou incomplète"],
    ["a JPEG cut short", aJpeg().subarray(0, -20), "abîmée ou incomplète"],
    ["a megabyte and one", Buffer.alloc(1024 * 1024 + 1), "1 Mo"],
    ["an empty file", Buffer.alloc(0), "n’est pas une image PNG ou JPEG"],
  ])("%s is refused beside the field, with what to do", async (_, content, sentence) => {
    const before = await now();
    const refused = await sendFile(await administrator(), content, "logo.png");
    expect(refused.status).toBe(422);
    expect(refused.body.replaceAll("\u00a0", " ")).toContain(sentence);
    expect(await now()).toEqual(before);
  });

  test("a form without a picture, an unknown gesture, an address that is none", async () => {
    const browser = await administrator();
    await browser.open(PATH);
    expect((await browser.post(PATH, { geste: "voir" })).body).toContain("Choisissez une image");
    expect((await browser.post(PATH, { geste: "vendre" })).status).toBe(404);
    for (const address of ["0", "..%2f..", "f".repeat(64)])
      expect((await browser.open(`/caen/logo/${address}`)).status).toBe(404);
  });
});

describe("somebody else", () => {
  test.each(["operator", "auditor", "service_manager", "reception"] as const)("%s", async (role) => {
    const agent = await anAgent(admin.house, admin.town.id, [role]);
    await expect(submitLogoProposal(agent, aLogo(30))).rejects.toThrow("access.capability_missing");
    const digest = (await now()).shown?.digest ?? "";
    await expect(applyLogoGesture(agent, { gesture: "remove", digest })).rejects.toThrow(
      "access.capability_missing",
    );
    expect((await (await admin.agent([role])).browser.open(PATH)).status).toBe(403);
  });

  test("an administrator of another authority changes nothing here, and sees nothing proposed, even in SQL", async () => {
    await sendFile(await administrator(), aLogo(31), "x.png");
    const before = await now();
    const abroad = await anAgent(admin.house, admin.group.id, ["authority_administrator"]);
    const digest = before.shown?.digest ?? "";
    await expect(applyLogoGesture(abroad, { gesture: "remove", digest })).rejects.toThrow(
      "request.changed_meanwhile",
    );
    const town = admin.town.id;
    const tried = await abroad.transaction(async (tx) => [
      await sql`delete from logo where authority_id = ${town}`.execute(tx),
      await sql`update logo set content = 'x' where authority_id = ${town}`.execute(tx),
    ]);
    expect(tried.map(({ numAffectedRows }) => numAffectedRows)).toEqual([0n, 0n]);
    const seen = await abroad.transaction((tx) =>
      sql<{ state: string }>`select state from logo where authority_id = ${town}`.execute(tx),
    );
    expect(seen.rows.map(({ state }) => state)).not.toContain("proposed");
    expect(await now()).toEqual(before);
  });
});
