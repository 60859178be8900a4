import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  grantDelegation,
  issueApiToken,
  registerPasskey,
  requestPasskeyRegistration,
  requestSignInLinks,
  updateStaffDemand,
} from "../../features/access/access/index.ts";
import { couplingsJobs } from "../../features/activities/couplings/index.ts";
import {
  createImportProposal,
  getDefaultDesk,
  updateHelpTexts,
} from "../../features/authorities/authorities/index.ts";
import { registerEquipment } from "../../features/cards/equipment/index.ts";
import { terminalsJobs } from "../../features/cards/terminals/index.ts";
import {
  type AccessibilityReport,
  publishReport,
  submitComplaint,
} from "../../features/catalogue/accessibility/index.ts";
import { clientsJobs } from "../../features/consent/clients/index.ts";
import { consentJobs } from "../../features/consent/consent/index.ts";
import { openidJobs } from "../../features/consent/openid/index.ts";
import { type Application, anApplication } from "../../features/consent/openid/testing/application.ts";
import { connect } from "../../features/consent/openid/testing/connect.ts";
import { asks, type OpenIdWorld, openIdWorld } from "../../features/consent/openid/testing/open-id-world.ts";
import { renewalsJobs } from "../../features/consent/renewals/index.ts";
import { subscriptionsJobs } from "../../features/consent/subscriptions/index.ts";
import { transfersJobs } from "../../features/consent/transfers/index.ts";
import { checksJobs } from "../../features/enrolment/checks/index.ts";
import { aBillCode, aSealedPage } from "../../features/enrolment/checks/testing/sealed-documents.ts";
import {
  addFileDocument,
  enrolmentJobs,
  requestDocument,
  submitElementDecisions,
} from "../../features/enrolment/enrolment/index.ts";
import {
  aSentFile,
  type Newcomer,
  originalsSeen,
  readBy,
} from "../../features/enrolment/enrolment/testing/a-file.ts";
import { evidenceJobs, submitDocument } from "../../features/enrolment/evidence/index.ts";
import { aPdf, aPng } from "../../features/enrolment/evidence/testing/sample-files.ts";
import { submitLogoProposal } from "../../features/enrolment/logos/index.ts";
import { updateMode } from "../../features/enrolment/organisation/index.ts";
import { sourcesJobs } from "../../features/enrolment/sources/index.ts";
import { createHousehold, createRepresentedPerson } from "../../features/identity/households/index.ts";
import { openRecovery, recoveryJobs, requestAddressChange } from "../../features/identity/recovery/index.ts";
import { insightsJobs } from "../../features/insights/insights/index.ts";
import { notificationsJobs } from "../../features/messaging/notifications/index.ts";
import { recordDeath, submitMove } from "../../features/records/life/index.ts";
import { recordsJobs } from "../../features/records/records/index.ts";
import { rightsJobs } from "../../features/records/rights/index.ts";
import { auditJobs } from "../../features/trust/audit/index.ts";
import { endRequest, startRequest } from "../../features/trust/idempotency/index.ts";
import { openBlobs } from "../../infra/blobs/blobs.ts";
import type { Context } from "../../kernel/context.ts";
import { type PersonId, parseId } from "../../kernel/ids.ts";
import { anAuthenticator } from "../../testing/an-authenticator.ts";
import { anAgent } from "../../testing/builders.ts";
import { aCampaign, aDraft } from "../../testing/campaigns.ts";
import { aReceiver } from "../../testing/receiver.ts";
import { aTariffDraft } from "../../testing/tariffs.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { aHamlet } from "./a-hamlet.ts";
import { aVendor } from "./a-vendor.ts";
import { askTheState } from "./ask-the-state.ts";
import { carrySupports } from "./carry-supports.ts";
import { comeOfAge } from "./come-of-age.ts";
import { coupleServices } from "./couple-services.ts";
import { debitCards } from "./debit-cards.ts";
import { holdSomething, moneyJobs } from "./hold-something.ts";
import { knownAtThePool } from "./known-elsewhere.ts";
import { localiseModel } from "./localise-model.ts";
import { readFiles } from "./read-files.ts";
import { saveBeforeLook } from "./save-before-look.ts";
import { speakUp } from "./speak-up.ts";
import { tieAccount } from "./tie-account.ts";
import { tieToTheState } from "./tie-to-the-state.ts";
import { witnessed } from "./witnessed.ts";

