import { afterAll, beforeAll, expect, test } from "vitest";
import { contributions } from "../../app.ts";
import { buildAccountJournal } from "../../composition/journal-words.ts";
import { aHouseWithDoors } from "../door/testing/a-house-with-doors.ts";
import { securityPages } from "./index.ts";

let doors: Awaited<ReturnType<typeof aHouseWithDoors>>;
beforeAll(async () => {
  doors = await aHouseWithDoors({}, { more: [securityPages(buildAccountJournal(contributions))] });
  await doors.aMember("Amina Diallo", "amina@example.fr");
});
afterAll(() => doors?.house.close());

test("the form of another address, sent four times at the same instant, asks once, and one message leaves", async () => {
  const browser = doors.server.visitor();
  await browser.open("/caen/connexion");
  await browser.submit({ email: "amina@example.fr" });
  const [link = ""] = await doors.readLinks();
  await browser.open(link);
  await browser.submit();
  const { house } = doors;
  await house.drain();
  const before = house.mails.length;
  await browser.open("/caen/espace/securite");
  const sends = () => browser.post("/caen/espace/securite/adresse", { email: "neuve@example.fr" });
  const answers = await Promise.all([sends(), sends(), sends(), sends()]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  await house.drain();
  const sent = house.mails.slice(before);
  expect(sent.map(({ to }) => to)).toEqual(["neuve@example.fr"]);
  const rows = await house.sqlAs<{ state: string }>("owner", "select state from address_change");
  expect(rows).toEqual([{ state: "asked" }]);
  const path = /http:\/\/localhost:3000(\/\S+jeton=\S+)/.exec(sent[0]?.text ?? "")?.[1] ?? "";
  expect((await doors.server.visitor().open(path)).body).toContain("Confirmer la nouvelle adresse");
});
