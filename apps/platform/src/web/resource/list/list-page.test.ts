import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser } from "../../../testing/test-browser.ts";
import { aLongList } from "../testing/a-long-list.ts";

const COUNT = 5_000;
const LIST = "/caen/bateaux";

let harbour: Awaited<ReturnType<typeof aLongList>>;
let reader: Browser;
let known: readonly string[];

beforeAll(async () => {
  harbour = await aLongList(COUNT);
  reader = harbour.server.visitor();
  known = (await harbour.house.sqlAs<{ id: string }>("owner", "select id from boat")).map(({ id }) => id);
});
afterAll(() => harbour?.house.close());

const text = (body: string) => body.replaceAll(/[\u00a0\u202f]/g, " ");
const rowsOf = (body: string): readonly string[] =>
  [...body.matchAll(/href="\/caen\/bateaux\/([0-9a-f-]{36})"/g)].map(([, id = ""]) => id);
const linkOf = (body: string, rel: "next" | "prev"): string | undefined =>
  new RegExp(`<a href="([^"]+)" rel="${rel}"`).exec(body)?.[1]?.replaceAll("&amp;", "&");

/** Every row of every page from an address on, in the order shown. */
async function walk(address: string, meanwhile = async (_page: number) => {}): Promise<readonly string[]> {
  const seen: string[] = [];
  let next: string | undefined = address;
  for (let page = 1; next !== undefined; page += 1) {
    const { status, body }: { status: number; body: string } = await reader.open(next);
    expect(status).toBe(200);
    seen.push(...rowsOf(body));
    await meanwhile(page);
    next = linkOf(body, "next");
  }
  return seen;
}

