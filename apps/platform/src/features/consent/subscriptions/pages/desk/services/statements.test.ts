import { afterAll, beforeAll, expect, test } from "vitest";
import { aDesk, type Desk } from "../../../../../../frames/desk/testing/a-desk.ts";
import { aPerson } from "../../../../../../testing/builders.ts";
import { aCampaign } from "../../../../../../testing/campaigns.ts";
import { asks } from "../../../../../../testing/consents.ts";
import { countStatements } from "../../../../../../testing/count-statements.ts";
import { aPublishedService } from "../../../../../../testing/services.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";

let desk: Desk;

beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk?.house.close());

/** Some with a campaign, some that ask for what the person never gave. */
async function opens(count: number, from: number): Promise<void> {
  for (let nth = from; nth < from + count; nth += 1) {
    const name = nth % 2 === 0 ? "given_name" : "family_quotient";
    const { id: serviceId } = await aPublishedService(desk.house, desk.caen.id, {
      slug: `service-${nth}`,
      definition: {
        title: { fr: `Service ${nth}`, en: `Service ${nth}` },
        requests: [asks(name, { required: true })],
      },
    });
    await aCampaign(desk.house, { serviceId, providerId: desk.caen.id });
  }
}

const statementsOf = async (browser: Browser, page: string): Promise<number> =>
  (await countStatements(() => browser.open(page))).statements;

test("the list of what somebody may open costs as many statements for twelve services as for two", async () => {
  const { personId } = await aPerson(desk.house, desk.caen.id, {
    validated: { given_name: "Odile", family_name: "Roussel", birthdate: "1945-08-17" },
  });
  const agent = await desk.at(["reception"]);
  const page = `/caen/agents/personnes/${personId}/services/ouvrir`;
  await opens(2, 0);
  await agent.open(page);
  const few = await statementsOf(agent, page);
  expect(few).toBeGreaterThan(0);
  await opens(10, 2);
  expect(await statementsOf(agent, page)).toBe(few);
  const { body } = await agent.open(page);
  expect(body.match(/Service \d+/g)).toHaveLength(12);
  expect(body.match(/À compléter/g)).toHaveLength(6);
});
