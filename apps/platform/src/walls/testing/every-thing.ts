import { randomUUID } from "node:crypto";
import { GRANT_GIVEN } from "@ardeco/contracts";
import { grantDelegation, issueApiToken } from "../../features/access/access/index.ts";
import { createImportProposal } from "../../features/authorities/authorities/index.ts";
import { closeTill, getRegie, setOnlineAccount, startTopUp } from "../../features/billing/payments/index.ts";
import { aRegie } from "../../features/billing/payments/testing/a-regie.ts";
import { requestSupport } from "../../features/cards/supports/index.ts";
import { submitComplaint } from "../../features/catalogue/accessibility/index.ts";
import { draftVersion } from "../../features/catalogue/catalogue/index.ts";
import { startVersion } from "../../features/compliance/compliance/index.ts";
import { openWorkList, registerClient, scheduleDelivery } from "../../features/consent/clients/index.ts";
import { acceptConsent } from "../../features/consent/consent/index.ts";
import {
  createTransferFile,
  issueFile,
  openTransfer,
  receiveReceiptFile,
  savePlaceSettings,
} from "../../features/consent/transfers/index.ts";
import { addFileDocument } from "../../features/enrolment/enrolment/index.ts";
import { aSentFile, type Newcomer } from "../../features/enrolment/enrolment/testing/a-file.ts";
import { submitDocument } from "../../features/enrolment/evidence/index.ts";
import { aPdf } from "../../features/enrolment/evidence/testing/sample-files.ts";
import { writeContact } from "../../features/identity/contacts/index.ts";
import { createRepresentedPerson } from "../../features/identity/households/index.ts";
import { createDeclaration, listElements, recordSamePerson } from "../../features/identity/identity/index.ts";
import { openAccount } from "../../features/ledger/counters/index.ts";
import { aPurse } from "../../features/ledger/counters/testing/a-purse.ts";
import { recordDeath } from "../../features/records/life/index.ts";
import {
  endPause,
  requestErasure,
  requestRestriction,
  submitRightRequest,
} from "../../features/records/rights/index.ts";
import { justNow } from "../../features/records/rights/testing/just-now.ts";
import type { Context } from "../../kernel/context.ts";
import { type AuthorityId, type GrantId, parseId, type ServiceId } from "../../kernel/ids.ts";
import { anAgent, aPerson } from "../../testing/builders.ts";
import { aCampaign, aDraft } from "../../testing/campaigns.ts";
import { asks } from "../../testing/consents.ts";
import { aPublishedService } from "../../testing/services.ts";
import { aTariffDraft } from "../../testing/tariffs.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";
import { aBooking } from "./a-booking.ts";
import { anAnnouncement } from "./an-announcement.ts";
import { anInvoice } from "./an-invoice.ts";
import { aQuestion } from "./ask-the-state.ts";
import { aCoupling } from "./couple-services.ts";
import { fromEstablishments } from "./known-elsewhere.ts";
import { localiseModel } from "./localise-model.ts";
import { anEquipment, someCards } from "./some-cards.ts";
import { useAPass } from "./use-a-pass.ts";
import { useAnOldCard } from "./use-an-old-card.ts";

