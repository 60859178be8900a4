import { randomUUID } from "node:crypto";
import type { ServiceDefinition } from "@ardeco/contracts";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { type AuthorityId, parseId, type ServiceId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { aDefinition } from "../../../testing/services.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import {
  approveVersion,
  catalogueJobs,
  closeService,
  compareWithModel,
  createLocalisedService,
  draftService,
  draftVersion,
  findPublishedService,
  isLocal,
  listModelNews,
  listModels,
  listPublishedServices,
  publishVersion,
  saveDraft,
  submitVersion,
  updateLocalisedService,
  type VersionSeen,
} from "./index.ts";
import { mergeModel } from "./merge-model.ts";
import { listLocalisers } from "./store/localisations.ts";

// Concept and instance, as Flanders' catalogue of local services has them: the region writes, the commune
// localises.

let house: TestRuntime;
let region: AuthorityId;
let caen: AuthorityId;
let writer: Context;
let officer: Context;
let marc: Context;
let helene: Context;
beforeAll(async () => {
  house = await testRuntime([catalogueJobs, notificationsJobs]);
  region = (await aTown(house, { slug: "normandie", kind: "region", officialCode: "28" })).id;
  caen = (await aTown(house, { slug: "caen" }, [region])).id;
  writer = await anAgent(house, region, ["service_manager"], "Maud Pichon");
  officer = await anAgent(house, region, ["data_protection_officer"], "Élie Roussel");
  marc = await anAgent(house, caen, ["service_manager"], "Marc Vidal");
  helene = await anAgent(house, caen, ["authority_administrator"], "Hélène Auvray");
});
afterAll(() => house?.close());

const newId = () => parseId<"service">(randomUUID());
const page = { cost: { from: 200 }, themes: ["culture" as const] };

async function publish(by: Context, approver: Context, seen: VersionSeen): Promise<void> {
  await submitVersion(by, seen);
  await approveVersion(approver, { ...seen, revision: seen.revision + 1 });
  await publishVersion(by, { ...seen, revision: seen.revision + 2 });
}

async function aModel(definition: Partial<ServiceDefinition> = {}): Promise<ServiceId> {
  const id = newId();
  const whole = aDefinition({ presentation: page, ...definition });
  const input = { id, slug: `modele-${id.slice(0, 8)}`, definition: whole, isModel: true };
  await publish(writer, officer, await draftService(writer, input));
  return id;
}

async function revise(model: ServiceId, definition: Partial<ServiceDefinition>): Promise<void> {
  const whole = aDefinition({ presentation: page, ...definition });
  await publish(writer, officer, await draftVersion(writer, { serviceId: model, definition: whole }));
}

const localise = (modelId: ServiceId, id = newId()) =>
  createLocalisedService(marc, { modelId, id, slug: `local-${id.slice(0, 8)}` });
const stateOf = (serviceId: ServiceId) => compareWithModel(marc, serviceId);
const price = (from: number) => ({ presentation: { ...page, cost: { from } } });

describe("a model", () => {
  test("is offered to nobody by itself; the service that localises it is", async () => {
    const model = await aModel();
    const offered = await marc.transaction((tx) => listPublishedServices(tx, [region], { peopleOf: caen }));
    expect(offered.map(({ id }) => id)).not.toContain(model);
    const which = { serviceId: model };
    await expect(
      marc.transaction((tx) => findPublishedService(tx, which, { peopleOf: caen })),
    ).resolves.toBeUndefined();
    expect((await listModels(marc)).map(({ id }) => id)).toContain(model);
    const seen = await localise(model);
    await publish(marc, helene, seen);
    const local = { serviceId: seen.serviceId };
    await expect(
      marc.transaction((tx) => findPublishedService(tx, local, { peopleOf: caen })),
    ).resolves.toMatchObject({ providerId: caen });
  });

  test("is localised only where its publisher is competent, and by who may draft", async () => {
    const model = await aModel();
    const elsewhere = (await aTown(house, { slug: "rennes" })).id;
    const stranger = await anAgent(house, elsewhere, ["service_manager"]);
    const input = { modelId: model, id: newId(), slug: "local" };
    await expect(createLocalisedService(stranger, input)).rejects.toThrow("catalogue.unknown_model");
    const reception = await anAgent(house, caen, ["reception"]);
    await expect(createLocalisedService(reception, input)).rejects.toThrow("access.capability_missing");
  });
});

