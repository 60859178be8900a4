import { expect, test } from "vitest";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { aPerson, aTown } from "../../../testing/builders.ts";
import { testRuntime } from "../../../testing/test-runtime.ts";

// A year of quotients says 4,000 changes: whoever follows addresses only is sent none of them.

const heard: Record<"all" | "addresses", string[]> = { all: [], addresses: [] };
const ears: readonly ModuleJobs[] = [
  {
    handlers: { "test.hear_all": { run: async (_, { element }) => void heard.all.push(String(element)) } },
    listens: { "identity.element_changed": "test.hear_all" },
  },
  {
    handlers: {
      "test.hear_addresses": { run: async (_, { element }) => void heard.addresses.push(String(element)) },
    },
    listens: {
      "identity.element_changed": { job: "test.hear_addresses", when: { element: "address" } },
    },
  },
];

test("who hears a change of one element only is sent no job for the others", async () => {
  const house = await testRuntime(ears);
  try {
    const town = await aTown(house, { slug: "caen" });
    const address = {
      street_address: "1 rue Saint-Jean",
      postal_code: "14000",
      locality: "Caen",
      country: "FR",
    };
    await aPerson(house, town.id, { validated: { family_quotient: 742, address } });
    await house.drain();
    expect(new Set(heard.all)).toEqual(new Set(["family_quotient", "address"]));
    // The job writes down all that it is sent: it was sent nothing else.
    expect(new Set(heard.addresses)).toEqual(new Set(["address"]));
  } finally {
    await house.close();
  }
});