/** One real thing of the town for each name that stands in a path. */
export async function everyThing(house: TestRuntime, town: AuthorityId, group: AuthorityId) {
  const person = await aSentFile(house, town);
  const { representationId } = await person.transaction((tx) =>
    createRepresentedPerson(tx, person, {
      representativeId: person.personId,
      kind: "parental_authority",
    }),
  );
  const manager = await anAgent(house, town, ["service_manager"]);
  const service = await aPublishedService(house, town, { slug: "ludotheque" });
  const { clientId } = await registerClient(manager, {
    serviceId: service.id,
    name: "Logiciel",
    redirectUris: ["http://localhost:4000/retour"],
    eventsUri: "http://localhost:9/evenements",
    authMethod: "client_secret_basic",
  });
  await draftVersion(manager, { serviceId: service.id });
  const { grant, renewed } = await anAgreement(house, person);
  await house.drain();
  const [letter] = await house.sqlAs<{ id: string }>(
    "owner",
    "select id from message where channel = 'letter'",
  );
  return {
    person,
    grant,
    renewed,
    dead: await somebodyDead(house, person),
    ...(await localiseModel(house, { town, group, slug: "local" })),
    complaint: await aComplaint(house, town),
    announcement: await anAnnouncement(house, town),
    token: await aToken(house, town),
    ...(await byFiles(house, manager, person)),
    ...(await byHand(house, manager, person)),
    delivery: await somethingToTell(person, { serviceId: service.id, providerId: town, grantId: grant }),
    territory: await anImport(house, town),
    file: person.fileId,
    link: representationId,
    phone: await aPhone(person),
    source: "quotient",
    question: await aQuestion(house, person),
    service: service.id,
    slug: "ludotheque",
    campaign: await aDraft(manager, service.id),
    client: clientId,
    agent: staffIdOf(manager),
    delegation: await lend(house, town, group),
    letter: letter?.id ?? "no letter",
    contact: await aContact(house, person),
    support: await aSupport(house, person),
    equipment: await anEquipment(house, town),
    ...(await someCards(house, town)),
    tariff: await aTariffDraft(manager, service.id),
    ...(await aTill(house, person)),
    ...(await anInvoice(house, person)),
    ...(await aBooking(house, person)),
    ...(await aCoupling(house, town, [service.id, await anIceRink(house, town)])),
    ...(await useAPass(house, person)),
    right: await aRight(person),
    pause: await aPause(person),
    erasure: await anErasure(person),
    draft: await aSecurityFile(house, town),
    duplicate: await aDuplicate(house, town, person.personId),
    document: await aDocument(person),
    ...(await fromEstablishments(house, town)),
  };
}

const anIceRink = async (house: TestRuntime, town: AuthorityId) =>
  (await aPublishedService(house, town, { slug: "patinoire" })).id;

/** Money taken at a desk, its till closed, and a payment begun online. */
async function aTill(house: TestRuntime, person: Newcomer) {
  const { personId, authorityId } = person;
  const purse = await aPurse(house, authorityId);
  const accountId = await openAccount(person, { personId, counterId: purse.counterId });
  const { regieId, mayor, mandataire, take } = await aRegie(house, authorityId, purse);
  const { id: payment } = await take({ personId, accountId });
  const counted = { regieId, cash: 2_000, cheques: 0, reason: "" };
  const closing = await closeTill(mandataire, { id: parseId<"tillClosing">(randomUUID()), ...counted });
  await setOnlineAccount(mayor, { regieId, provider: "simulator", clientNumber: "000000", mode: "test" });
  const { page } = await startTopUp(person, {
    id: parseId<"payment">(randomUUID()),
    personId,
    accountId,
    amount: 1_000,
    payer: "Jeanne",
    returnTo: "http://localhost:3000/caen/espace/compteurs",
    notifyAt: "http://localhost:3000/caen/paiements/notification",
  });
  const { agents } = await mayor.transaction((tx) => getRegie(tx, mayor, regieId));
  const oldCards = await useAnOldCard(house, authorityId, { counterId: purse.counterId });
  return {
    counter: purse.counterId,
    oldCard: oldCards.card,
    oldCardFile: oldCards.file,
    regie: regieId,
    naming: agents[0]?.id ?? "no naming",
    closing: closing.id,
    payment,
    operation: page.split("/").at(-1) ?? "no operation",
  };
}

/** A document of hers that an agent may open. */
async function aDocument(person: Newcomer): Promise<string> {
  const { personId, fileId } = person;
  const content = aPdf({ objects: [] });
  const documentId = await submitDocument(person, {
    personId,
    kind: "proof_of_address",
    fileName: "facture.pdf",
    content,
  });
  await addFileDocument(person, { fileId, documentId, elements: ["address"] });
  return documentId;
}

/** Somebody else who may be the same person, as the house found it. */
async function aDuplicate(house: TestRuntime, town: AuthorityId, personId: string): Promise<string> {
  const other = await aPerson(house, town, { declared: { given_name: "Jeanne" } });
  const [one, second] = [personId, other.personId].toSorted();
  const [pair] = await house.sqlAs<{ id: string }>(
    "owner",
    `insert into possible_duplicate (authority_id, id, one_id, other_id, likelihood, found_on)
     values ($1, gen_random_uuid(), $2, $3, 90, '2026-11-22') returning id`,
    [town, one, second],
  );
  const system = house.system(town);
  const id = parseId<"personMerge">(pair?.id ?? "no pair");
  await system.transaction((tx) =>
    recordSamePerson(tx, system, { id, one: parseId<"person">(personId), other: other.personId }),
  );
  return id;
}

