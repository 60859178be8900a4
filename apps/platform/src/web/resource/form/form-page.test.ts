import { beforeAll, describe, expect, test } from "vitest";
import { signedIn } from "../../testing/a-server.ts";
import { aVisitor } from "../../testing/a-visitor.ts";
import { aSmallShop } from "../testing/a-small-shop.tsx";

type Shop = Awaited<ReturnType<typeof aSmallShop>>;

let shop: Shop["shop"];
let app: Shop["app"];
let visitor: ReturnType<typeof aVisitor>;

beforeAll(async () => {
  ({ shop, app } = await aSmallShop());
});
const arrive = async (path: string) => {
  visitor = aVisitor(app, signedIn());
  return visitor.open(`/caen${path}`);
};
const FLASH = "ardeco_fait";
const idOf = (body: string) => /name="id" value="([^"]+)"/.exec(body)?.[1] ?? "";
const revisionOf = (body: string) => /name="_revision" value="([^"]+)"/.exec(body)?.[1] ?? "";

describe("a form", () => {
  test("shows what is known, saves, and the page that follows says once what was done", async () => {
    const form = await arrive("/boutique/nom");
    expect(form.body).toContain('value="Épicerie"');
    const saved = await visitor.send("/caen/boutique/nom", { name: "Crèmerie", id: idOf(form.body) });
    expect([saved.statusCode, saved.headers.location]).toEqual([303, "/caen/boutique"]);
    const flash = saved.cookies.find(({ name }) => name === FLASH);
    expect(flash).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/caen", maxAge: 60 });
    visitor.jar[FLASH] = flash?.value ?? "";
    const told = await visitor.open("/caen/boutique");
    expect(told.body).toContain("La boutique s’appelle Crèmerie");
    expect(told.body).toMatch(/role="status"[^>]* autofocus/);
    expect(told.cookies.find(({ name }) => name === FLASH)?.value).toBe("");
    delete visitor.jar[FLASH];
    expect((await visitor.open("/caen/boutique")).body).not.toContain("s’appelle Crèmerie");
  });

  test("sent twice carries one id, and the revision that was read", async () => {
    const form = await arrive("/boutique/nom");
    const fields = { name: "Crèmerie", id: idOf(form.body), _revision: revisionOf(form.body) };
    await visitor.send("/caen/boutique/nom", fields);
    await visitor.send("/caen/boutique/nom", fields);
    expect(new Set(shop.saved.slice(-2)).size).toBe(1);
  });

  test.each([
    ["shop.name_taken", 422, "Ce nom est pris. Choisissez-en un autre.", 'href="#name"'],
    ["shop.closed", 409, "La boutique est fermée. Revenez demain.", "<li>La boutique"],
    ["request.changed_meanwhile", 409, "Un collègue a enregistré avant vous", 'name="_revision"'],
  ] as const)(
    "refused by %s is shown again in place, and what was typed is kept",
    async (code, status, said, how) => {
      const form = await arrive("/boutique/nom");
      const before = revisionOf(form.body);
      shop.refusals.push(code);
      const refused = await visitor.send("/caen/boutique/nom", { name: "Librairie", _revision: before });
      expect(refused.statusCode).toBe(status);
      for (const part of [said, how, 'value="Librairie"']) expect(refused.body).toContain(part);
      expect(refused.cookies.find(({ name }) => name === FLASH)).toBeUndefined();
      // Sent again after a conflict, it replaces what the page says that a colleague saved, and nothing later.
      expect(revisionOf(refused.body)).toBe(
        code === "request.changed_meanwhile" ? String(shop.revision) : before,
      );
    },
  );

  test("a missing answer is said beside its question", async () => {
    await arrive("/boutique/nom");
    const refused = await visitor.send("/caen/boutique/nom", { name: "" });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('id="name-error"');
  });

  test("who may not is told so on a page of its own", async () => {
    await arrive("/boutique/nom");
    shop.refusals.push("shop.not_yours");
    const refused = await visitor.send("/caen/boutique/nom", { name: "Librairie" });
    expect(refused.statusCode).toBe(403);
    expect(refused.body).toContain("<h1>Cette boutique est à un autre.</h1>");
  });
});

describe("a question", () => {
  test("is asked, then done and told; refused, it is asked again with why", async () => {
    expect((await arrive("/boutique/fermer")).body).toMatch(/<h1>Fermer\s\?<\/h1>/);
    shop.refusals.push("shop.closed");
    const refused = await visitor.send("/caen/boutique/fermer");
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain("La boutique est fermée. Revenez demain.");
    expect((await visitor.send("/caen/boutique/fermer")).statusCode).toBe(303);
  });
});

test("what is shown once answers the form itself, and is kept nowhere", async () => {
  await arrive("/boutique/nom");
  const shown = await visitor.send("/caen/boutique/code");
  expect([shown.statusCode, shown.headers["cache-control"]]).toEqual([200, "no-store"]);
  expect(shown.body).toContain("<p>4-2</p>");
});

test("a script that sends a form is told where to go, and follows nothing by itself", async () => {
  await arrive("/boutique/nom");
  const answer = await visitor.send("/caen/boutique/nom", { name: "Crèmerie" }, { "x-ardeco-scripted": "1" });
  expect([answer.statusCode, answer.headers.location, answer.body]).toEqual([204, "/caen/boutique", ""]);
  expect(answer.cookies.some(({ name }) => name === FLASH)).toBe(true);
});

describe("what somebody tries with the cookie that says what was done", () => {
  test.each([
    ["words of their own", () => `${Buffer.from('[9999999999,"Payé"]').toString("base64url")}.AAAA`],
    ["nothing that reads", () => "."],
    ["another’s", (value: string) => value],
    ["changed", (value: string) => `${value.slice(0, 10)}A${value.slice(11)}`],
  ])("%s: nothing is said, and it goes", async (what, change) => {
    await arrive("/boutique/nom");
    const saved = await visitor.send("/caen/boutique/nom", { name: "Crèmerie" });
    const value = saved.cookies.find(({ name }) => name === FLASH)?.value ?? "";
    const reader = what === "another’s" ? aVisitor(app, signedIn()) : visitor;
    reader.jar[FLASH] = change(value);
    const page = await reader.open("/caen/boutique");
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/role="status"/);
    expect(page.cookies.find(({ name }) => name === FLASH)?.value).toBe("");
  });
});