describe("a list of five thousand rows", () => {
  test("says how many it shows of how many, and is turned to its end while rows are added: none twice, none lost", async () => {
    const first = await reader.open(LIST);
    expect(text(first.body)).toContain("50 lignes sur 5 000");
    const added: string[] = [];
    const seen = await walk(LIST, async (page) => {
      added.push(await harbour.add(`Ancre neuve ${page}`), await harbour.add(`Zéphyr neuf ${page}`));
    });
    expect(new Set(seen).size).toBe(seen.length);
    expect(known.filter((id) => !seen.includes(id))).toEqual([]);
    await harbour.house.sqlAs("owner", "delete from boat where id = any($1)", [added]);
  });

  test("keeps its order and its search page after page, whatever the order, instants to the microsecond", async () => {
    for (const order of ["tri=nom", "tri=nom&sens=desc", "tri=vu", "tri=vu&sens=desc"]) {
      const seen = await walk(`${LIST}?q=toil&${order}`);
      const wanted = await harbour.house.sqlAs<{ id: string }>(
        "owner",
        `select id from boat where name ilike '%toil%' order by ${order.includes("vu") ? "seen_at" : 'lower(name) collate "und-x-icu"'} ${order.includes("desc") ? "desc" : "asc"}, id`,
      );
      expect(seen).toEqual(wanted.map(({ id }) => id));
      expect(seen.length).toBeGreaterThan(1_500);
    }
  });

  test("is turned back to the same pages, and to a whole first page", async () => {
    const first = rowsOf((await reader.open(LIST)).body);
    const second = await reader.open(linkOf(reader.shown.body, "next") ?? "");
    const third = await reader.open(linkOf(second.body, "next") ?? "");
    const back = await reader.open(linkOf(third.body, "prev") ?? "");
    expect(rowsOf(back.body)).toEqual(rowsOf(second.body));
    const start = await reader.open(linkOf(back.body, "prev") ?? "");
    expect(rowsOf(start.body)).toEqual(first);
    expect(linkOf(start.body, "prev")).toBeUndefined();
  });

  test("is narrowed by a choice; a word that nothing has says so, with the way back", async () => {
    expect(text((await reader.open(`${LIST}?port=Caen`)).body)).toContain("50 lignes sur 2 500");
    expect(text((await reader.open(`${LIST}?port=Paris`)).body)).toContain("50 lignes sur 5 000");
    const nothing = await reader.open(`${LIST}?q=introuvable`);
    expect(nothing.body).toContain("Rien ne correspond");
    expect(nothing.body).toContain(`<a href="${LIST}">Tout afficher</a>`);
  });

  test("names its sorted column, and sorts it the other way", async () => {
    const { body } = await reader.open(`${LIST}?tri=nom`);
    expect(body).toContain(
      '<th scope="col" aria-sort="ascending"><a href="/caen/bateaux?tri=nom&amp;sens=desc">',
    );
    expect(body).toContain('<th scope="col" aria-sort="none"><a href="/caen/bateaux?tri=vu">');
  });

  test("may show the last first, until an order is chosen", async () => {
    const first = async (address: string) => rowsOf((await reader.open(address)).body)[0];
    const newest = await first(`${LIST}?tri=vu&sens=desc`);
    expect(await first("/caen/derniers-bateaux")).toBe(newest);
    expect(await first("/caen/derniers-bateaux?tri=vu")).not.toBe(newest);
    expect(await first("/caen/derniers-bateaux?tri=nom")).toBe(await first(`${LIST}?tri=nom`));
    const { body } = await reader.open("/caen/derniers-bateaux");
    expect(body).toContain('aria-sort="descending"><a href="/caen/derniers-bateaux?tri=vu">');
    const searched = await walk("/caen/derniers-bateaux?port=Caen");
    expect(searched).toEqual(await walk(`${LIST}?port=Caen&tri=vu&sens=desc`));
  });

  test("leaves as a file, whole, in which no formula runs, and the use case hears how many left", async () => {
    const file = await harbour.server.app.inject({ url: `${LIST}.csv?q=` });
    expect(file.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(file.headers["content-disposition"]).toBe('attachment; filename="bateaux.csv"');
    expect(file.body.startsWith('\ufeff"Nom";"Port"\r\n')).toBe(true);
    const lines = file.body.split("\r\n").slice(1, -1);
    expect(lines).toHaveLength(COUNT);
    expect(lines.filter((line) => /^"[=+\-@\t\r]/.test(line))).toEqual([]);
    expect(lines.filter((line) => line.startsWith("\"'=HYPERLINK"))).not.toEqual([]);
    expect(harbour.exported).toEqual([COUNT]);
    const part = await harbour.server.app.inject({ url: `${LIST}.csv?port=Caen&q=toil` });
    expect(part.body.split("\r\n").length - 2).toBe(harbour.exported.at(-1));
  });
});

describe("what somebody tries", () => {
  test("a page of their own making, changed, of another order or of another search is refused with a sentence", async () => {
    const { body } = await reader.open(`${LIST}?tri=nom`);
    const next = linkOf(body, "next") ?? "";
    const place = new URL(next, "http://caen.example").searchParams.get("suite") ?? "";
    expect(Buffer.from(place, "base64url").toString("latin1")).not.toMatch(/after|ncre/);
    const other = `${place.startsWith("A") ? "B" : "A"}${place.slice(1)}`;
    const forged = [
      ...["x", "'; drop table boat", other, `${place}AAAA`, place.slice(0, -8)].map(
        (text) => `suite=${encodeURIComponent(text)}`,
      ),
      `tri=vu&suite=${place}`,
      `tri=nom&sens=desc&suite=${place}`,
      `tri=nom&q=toil&suite=${place}`,
    ];
    for (const query of forged) {
      const refused = await reader.open(`${LIST}?${query}`);
      expect(refused.status, query).toBe(400);
      expect(refused.body, query).toContain("Cette page de la liste ne peut pas être rouverte");
    }
    expect((await reader.open(next)).status).toBe(200);
  });
});

describe("what is done to several rows at once", () => {
  test("is asked first, then each row has its own answer, and a row refused takes no other with it", async () => {
    const free = await harbour.add("AAA Bateau libre");
    const atSea = await harbour.add("AAA En mer");
    await harbour.house.sqlAs("owner", "update boat set name = 'En mer 7' where id = $1", [atSea]);
    const [elsewhere] = await harbour.house.sqlAs<{ id: string }>(
      "owner",
      "select id from boat where port = 'Ouistreham' limit 1",
    );
    const keys = [free, elsewhere?.id ?? "", atSea];
    await reader.open(LIST);
    const asked = await reader.submit({ acte: "desarmer", lignes: keys }, { action: `${LIST}/lot?tri=nom` });
    expect(text(asked.body)).toContain("Désarmer 3 bateaux ?");
    expect(asked.body).toContain("Ce bateau n’est pas d’ici.");
    const done = await reader.submit({ lignes: keys }, { action: `${LIST}/lot` });
    expect(text(done.body)).toContain("Bateaux désarmés : 1");
    for (const said of ["AAA Bateau libre", "En mer 7", "Ce bateau est en mer.", "n’est pas d’ici"])
      expect(done.body).toContain(said);
    const left = await harbour.house.sqlAs<{ id: string }>(
      "owner",
      "select id from boat where id = any($1)",
      [keys],
    );
    expect(left.map(({ id }) => id).toSorted()).toEqual([elsewhere?.id, atSea].toSorted());
  });

  test("asked of no row, it is said above the same list; of rows that are no rows, it is refused", async () => {
    await reader.open(LIST);
    const none = await reader.submit({ acte: "desarmer" }, { action: `${LIST}/lot?tri=nom` });
    expect(none.status).toBe(422);
    expect(none.body).toContain("Cochez au moins une ligne.");
    expect(rowsOf(none.body)).toHaveLength(50);
    expect((await reader.post(`${LIST}/lot`, { acte: "desarmer", lignes: "1 or 1" })).status).toBe(400);
    await reader.open(LIST);
    expect((await reader.post(`${LIST}/lot`, { acte: "couler", lignes: known[0] ?? "" })).status).toBe(404);
  });
});

test("a list that is empty says what will come, and how", async () => {
  await harbour.house.sqlAs("owner", "delete from boat");
  const { body } = await reader.open(LIST);
  expect(body).toContain("Aucun bateau");
  expect(body).toContain("Le premier viendra ici.");
  expect(body).toContain('href="/caen/bateaux/nouveau"');
  expect(body).not.toContain('name="q"');
});