/** An answer is waited for. */
async function aRight(person: Newcomer): Promise<string> {
  const { personId } = person;
  const asked = {
    id: parseId<"rights_request">(randomUUID()),
    personId,
    right: "access",
    text: "Tout.",
  } as const;
  return (await submitRightRequest(person, asked)).id;
}

/** Lifted again: the other forms need their agreements. Announcing its end is a conflict, lifting it again changes nothing. */
async function aPause(person: Newcomer): Promise<string> {
  const id = parseId<"rights_request">(randomUUID());
  const { personId } = person;
  await requestRestriction(person, { id, personId, ground: "accuracy", text: "Tout.", grantIds: [] });
  await endPause(person, { id, session: justNow(person) });
  return id;
}

/** An erasure that may still be undone. */
async function anErasure(person: Newcomer): Promise<string> {
  const { personId, actor } = person;
  const session = { actor, method: "email_link", createdAt: person.now() } as const;
  const asked = { id: parseId<"rights_request">(randomUUID()), personId, text: "", session };
  return (await requestErasure(person, asked)).id;
}

/** A security file that somebody began. */
async function aSecurityFile(house: TestRuntime, town: AuthorityId): Promise<number> {
  const mayor = await anAgent(house, town, ["authority_administrator"]);
  return startVersion(mayor, { id: parseId<"compliance_version">(randomUUID()), kind: "security_file" });
}

/** A printed card of hers, that serves. */
async function aSupport(house: TestRuntime, person: Newcomer): Promise<string> {
  const { personId, authorityId } = person;
  const carrier = house.as({ kind: "person", personId }, authorityId);
  const id = parseId<"support">(randomUUID());
  return (await requestSupport(carrier, { id, personId, kind: "printed" })).id;
}

/** Somebody wrote to the town. */
async function aContact(house: TestRuntime, person: Newcomer): Promise<string> {
  const writer = house.as({ kind: "person", personId: person.personId }, person.authorityId);
  const { id } = await writeContact(writer, {
    id: parseId<"contact">(randomUUID()),
    subject: "Cantine",
    asked: "Bonjour",
  });
  return id;
}

/** Said after the file was sent: no document proves it. */
async function aPhone(person: Newcomer): Promise<string> {
  const { personId } = person;
  return person.transaction(async (tx) => {
    await createDeclaration(tx, person, { personId, name: "phone_number", value: "0612345678" });
    const [pair] = await listElements(tx, person, personId, ["phone_number"]);
    return pair?.declared?.id ?? "no number";
  });
}

async function lend(house: TestRuntime, town: AuthorityId, group: AuthorityId): Promise<string> {
  const mayor = await anAgent(house, town, ["authority_administrator"]);
  const id = parseId<"delegation">(randomUUID());
  await grantDelegation(mayor, {
    id,
    fromAuthorityId: group,
    staffId: parseId<"staff">(staffIdOf(await anAgent(house, group, ["validator"]))),
    role: "validator",
    reason: "Renfort",
    startsOn: "2026-11-01",
    endsOn: "2026-12-01",
  });
  return id;
}

function staffIdOf({ actor }: Context): string {
  if (actor.kind !== "staff") throw new TypeError("an agent acts");
  return actor.staffId;
}

type Sector = { readonly serviceId: ServiceId; readonly providerId: AuthorityId };

/** The day after the test clock starts: who agreed before a campaign opens is asked in it. */
const TOMORROW = "2026-11-25";

