import { afterAll, beforeAll, expect, test } from "vitest";
import { type SpaceHouse, spaceHouse } from "../../../../../../frames/space/testing/space-house.ts";
import { listEndingPasses } from "../../../index.ts";
import { aYouthPass, type Member, type YouthPass } from "../../../testing/a-youth-pass.ts";

let home: SpaceHouse;
let pass: YouthPass;
let member: Member;

beforeAll(async () => {
  home = await spaceHouse();
  pass = await aYouthPass(home.house, home.caen);
  member = await pass.member();
});
afterAll(() => home?.house.close());

const LAST_DAY = "« Pass jeunes 2026-2027 » : dernier jour";
const read = async (who: Member, page: string) => {
  const { body } = await (await home.server.signedIn(who)).open(page);
  return body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
};

test("the last day of an open pass: thirty days before among all that comes, seven at home", async () => {
  home.house.clock.set("2027-07-31T09:00:00Z");
  expect(await read(member, "/caen/espace/tout")).not.toContain(LAST_DAY);
  home.house.clock.set("2027-08-01T09:00:00Z");
  expect(await read(member, "/caen/espace/tout")).toContain(LAST_DAY);
  home.house.clock.set("2027-08-28T09:00:00Z");
  expect(await read(member, "/caen/espace")).toMatch(`Cette semaine mar. 31 ${LAST_DAY}`);
});

test("who has no open pass reads nothing, and who acts for nobody reads nobody’s", async () => {
  const young = await pass.young();
  expect(await read(young, "/caen/espace/tout")).not.toContain(LAST_DAY);
  const asked = { personIds: [member.personId, young.personId], until: "2027-08-31" };
  expect(await listEndingPasses(young, asked)).toEqual(new Map());
});