export const canary = {
  given_name: "Xylocope",
  family_name: "Wrzyszczykiewicz",
  birthdate: "1987-03-29",
  email: "quokka@kookaburra.example",
  phone_number: "+33639987654",
  address: {
    street_address: "7 impasse du Zygomatique",
    postal_code: "14000",
    locality: "Caen",
    country: "FR",
  },
} as const;

export interface FullTown {
  readonly house: TestRuntime;
  readonly world: OpenIdWorld;
  readonly zelie: Newcomer;
  /** Her mother, whose death the town recorded. */
  readonly motherId: PersonId;
  /** Her eldest, whose account is being handed over. */
  readonly eldestId: PersonId;
  readonly services: readonly string[];
  readonly blobDirectory: string;
  close(): Promise<void>;
}

const jobsOfTheTown = [
  auditJobs,
  evidenceJobs,
  checksJobs,
  sourcesJobs,
  notificationsJobs,
  recoveryJobs,
  insightsJobs,
  enrolmentJobs,
  consentJobs,
  openidJobs,
  clientsJobs,
  subscriptionsJobs,
  couplingsJobs,
  terminalsJobs,
  transfersJobs,
  recordsJobs,
  renewalsJobs,
  rightsJobs,
  ...moneyJobs,
];

/**
 * A town in which every table holds something about Zélie: her file, her child, her document, two services by
 * OpenID.
 */
export async function fullTown(beforehand = async (_: TestRuntime) => {}): Promise<FullTown> {
  const house = await testRuntime(jobsOfTheTown);
  await keepEveryJob(house).then(() => beforehand(house));
  const blobDirectory = await mkdtemp(join(tmpdir(), "ardeco-walls-"));
  const [receiver, world] = [await aReceiver(), await openIdWorld(house)];
  const zelie = await aSentFile(house, world.caen, canary);
  await fillFile(house, zelie, blobDirectory);
  await liveTogether(zelie);
  const motherId = await loseSomebody(house, zelie);
  await move(zelie).then(() => askTheState(house, zelie));
  const eldestId = await openWays(house, world, zelie);
  const services = [
    await aConnection(house, world, zelie, receiver.url),
    await aConnection(house, world, zelie, receiver.url),
  ];
  const manager = await anAgent(house, world.caen, ["service_manager"]);
  for (const serviceId of services) await aDraft(manager, parseId<"service">(serviceId));
  await aTariffDraft(manager, parseId<"service">(services[0] ?? ""));
  for (const serviceId of services)
    await aCampaign(house, { serviceId: parseId<"service">(serviceId), providerId: world.caen });
  await aVendor(house);
  await aHamlet(house);
  await knownAtThePool(house, world.caen, { ...canary, personId: zelie.personId });
  const byFiles = await readFiles(house, world, services[0] ?? "");
  const program = { who: "staff", key: "numbat", request: "POST" };
  await startRequest(house.system(world.caen), program);
  await endRequest(house.system(world.caen), program, {
    status: 200,
    contentType: "application/json",
    body: "{}",
  });
  await openCampaigns(house, world);
  await world.validate(zelie, "email", "ornithorynque@kookaburra.example");
  await house.sqlAs("owner", "insert into loose_blob values ($1, gen_random_uuid(), $2, $3)", [
    world.caen,
    zelie.personId,
    house.clock.now(),
  ]);
  await house.drain();
  const [first = "", second = ""] = services;
  await coupleServices(house, zelie, [parseId<"service">(first), parseId<"service">(second)]);
  await byFiles.transfer();
  await witnessed(house, world);
  return {
    house,
    world,
    zelie,
    motherId,
    eldestId,
    services,
    blobDirectory,
    close: async () => {
      await receiver.close();
      await house.close();
      await rm(blobDirectory, { recursive: true, force: true });
    },
  };
}

/** The morning on which both campaigns open: she has two subscriptions to confirm, and is told. */
async function openCampaigns(house: TestRuntime, world: OpenIdWorld): Promise<void> {
  const today = house.clock.now().toISOString();
  house.clock.set("2026-12-02T08:00:00Z");
  const system = house.system(world.caen);
  await system.transaction((tx) =>
    system.ports.jobs.send(tx, "renewals.gather", { authorityId: world.caen, requestId: system.newId() }),
  );
  await house.drain();
  house.clock.set(today);
}

