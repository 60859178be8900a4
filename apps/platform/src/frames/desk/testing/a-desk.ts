import { randomUUID } from "node:crypto";
import type { DocumentKind, ElementName } from "@ardeco/contracts";
import { renewalsJobs } from "../../../features/consent/renewals/index.ts";
import { subscriptionsJobs } from "../../../features/consent/subscriptions/index.ts";
import {
  addFileDocument,
  enrolmentJobs,
  saveAnswers,
  startEnrolment,
  submitEnrolment,
} from "../../../features/enrolment/enrolment/index.ts";
import { submitDocument } from "../../../features/enrolment/evidence/index.ts";
import { aPdf } from "../../../features/enrolment/evidence/testing/sample-files.ts";
import { contactsJobs } from "../../../features/identity/contacts/index.ts";
import { notificationsJobs } from "../../../features/messaging/notifications/index.ts";
import { rightsJobs } from "../../../features/records/rights/index.ts";
import type { Context } from "../../../kernel/context.ts";
import {
  type AuthorityId,
  type DeskId,
  type DocumentId,
  type FileId,
  type PersonId,
  parseId,
} from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { strictFeatures } from "../../../testing/strict-features.ts";
import { testRuntime } from "../../../testing/test-runtime.ts";
import { testServer } from "../../../testing/test-server.ts";
import { doorPages } from "../../door/index.ts";
import { deskPages } from "../index.ts";

export type Arrived = Context & {
  readonly personId: PersonId;
  readonly fileId: FileId;
  readonly documents: Readonly<Partial<Record<DocumentKind, DocumentId>>>;
};

/** Caen and Honfleur at their desks; Caen has a library desk beside the town hall's. */
export async function aDesk(more: readonly ModuleJobs[] = [], where: Parameters<typeof testRuntime>[1] = {}) {
  const modules = [enrolmentJobs, notificationsJobs, renewalsJobs, rightsJobs, subscriptionsJobs];
  const house = await testRuntime([...more, contactsJobs, ...modules], where);
  const server = await testServer(house, {
    surfaces: [doorPages(), deskPages(strictFeatures)],
  });
  const calvados = await aTown(house, { slug: "calvados", kind: "departement", officialCode: "14" });
  const caen = await aTown(house, { slug: "caen", name: "Ville de Caen" }, [calvados.id]);
  const honfleur = await aTown(house, { slug: "honfleur", name: "Ville de Honfleur", officialCode: "14333" });
  const libraryDesk: DeskId = parseId<"desk">(randomUUID());
  await house.sqlAs("owner", "insert into desk (authority_id, id, name) values ($1, $2, $3)", [
    caen.id,
    libraryDesk,
    "Bibliothèque",
  ]);
  const agent = (roles: Parameters<typeof anAgent>[2], name?: string, authorityId: AuthorityId = caen.id) =>
    anAgent(house, authorityId, roles, name);
  return {
    house,
    server,
    /** Around Caen, not around Honfleur. */
    calvados,
    caen,
    honfleur,
    libraryDesk,
    agent,
    /** An agent of Caen in a browser, on the queue. */
    at: async (roles: Parameters<typeof anAgent>[2], name?: string, authorityId?: AuthorityId) => {
      const context = await agent(roles, name, authorityId);
      return Object.assign(await server.signedIn(context), { context });
    },
    arrives: (said: Partial<Record<ElementName, unknown>> = {}, town: AuthorityId = caen.id) =>
      arrives(house.as({ kind: "anonymous" }, town), said),
  };
}

export type Desk = Awaited<ReturnType<typeof aDesk>>;

const everything = {
  given_name: "Jeanne",
  family_name: "Martin",
  birthdate: "1990-05-04",
  address: { street_address: "12 rue Saint-Jean", postal_code: "14000", locality: "Caen", country: "FR" },
};

let scans = 0;

/** Somebody unknown sends a file at night, with an identity card and a proof of address. */
export async function arrives(door: Context, said: Partial<Record<ElementName, unknown>>): Promise<Arrived> {
  const personId = parseId<"person">(randomUUID());
  const { fileId } = await startEnrolment(door, { newPersonId: personId });
  const person = door.as({ kind: "person", personId });
  await saveAnswers(person, {
    fileId,
    elements: { ...everything, ...said },
    answers: { channel: "letter" },
  });
  const documents: Partial<Record<DocumentKind, DocumentId>> = {};
  const proofs = [
    ["identity_card", ["given_name", "family_name", "birthdate"]],
    ["proof_of_address", ["address"]],
  ] as const;
  for (const [kind, elements] of proofs) {
    scans += 1;
    const content = aPdfOf(`${kind} ${scans}`);
    const documentId = await submitDocument(person, { personId, kind, fileName: `${kind}.pdf`, content });
    await addFileDocument(person, { fileId, documentId, elements });
    documents[kind] = documentId;
  }
  await submitEnrolment(person, { fileId });
  return Object.assign(person, { personId, fileId, documents });
}

/** A PDF of its own: two comments make two files. */
export const aPdfOf = (comment: string): Buffer => aPdf({ objects: [`% ${comment}\n`] });

/** What the form of the whole file has chosen for “Seen on”: the forms read by tests leave lists out. */
export const readSeen = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<select id="(vu_\w+)".*?<\/select>/gs)].map(([list, name = ""]) => [
      name,
      /<option value="([^"]*)" selected/.exec(list)?.[1] ?? "",
    ]),
  );
