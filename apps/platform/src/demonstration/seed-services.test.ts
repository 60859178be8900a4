import { expect, test } from "vitest";
import { findProblems } from "../modules/catalogue/index.ts";
import { readSeeds } from "./seed-files.ts";

const { services, agents } = await readSeeds();

test.each(services.map((one) => [one.key, one] as const))("%s can be published as it is", (_, service) => {
  expect(findProblems(service.definition)).toEqual([]);
});

test("each service is written and approved by two agents of the authority that publishes it", () => {
  for (const { key, authority, manager, approver } of services) {
    const hands = [manager, approver].map((name) => agents.find((agent) => agent.key === name)?.authority);
    expect({ key, hands }).toEqual({ key, hands: [authority, authority] });
    expect(manager).not.toBe(approver);
  }
});