describe("a localised service", () => {
  test("says its own price, never its own purposes: it is not submitted so", async () => {
    const seen = await localise(await aModel());
    const [first, ...others] = aDefinition().requests;
    if (!first) throw new TypeError("something is asked");
    const requests = [{ ...first, legalBasis: "consent" as const }, ...others];
    const definition = aDefinition({ ...price(100), requests });
    await saveDraft(marc, { ...seen, definition });
    await expect(submitVersion(marc, { ...seen, revision: 2 })).rejects.toMatchObject({
      code: "catalogue.not_publishable",
      fields: [{ code: "catalogue.model_decides", field: "/requests" }],
    });
    await saveDraft(marc, { ...seen, revision: 2, definition: aDefinition(price(100)) });
    await publish(marc, helene, { ...seen, revision: 3 });
  });

  test("is told of a new version, and takes it with its local changes kept", async () => {
    const model = await aModel();
    const seen = await localise(model);
    await saveDraft(marc, { ...seen, definition: aDefinition(price(100)) });
    await publish(marc, helene, { ...seen, revision: 2 });
    expect(await stateOf(seen.serviceId)).toMatchObject({ newer: false, retired: false, base: 1 });
    await revise(model, { audience: "child", summary: { fr: "Emprunter.", en: "Borrow." } });
    expect(await stateOf(seen.serviceId)).toMatchObject({
      newer: true,
      merged: { taken: ["audience", "summary"], kept: ["presentation/cost"], conflicts: [] },
    });
    const next = await updateLocalisedService(marc, { serviceId: seen.serviceId });
    await expect(updateLocalisedService(marc, { serviceId: seen.serviceId })).rejects.toThrow(
      "catalogue.model_up_to_date",
    );
    await publish(marc, helene, next);
    const offered = await marc.transaction((tx) =>
      findPublishedService(tx, { serviceId: seen.serviceId }, { peopleOf: caen }),
    );
    expect(offered?.definition).toEqual(
      aDefinition({ audience: "child", summary: { fr: "Emprunter.", en: "Borrow." }, ...price(100) }),
    );
  });

  test("changed on both sides: the conflict is shown, the local wording kept", async () => {
    const model = await aModel();
    const seen = await localise(model);
    await saveDraft(marc, { ...seen, definition: aDefinition(price(100)) });
    await revise(model, price(300));
    const { conflicts } = await updateLocalisedService(marc, { serviceId: seen.serviceId });
    expect(conflicts).toEqual([
      { member: "presentation/cost", base: { from: 200 }, local: { from: 100 }, model: { from: 300 } },
    ]);
    expect(await stateOf(seen.serviceId)).toMatchObject({
      newer: false,
      merged: { kept: ["presentation/cost"] },
    });
  });

  test("is told that its model is retired, and goes on by itself", async () => {
    const model = await aModel();
    const seen = await localise(model);
    await closeService(writer, model);
    expect(await stateOf(seen.serviceId)).toMatchObject({ retired: true, newer: false });
    await publish(marc, helene, seen);
  });
});

describe("the comparison, whatever the three sides", () => {
  const members = ["type", "requests", "channels", "conditions"] as const;
  const value = fc.option(fc.constantFrom("a", "b", "c"), { nil: undefined });
  const side = fc
    .tuple(
      fc.record({ type: value, requests: value, channels: value, conditions: value }),
      fc.record({ cost: value, themes: value }),
    )
    .map(
      ([top, inPage]): Record<string, unknown> =>
        JSON.parse(JSON.stringify({ ...top, presentation: inPage })),
    );
  const at = (one: Readonly<Record<string, unknown>>, member: string): unknown =>
    member.startsWith("presentation/")
      ? Reflect.get(Object(one.presentation ?? {}), member.slice("presentation/".length))
      : one[member];

  test("keeps each local change and takes each change of the model where the commune changed nothing", () => {
    fc.assert(
      fc.property(side, side, side, (base, local, model) => {
        const { definition, conflicts } = mergeModel(base, local, model);
        for (const member of [...members, "presentation/cost", "presentation/themes"]) {
          const changedHere = isLocal(member) && at(local, member) !== at(base, member);
          expect(at(definition, member)).toEqual(at(changedHere ? local : model, member));
          const both = changedHere && at(model, member) !== at(base, member);
          const told = conflicts.some((conflict) => conflict.member === member);
          expect(told).toBe(both && at(local, member) !== at(model, member));
        }
      }),
    );
  });

  test("of a model that did not change leaves the local service as it is; twice is once", () => {
    fc.assert(
      fc.property(side, side, side, (base, local, model) => {
        const once = mergeModel(base, local, model).definition;
        expect(mergeModel(model, once, model).definition).toEqual(once);
      }),
    );
  });
});

describe("when a model moves", () => {
  const told = async (act: () => Promise<unknown>) => {
    await house.drain();
    const before = house.mails.length;
    await act();
    await house.drain();
    return house.mails.slice(before);
  };
  const news = () => listModelNews(marc);

  test("those who manage what comes from it here are written to, and the list of services says so", async () => {
    const model = await aModel();
    const { serviceId } = await localise(model);
    await anAgent(house, caen, [{ role: "service_manager", serviceId: newId() }], "Une autre fiche");
    const sent = await told(() => revise(model, price(300)));
    expect(sent.map(({ subject }) => subject.replaceAll("\u00a0", " "))).toEqual([
      "Le modèle « Médiathèque » a changé",
    ]);
    expect(sent[0]?.text).toContain(`/caen/administration/services/${serviceId}/modele`);
    expect((await news()).filter((one) => one.serviceId === serviceId)).toMatchObject([{ move: "changed" }]);
    await updateLocalisedService(marc, { serviceId });
    expect((await news()).filter((one) => one.serviceId === serviceId)).toEqual([]);
    const [retired] = await told(() => closeService(writer, model));
    expect(retired?.subject).toContain("n’est plus tenu à jour");
    expect((await news()).filter((one) => one.serviceId === serviceId)).toMatchObject([{ move: "retired" }]);
  });

  test("nobody is told of a model that nobody took, nor who took another's", async () => {
    const model = await aModel();
    expect(await told(() => revise(model, price(300)))).toEqual([]);
    await localise(model);
    const localisers = (by: Context) => by.transaction((tx) => listLocalisers(tx, model));
    expect(await localisers(writer)).toEqual([caen]);
    expect(await localisers(marc)).toEqual([]);
    expect(await localisers(await anAgent(house, region, ["reception"]))).toEqual([]);
    expect(await localisers(house.as({ kind: "anonymous" }, region))).toEqual([]);
  });
});
