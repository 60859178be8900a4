import { afterAll, beforeAll, expect, test } from "vitest";
import { type SpaceHouse, spaceHouse } from "../../../../../../frames/space/testing/space-house.ts";
import { aYouthPass, type YouthPass } from "../../../../../activities/passes/testing/a-youth-pass.ts";

// What a pass is kept on is shown with the pass: it is no purse that one opens, or tops up.

let home: SpaceHouse;
let pass: YouthPass;
beforeAll(async () => {
  home = await spaceHouse();
  pass = await aYouthPass(home.house, home.caen);
});
afterAll(() => home?.house.close());

test("offers are in nobody's counters: neither to open, for a stranger, nor among those of a member", async () => {
  const [counter] = await home.house.sqlAs<{ name: string }>(
    "owner",
    "select name_fr as name from counter where id = $1",
    [pass.seats],
  );
  expect(counter?.name).toBeTruthy();
  for (const who of [await home.jeanne(), await pass.member()]) {
    const { body } = await (await home.server.signedIn(who)).open("/caen/espace/compteurs");
    expect(body).toContain("Mes compteurs");
    expect(body).not.toContain(counter?.name ?? "no name");
  }
});
