import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type Someone,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import { createResumeCode, listSessions, openResumeCode } from "../../../index.ts";

let home: SpaceHouse;
const PAGE = "/caen/espace/seances";
beforeAll(async () => {
  home = await spaceHouse();
});
afterAll(() => home?.house.close());

const sessionsOf = (who: Someone) => {
  const system = home.house.system(home.caen);
  return system.transaction((tx) => listSessions(tx, system, who.personId));
};

test("a lost phone is closed from another device, and only it", async () => {
  const jeanne = await home.jeanne();
  const phone = await home.server.signedIn(jeanne);
  await phone.open(PAGE);
  const desktop = await home.server.signedIn(jeanne);
  const { body } = await desktop.open(PAGE);
  expect(body).toContain("Cet appareil");
  await desktop.submit();
  expect(desktop.shown.body).toContain("La connexion est fermée");
  expect((await phone.open(PAGE)).url).toContain("/connexion");
  expect((await desktop.open(PAGE)).url).toBe(PAGE);
});

test("all the others at once", async () => {
  const jeanne = await home.jeanne();
  const browsers = [await home.server.signedIn(jeanne), await home.server.signedIn(jeanne)];
  const here = await home.server.signedIn(jeanne);
  await here.open(PAGE);
  await here.submit();
  expect(await sessionsOf(jeanne)).toHaveLength(1);
  for (const other of browsers) expect((await other.open(PAGE)).url).toContain("/connexion");
});

test("and with them the codes copied by hand, which would open another", async () => {
  const jeanne = await home.jeanne();
  const system = home.house.system(home.caen);
  const draft = { personId: jeanne.personId, draftId: system.newId<string>() };
  const code = await system.transaction((tx) => createResumeCode(tx, system, draft));
  await home.server.signedIn(jeanne);
  const here = await home.server.signedIn(jeanne);
  await here.open(PAGE);
  await here.post(PAGE, { seance: "toutes-les-autres" });
  await expect(openResumeCode(system, code)).rejects.toMatchObject({ code: "access.code_not_valid" });
});

test("somebody else’s session stays open, whoever names it", async () => {
  const jeanne = await home.jeanne();
  await home.server.signedIn(jeanne);
  const [victim] = await sessionsOf(jeanne);
  const intruder = await home.server.signedIn(await home.jeanne());
  await intruder.open(PAGE);
  await intruder.post(PAGE, { seance: victim?.id ?? "" });
  expect(await sessionsOf(jeanne)).toHaveLength(1);
  expect((await intruder.post(PAGE, { seance: "n’importe quoi" })).status).toBe(404);
});