/**
 * A job leaves the database once done: what a thief sees depends on the moment. Here every job ever sent is
 * seen.
 */
async function keepEveryJob(house: TestRuntime): Promise<void> {
  await house.sqlAs(
    "owner",
    `create schema kept;
     create table kept.job (row jsonb);
     create function kept.keep() returns trigger language plpgsql security definer as
       $$ begin insert into kept.job values (to_jsonb(new)); return null; end $$;
     create trigger keep after insert on pgboss.job for each row execute function kept.keep()`,
  );
}

/** A document with a telling name and content, a decision, a document asked for. */
async function fillFile(house: TestRuntime, zelie: Newcomer, blobDirectory: string): Promise<void> {
  const { personId, fileId } = zelie;
  const depositor = withBlobs(zelie, blobDirectory);
  const content = aPdf({ objects: ["(numbat-dans-le-document)"] });
  const file = { personId, kind: "proof_of_address", fileName: "bandicoot.pdf", content } as const;
  const documentId = await submitDocument(depositor, file);
  await addFileDocument(zelie, { fileId, documentId, elements: ["address"] });
  await sealedBill(zelie);
  const agent = await anAgent(house, zelie.authorityId, ["validator"], "Camille Lefèvre");
  const decisions = await originalsSeen(agent, personId, ["given_name", "family_name"]);
  await submitElementDecisions(agent, { ...(await readBy(agent, fileId)), decisions });
  const asked = { element: "address", kind: "proof_of_address", reason: "Le numbat est illisible" } as const;
  await requestDocument(agent, { ...(await readBy(agent, fileId)), ...asked });
  await holdSomething(house, zelie);
}

/** A bill that bears a seal over her name and address: the platform checks it. */
async function sealedBill(zelie: Newcomer): Promise<void> {
  const { personId } = zelie;
  const { street_address: street, postal_code: code, locality } = canary.address;
  const fields = [
    ["10", `MME/${canary.family_name}/${canary.given_name}`],
    ["22", street],
    ["24", code],
    ["25", locality],
    ["26", "FR"],
  ] as const;
  const content = await aSealedPage(aBillCode({ fields }));
  await submitDocument(zelie, { personId, kind: "proof_of_address", fileName: "quokka.png", content });
}

function withBlobs(context: Context, directory: string): Context {
  return { ...context, ports: { ...context.ports, blobs: openBlobs(directory) } };
}

async function liveTogether(zelie: Newcomer): Promise<void> {
  const { personId } = zelie;
  await zelie.transaction(async (tx) => {
    const representativeId = personId;
    await createRepresentedPerson(tx, zelie, { representativeId, kind: "parental_authority" });
    await createHousehold(tx, zelie, { members: [{ personId, role: "adult", sharePercent: 100 }] });
  });
}

/** She said that she moved; nobody has checked it yet. */
async function move(zelie: Newcomer): Promise<void> {
  const { personId } = zelie;
  const address = { ...canary.address, street_address: "2 allée du Zorille" };
  await submitMove(zelie, { personId, address, since: "2026-11-20", companions: [] });
}

/** Her mother, whom she represented, died: the town recorded it. */
async function loseSomebody(house: TestRuntime, zelie: Newcomer): Promise<PersonId> {
  const { personId } = await zelie.transaction((tx) =>
    createRepresentedPerson(tx, zelie, {
      representativeId: zelie.personId,
      kind: "mandate",
      until: "2027-01-01",
    }),
  );
  const validator = await anAgent(house, zelie.authorityId, ["validator"]);
  await recordDeath(validator, { personId, diedOn: "2026-11-20" });
  return personId;
}

/** Her telephone opens her account too, and has done so. */
async function giveKey(zelie: Newcomer): Promise<void> {
  const telephone = anAuthenticator();
  const session = { actor: zelie.actor, method: "email_link", createdAt: zelie.now() } as const;
  const browser = "zelie-browser";
  const called = { authorityName: "Ville de Caen", displayName: "Zélie" };
  const answer = telephone.create(await requestPasskeyRegistration(zelie, { session, browser, ...called }));
  await registerPasskey(zelie, { session, browser, answer, label: "Téléphone au numbat" });
}

