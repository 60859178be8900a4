import { parseServiceDefinition, type ServicePresentation, studiedServices } from "@ardeco/contracts";
import { expect, test } from "vitest";
import { findProblems } from "../features/catalogue/catalogue/index.ts";
import { isDoneByHand } from "./load-services.ts";
import { readSeeds } from "./seed-files.ts";

const { services, agents } = await readSeeds();

function presentationOf({ definition }: (typeof services)[number]): ServicePresentation {
  const parsed = parseServiceDefinition(definition);
  return (parsed.ok ? parsed.definition.presentation : undefined) ?? {};
}

test.each(services.map((one) => [one.key, one] as const))("%s can be published as it is", (_, service) => {
  expect(findProblems(service.definition)).toEqual([]);
});

test("what each information is for, and what changes without it, speak to nobody: they are read on a child’s page, and at the desk", () => {
  for (const { key, definition } of services) {
    const parsed = parseServiceDefinition(definition);
    const requests = parsed.ok ? parsed.definition.requests : [];
    for (const { element, purpose, without } of requests) {
      const told = [purpose.fr, purpose.en, without?.fr ?? "", without?.en ?? ""].join(" ");
      const said = told.replaceAll("rendez-vous", "");
      expect({ key, element, said }).toEqual({
        key,
        element,
        said: expect.not.stringMatching(/\b(vous|votre|vos|you|your|yours)\b/i),
      });
    }
  }
});

test("each service is written and approved by two agents of the authority that publishes it", () => {
  for (const { key, authority, manager, approver } of services) {
    const hands = [manager, approver].map((name) => agents.find((agent) => agent.key === name)?.authority);
    expect({ key, hands }).toEqual({ key, hands: [authority, authority] });
    expect(manager).not.toBe(approver);
  }
});

test("whatever takes people is heard of by somebody: an application, files, or a work list of agents", () => {
  const byHand = services.filter(isDoneByHand).map(({ key }) => key);
  expect(byHand).toEqual(
    expect.arrayContaining(["transport", "pass-jeune", "cinema-le-drakkar", "aide-a-domicile"]),
  );
  expect(byHand).not.toContain("mediatheque");
  expect(byHand).not.toContain("sport");
  expect(byHand).not.toContain("carte-identite");
});

test("the 17 services of the Lecko study are offered, each once, those of the State as links or information", () => {
  const types = Object.fromEntries(
    services.flatMap((service) => {
      const { studied } = presentationOf(service);
      return studied ? [[studied, service.definition.type]] : [];
    }),
  );
  expect(Object.keys(types).toSorted()).toEqual(Object.keys(studiedServices).toSorted());
  // A birth is declared, an identity card is asked of the State: neither is a subscription.
  expect(types).toMatchObject({
    civil_status_certificates: "link",
    identity_card: "link",
    electoral_registration: "link",
    social_housing: "link",
    disabled_mobility: "link",
    birth_declaration: "information",
    lost_property: "information",
    risks: "information",
    homes_for_older_people: "information",
    early_childhood: "request",
    temporary_parking: "request",
    // Nothing can be asked online until requests exist: the page says whom to call.
    street_problems: "information",
    bulky_waste: "request",
    school_canteen: "subscription",
    leisure_centres: "subscription",
    residents_parking: "subscription",
    library: "subscription",
  });
});

test("the words given as examples on the home page are those of a service", () => {
  const bus = services.find(({ key }) => key === "transport");
  expect(bus && presentationOf(bus).keywords).toContain("carte de bus");
});

test("those of Saint-Lô, a youth pass and one private partner are offered too", () => {
  const keys = services.map(({ key }) => key);
  expect(keys).toEqual(
    expect.arrayContaining([
      "cantine",
      "etude-du-soir",
      "creche",
      "piscine",
      "sport",
      "foyer-jeunes-travailleurs",
      "espace-multimedia",
      "transport",
      "pass-jeune",
    ]),
  );
  const partners = services.filter((service) => presentationOf(service).partner);
  expect(partners.map(({ key }) => key)).toEqual(["cinema-le-drakkar"]);
});
