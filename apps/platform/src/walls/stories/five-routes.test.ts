import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startAtDesk } from "../../features/enrolment/enrolment/index.ts";
import { readBy } from "../../features/enrolment/enrolment/testing/a-file.ts";
import { findServiceHelp, type ModeName, modeNames } from "../../features/enrolment/organisation/index.ts";
import { notificationsJobs } from "../../features/messaging/notifications/index.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { aTownIn, code, decides, newId, sees, theSameFile } from "../testing/a-town-in-mode.ts";

let house: TestRuntime;
beforeAll(async () => {
  house = await testRuntime([notificationsJobs]);
});
afterAll(() => house.close());

const refused = "access.capability_missing";
const unseen = "enrolment.unknown_file";
const closed = "enrolment.door_closed";

const table: readonly {
  mode: ModeName;
  web: string;
  atService: string;
  lands: "town" | "canteen";
  townDecides: string;
  canteenDecides: string;
  /** Who answers about the canteen. */
  helps: readonly ("town" | "canteen")[];
}[] = [
  {
    mode: "internal_town_hall",
    web: closed,
    atService: closed,
    lands: "town",
    townDecides: "open",
    canteenDecides: unseen,
    helps: ["town"],
  },
  {
    mode: "internal_web",
    web: "open",
    atService: closed,
    lands: "town",
    townDecides: "open",
    canteenDecides: unseen,
    helps: ["town"],
  },
  {
    mode: "internal_delegated",
    web: "open",
    atService: "open",
    lands: "canteen",
    townDecides: refused,
    canteenDecides: "open",
    helps: ["canteen", "town"],
  },
  {
    mode: "pooled_technical",
    web: "open",
    atService: "open",
    lands: "canteen",
    townDecides: "open",
    canteenDecides: "open",
    helps: ["canteen", "town"],
  },
  {
    mode: "optimised",
    web: "open",
    atService: closed,
    lands: "canteen",
    townDecides: refused,
    canteenDecides: "open",
    helps: ["canteen"],
  },
];

describe("the same file takes five routes", () => {
  test("the table tells every mode", () => {
    expect(table.map(({ mode }) => mode)).toEqual(modeNames);
  });

  test.each(table)(
    "$mode: web $web, service's counter $atService, lands at the $lands's desk",
    async (expected) => {
      const town = await aTownIn(house, expected.mode);
      expect(await code(startAtDesk(town.canteen, { personId: newId() }))).toBe(expected.atService);
      expect(await code(startAtDesk(town.validator, { personId: newId() }))).toBe("open");
      const file = await theSameFile(house, town, "cantine");
      expect(file.door).toBe(expected.web);
      const read = await readBy(town.validator, file.fileId);
      expect(read).toMatchObject({
        mode: expected.mode,
        deskId: town.desks[expected.lands],
        byException: false,
      });
      expect(await sees(town.validator, file.fileId)).toBe(true);
      expect(await sees(town.canteen, file.fileId)).toBe(expected.lands === "canteen");
      expect(await decides(town.validator, file)).toBe(expected.townDecides);
      expect(await decides(town.canteen, file)).toBe(expected.canteenDecides);
      const { anonymous: anybody, desks } = town;
      const helping = await findServiceHelp(anybody, "cantine");
      expect(helping.map(({ id }) => id)).toEqual(expected.helps.map((desk) => desks[desk]));
      // A service without a desk of its own is helped by the front desk, in every mode.
      const [front] = await findServiceHelp(anybody, "objets-trouves");
      expect(front?.id).toBe(desks.town);
    },
  );
});