/** @returns the eldest. */
async function openWays(house: TestRuntime, world: OpenIdWorld, zelie: Newcomer): Promise<PersonId> {
  const mayor = await anAgent(house, world.caen, ["authority_administrator"]);
  const lent = await anAgent(house, world.agglomeration, ["validator"]);
  if (mayor.actor.kind !== "staff" || lent.actor.kind !== "staff") throw new TypeError("agents act");
  const scope = ["authority_administrator"] as const;
  const token = { staffId: mayor.actor.staffId, label: "Essai", scope, expiresAt: new Date("2027-01-01") };
  await tieToTheState(mayor, zelie);
  await updateStaffDemand(mayor, "everyone");
  await giveKey(zelie);
  await localiseModel(house, { town: world.caen, group: world.agglomeration, slug: "ludotheque" });
  await issueApiToken(mayor, { ...token, session: { createdAt: mayor.now() } });
  await publishReport(mayor, aReport);
  const operator = await anAgent(house, world.caen, ["operator"]);
  await createImportProposal(operator, { id: parseId<"territory_import">(mayor.newId()) });
  const complaint = {
    name: "Zélie Aubert",
    email: "zelie@example.org",
    where: "bus",
    what: "Rien n’est lu.",
  };
  await submitComplaint(mayor, { id: parseId<"complaint">(mayor.newId()), text: complaint });
  await speakUp(zelie);
  await updateHelpTexts(mayor, {
    topic: "address",
    texts: [{ language: "fr", audience: "everybody", text: "Au guichet." }],
  });
  await submitLogoProposal(mayor, aPng());
  await registerEquipment(mayor, {
    id: parseId<"equipment">(mayor.newId()),
    name: "Lecteur",
    kind: "reader",
    place: "Accueil",
    deskId: (await getDefaultDesk(mayor)).id,
  });
  await saveBeforeLook(house, mayor, zelie).then(() => carrySupports(house, mayor, zelie));
  await debitCards(house, mayor, zelie);
  await updateMode(mayor, { from: "internal_web", to: "pooled_technical" });
  await grantDelegation(mayor, {
    id: parseId<"delegation">(mayor.newId()),
    fromAuthorityId: world.agglomeration,
    staffId: lent.actor.staffId,
    role: "validator",
    reason: "Renfort",
    startsOn: "2026-11-01",
    endsOn: "2026-12-01",
  });
  const eldestId = await comeOfAge(house, world, zelie);
  await getBackIn(house, world, zelie);
  await tieAccount(house, world, zelie);
  await requestSignInLinks(mayor, { email: canary.email, door: "person" }, async () => {});
  return eldestId;
}

/** An agent opens her account again, and she asks for another address. */
async function getBackIn(house: TestRuntime, world: OpenIdWorld, zelie: Newcomer): Promise<void> {
  const agent = await anAgent(house, world.caen, ["validator"]);
  await world.validate(zelie, "birthdate", canary.birthdate);
  await openRecovery(agent, { personId: zelie.personId, proof: "passport", reason: "Quokka perdu." });
  const session = { actor: zelie.actor, method: "email_link", createdAt: house.clock.now() } as const;
  await requestAddressChange(zelie, { session, email: "neuve@kookaburra.example" });
}

const aReport: AccessibilityReport = {
  conformity: "none",
  establishedOn: "2026-11-24",
  failures: [],
  exemptions: [],
  outOfScope: [],
  commitments: ["Former les agents."],
  actions: [],
  review: [],
};

async function aConnection(
  house: TestRuntime,
  world: OpenIdWorld,
  zelie: Newcomer,
  eventsUri: string,
): Promise<string> {
  const serviceId = await world.service([asks("family_name", true), asks("email")]);
  const registered = await world.application(serviceId, { eventsUri });
  const address = "http://localhost:3000/caen/oidc";
  const library: Application = await anApplication(world.server.app, address, registered);
  const { told } = await connect({ world, library, house, serviceId, clientId: registered.clientId }, zelie, {
    granted: ["family_name", "email"],
    to: library,
  });
  if (told.sub === "") throw new Error("the service knows nobody");
  return serviceId;
}
