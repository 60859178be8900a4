import { expect, test } from "vitest";
import { aTree } from "../testing/fixture.ts";
import { countTestTitles, listTestGroups, listThreatAreas } from "./threats.ts";

const PATH = "docs/security/threats/browser.json";
const tests = [{ file: "a.test.ts", titles: ["opens nothing", "reads nothing"] }];
const threat = { id: "forms", boundary: "browser ↔ web", threats: ["a site"], guards: ["a token"], tests };
const limit = { sentences: ["**Floods** are counted by one server."] };
const read = (area: unknown) =>
  listThreatAreas(aTree({ [PATH]: typeof area === "string" ? area : JSON.stringify(area) }));

test("an area is read whole, the tests of its threats and of its limits counted", () => {
  const [area] = read({ title: "Browsers", threats: [threat], limits: [{ ...limit, tests }] });
  expect(area).toMatchObject({ name: "browser", path: PATH, title: "Browsers", problem: null });
  expect(area && countTestTitles(listTestGroups(area))).toBe(4);
});

test.each([
  ["{", "JSON"],
  [[], "the file is not an object"],
  [{ title: "Browsers", threats: [threat] }, `"limits" is not a list`],
  [{ title: "", threats: [], limits: [] }, `"title" is not a text`],
  [{ title: "Browsers", threats: [{ ...threat, guards: [] }], limits: [] }, `"guards" is empty`],
  [
    { title: "Browsers", threats: [{ ...threat, guards: [1] }], limits: [] },
    `"guards" holds more than texts`,
  ],
])("%j is refused", (area, problem) => {
  expect(read(area)).toEqual([expect.objectContaining({ problem: expect.stringContaining(problem) })]);
});
