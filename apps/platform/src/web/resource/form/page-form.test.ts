import { beforeAll, beforeEach, expect, test } from "vitest";
import { signedIn } from "../../testing/a-server.ts";
import { aVisitor } from "../../testing/a-visitor.ts";
import { aSmallShop } from "../testing/a-small-shop.tsx";

type Shop = Awaited<ReturnType<typeof aSmallShop>>;

let shop: Shop["shop"];
let app: Shop["app"];
let visitor: ReturnType<typeof aVisitor>;
const FRONT = "/caen/boutique/etiquettes/avant";

beforeAll(async () => {
  ({ shop, app } = await aSmallShop());
});
beforeEach(async () => {
  visitor = aVisitor(app, signedIn());
  await visitor.open("/caen/boutique");
});
/** What stands in the form of one side. */
const formOf = (body: string, side: string) =>
  new RegExp(`<form[^>]*etiquettes/${side}"[\\s\\S]*?</form>`).exec(body)?.[0] ?? "";
const idOf = (form: string) => /name="etiquette" value="([^"]+)"/.exec(form)?.[1] ?? "";

test("a form of a page is saved under its id, and the page that follows says so", async () => {
  const page = await visitor.open("/caen/boutique");
  const etiquette = idOf(formOf(page.body, "avant"));
  const saved = await visitor.send(FRONT, { mot: "Soldes", etiquette });
  expect([saved.statusCode, saved.headers.location]).toEqual([303, "/caen/boutique"]);
  expect(shop.saved.at(-1)).toBe(`Soldes ${etiquette}`);
});

test.each([
  ["shop.name_taken", 422, "Ce nom est pris. Choisissez-en un autre."],
  ["shop.closed", 409, "La boutique est fermée. Revenez demain."],
] as const)(
  "refused by %s, the page is shown again, what was typed in its form alone",
  async (code, status, said) => {
    shop.refusals.push(code);
    const refused = await visitor.send(FRONT, { mot: "Soldes" });
    expect(refused.statusCode).toBe(status);
    expect(refused.body).toContain(said);
    expect(refused.body).toContain("<h1>Épicerie</h1>");
    expect(formOf(refused.body, "avant")).toContain('value="Soldes"');
    expect(formOf(refused.body, "arriere")).not.toContain('value="Soldes"');
    expect(formOf(refused.body, "arriere")).not.toContain("mot-error");
  },
);

test("what is missing, and what else is wrong, are said at once", async () => {
  const refused = await visitor.send(FRONT, { mot: "" });
  expect(refused.statusCode).toBe(422);
  for (const said of ['href="#mot"', "Il manque la colle."]) expect(refused.body).toContain(said);
});

test("an id that made something else is not sent again; another refusal keeps it", async () => {
  const etiquette = "0b3c8f0e-6d2a-4f43-9d5f-0a3f5b1f1c11";
  const refuse = async (code: "shop.closed" | "shop.id_reused") => {
    shop.refusals.push(code);
    return idOf(formOf((await visitor.send(FRONT, { mot: "Soldes", etiquette })).body, "avant"));
  };
  expect(await refuse("shop.closed")).toBe(etiquette);
  expect(await refuse("shop.id_reused")).not.toBe(etiquette);
});

test("who may not is told so on a page of its own", async () => {
  shop.refusals.push("shop.not_yours");
  const refused = await visitor.send(FRONT, { mot: "Soldes" });
  expect(refused.statusCode).toBe(403);
  expect(refused.body).toContain("<h1>Cette boutique est à un autre.</h1>");
});

test("a question that has its answer already is not asked", async () => {
  shop.isClosed = true;
  const shown = await visitor.open("/caen/boutique/fermer");
  expect([shown.statusCode, shown.headers.location]).toEqual([303, "/caen/boutique"]);
});