/** She said yes to a service, which the desk may stop for her, and whose campaign waits for her answer. */
async function anAgreement(house: TestRuntime, person: Newcomer) {
  const { personId, authorityId } = person;
  const { id: serviceId, version } = await aPublishedService(house, authorityId, {
    slug: "bibliotheque",
    definition: { requests: [asks("given_name")] },
  });
  const { id } = await acceptConsent(person, {
    personId,
    serviceId,
    version,
    granted: ["given_name"],
    refused: [],
  });
  await house.drain();
  const renewed = await aCampaign(house, { serviceId, providerId: authorityId }, { opensOn: TOMORROW });
  house.clock.set(`${TOMORROW}T08:00:00Z`);
  const system = house.system(authorityId);
  await system.transaction((tx) =>
    system.ports.jobs.send(tx, "renewals.gather", { authorityId, requestId: system.newId() }),
  );
  return { grant: id, renewed };
}

/** Recorded yesterday, in error perhaps. */
async function somebodyDead(house: TestRuntime, person: Newcomer): Promise<string> {
  const { personId } = await person.transaction((tx) =>
    createRepresentedPerson(tx, person, {
      representativeId: person.personId,
      kind: "mandate",
      until: "2027-01-01",
    }),
  );
  const validator = await anAgent(house, person.authorityId, ["validator"]);
  await recordDeath(validator, { personId, diedOn: "2026-11-20" });
  return personId;
}

async function aComplaint(house: TestRuntime, town: AuthorityId): Promise<string> {
  const id = parseId<"complaint">(randomUUID());
  const text = { name: "Zélie", email: "zelie@example.org", where: "bus", what: "Rien n’est lu." };
  await submitComplaint(house.as({ kind: "anonymous" }, town), { id, text });
  return id;
}

async function aToken(house: TestRuntime, town: AuthorityId): Promise<string> {
  const mayor = await anAgent(house, town, ["authority_administrator"]);
  const staffId = parseId<"staff">(staffIdOf(mayor));
  const scope = ["authority_administrator"] as const;
  const session = { createdAt: house.clock.now() };
  await issueApiToken(mayor, { staffId, label: "Essai", scope, expiresAt: new Date("2027-01-01"), session });
  const [token] = await house.sqlAs<{ id: string }>("owner", "select id from api_token");
  return token?.id ?? "no token";
}

/** What an application of that service is to hear. */
async function somethingToTell(
  person: Newcomer,
  { grantId, ...sector }: Sector & { readonly grantId: GrantId },
): Promise<string> {
  const { personId } = person;
  const claims = { grant_id: grantId, given_on: "2026-11-24", released: ["email"], awaited: [] };
  const title = { fr: "Ludothèque", en: "Toy library" };
  const [id] = await person.transaction((tx) =>
    scheduleDelivery(tx, person, { sector, personId, grantId, title, event: GRANT_GIVEN, claims }),
  );
  if (id === undefined) throw new Error("nobody is told");
  return id;
}

const aGrantId = () => parseId<"grant">(randomUUID());

/** A service connected by files: one to take, one read back. */
async function byFiles(house: TestRuntime, manager: Context, person: Newcomer) {
  const { id: serviceId, providerId } = await aPublishedService(house, manager.authorityId);
  await openTransfer(manager, { serviceId, name: "Fichiers" });
  const line = await somethingToTell(person, { serviceId, providerId, grantId: aGrantId() });
  const transferFile = await createTransferFile(manager, serviceId);
  const folders = { outFolder: "depart", inFolder: "retour" };
  await savePlaceSettings(manager, {
    serviceId,
    host: "localhost",
    port: "9",
    account: "caen",
    ...folders,
    revision: 0,
  });
  await issueFile(manager, { serviceId, fileId: transferFile });
  const content = Buffer.from(`line_id;result\r\n${line};done\r\n`);
  return {
    filesService: serviceId,
    transferFile,
    receipt: await receiveReceiptFile(manager, { serviceId, content }),
  };
}

/** A service whose agents do each opening by hand. */
async function byHand(house: TestRuntime, manager: Context, person: Newcomer) {
  const { id: serviceId, providerId } = await aPublishedService(house, manager.authorityId);
  await openWorkList(manager, { serviceId, name: "Liste" });
  const task = await somethingToTell(person, { serviceId, providerId, grantId: aGrantId() });
  return { tasksService: serviceId, task };
}

async function anImport(house: TestRuntime, town: AuthorityId): Promise<string> {
  const operator = await anAgent(house, town, ["operator"]);
  const id = parseId<"territory_import">(randomUUID());
  await createImportProposal(operator, { id });
  return id;
}
