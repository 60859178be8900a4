import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type StaffRole, staffRoles } from "../kernel/context.ts";
import { anAgent, aPerson } from "../testing/builders.ts";
import {
  type Agents,
  agentsByRole,
  aPoster,
  type EveryForm,
  everyForm,
  FAILED_JOB,
  type Poster,
} from "./testing/every-form.ts";

// A form that nobody listed fails here: whoever adds one says which roles may post it.

type Fields = Readonly<Record<string, string>>;

const desk: readonly StaffRole[] = ["reception", "validator"];
const anyDesk: readonly StaffRole[] = [...desk, "service_validator"];
const deciders: readonly StaffRole[] = ["validator"];
const administrators: readonly StaffRole[] = ["authority_administrator"];
const writers: readonly StaffRole[] = ["service_manager"];
const clientKeepers: readonly StaffRole[] = ["service_manager", "authority_administrator"];
const approvers: readonly StaffRole[] = ["authority_administrator", "data_protection_officer"];

const SERVICE = "/administration/services/:service";
const CAMPAIGN = "/administration/campagnes/:campaign";
const FILE = "/agents/dossiers/:id";
const proof = { kind: "birth_certificate" };

/**
 * Who may post each form of agents, with what it takes to reach the decision where an empty form would be refused before.
 * A service's validator has no file here: those of its desk are another story (service-validator.test.ts).
 */
const forms: Readonly<Record<string, { readonly may: readonly StaffRole[]; readonly fields?: Fields }>> = {
  [`${FILE}/prendre`]: { may: desk },
  [`${FILE}/rendre`]: { may: desk },
  [`${FILE}/confier`]: { may: desk, fields: { agent: "AGENT" } },
  [`${FILE}/transmettre`]: { may: desk, fields: { guichet: "DESK" } },
  [`${FILE}/notes`]: { may: desk, fields: { note: "Vu." } },
  [`${FILE}/reprendre`]: { may: deciders, fields: { version: "2" } },
  [`${FILE}/envoyer`]: { may: desk },
  [`${FILE}/pieces`]: { may: desk },
  [`${FILE}/code`]: { may: desk },
  [`${FILE}/liens/:link`]: { may: deciders, fields: proof },
  [`${FILE}/tout-valider`]: { may: deciders, fields: { version: "2" } },
  [`${FILE}/elements/:element/:act`]: {
    may: deciders,
    fields: { version: "VERSION", refuser_address_reason: "Illisible", elementId: "ELEMENT" },
  },
  "/agents/inscrire": { may: desk },
  "/agents/lettres/:id/remise": { may: desk },
  "/agents/personnes": { may: anyDesk },
  "/agents/personnes/:id/liens/:link": { may: deciders, fields: proof },
  "/agents/personnes/:id/coordonnees/:element": {
    may: deciders,
    fields: { preuve: "answered", elementId: "PHONE" },
  },
  "/agents/personnes/:id/liens/:link/fin": {
    may: deciders,
    fields: { cause: "error", document: "rien", lu: "on" },
  },
  "/agents/personnes/:id/services/ouvrir/:service/accord": {
    may: desk,
    fields: { geste: "refuser", canal: "desk", presente: "on" },
  },
  "/agents/personnes/:id/accords/:grant/retrait": { may: desk },
  "/agents/personnes/:id/services": { may: desk, fields: { beside: "on", agrees: "on" } },
  "/agents/personnes/:id/services/fin": { may: desk },
  "/agents/personnes/:id/echange": {
    may: desk,
    fields: { canal: "phone", sujet: "A", demande: "B", suite: "desk" },
  },
  "/agents/personnes/:id/appelant": { may: desk, fields: { street: "1 rue A" } },
  "/agents/personnes/:id/compte": {
    may: deciders,
    fields: { original: "passport", motif: "Téléphone perdu", compare: "on" },
  },
  "/agents/personnes/:id/compte/second": { may: deciders },
  "/agents/personnes/:id/compte/arret": { may: deciders },
  "/agents/personnes/:id/campagnes/:campaign": { may: desk, fields: { canal: "desk", presente: "on" } },
  "/agents/personnes/:id/deces": { may: deciders },
  "/agents/personnes/:id/deces/annuler": { may: deciders, fields: { motif: "Erreur" } },
  "/agents/personnes/:id/demenagement": { may: desk },
  "/agents/personnes/:id/droits": { may: desk, fields: { droit: "access", canal: "desk", demande: "Tout." } },
  // Scheduled already: noted again, it is a conflict.
  "/agents/personnes/:id/droits/effacement": {
    may: deciders,
    fields: { avec: "PERSON", original: "passport", lu: "on" },
  },
  "/agents/personnes/:id/droits/:request/annuler": { may: desk },
  "/agents/personnes/:id/majorite": { may: deciders, fields: { vu: "on" } },
  "/agents/personnes/:id/majorite/vu": { may: desk, fields: { vu: "on" } },
  "/agents/echanges/:id/repondre": { may: desk, fields: { reponse: "Oui.", version: "1" } },
  "/agents/echanges/:id/transmettre": { may: desk, fields: { guichet: "DESK", version: "1" } },
  "/administration/services/importer": { may: writers },
  "/administration/services/importer-application": { may: writers },
  "/administration/services/modeles": { may: writers, fields: { model: "MODEL" } },
  [`${SERVICE}/modele`]: { may: writers },
  "/administration/campagnes/nouvelle": { may: clientKeepers },
  [`${CAMPAIGN}/modifier`]: { may: clientKeepers },
  [`${CAMPAIGN}/apercu`]: { may: clientKeepers },
  [`${CAMPAIGN}/annuler`]: { may: clientKeepers },
  "/administration/accessibilite/declaration": { may: administrators },
  "/administration/accessibilite/repondu": { may: administrators, fields: { signalement: "COMPLAINT" } },
  "/administration/agents/nouveau": { may: administrators },
  "/administration/agents/:agent/donner": { may: administrators },
  "/administration/agents/:agent/reprendre": { may: administrators },
  "/administration/agents/:agent/invitation": { may: administrators },
  "/administration/agents/:agent/cles": { may: administrators },
  "/administration/agents/:agent/jeton": { may: administrators },
  "/administration/agents/jetons/fin": { may: administrators, fields: { token: "TOKEN" } },
  "/administration/delegations": { may: administrators },
  "/administration/connexion": { may: administrators },
  "/administration/connexion/agents": { may: administrators, fields: { exigence: "deciders" } },
  "/administration/delegations/fin": { may: administrators, fields: { delegation: "DELEGATION" } },
  "/administration/collectivite": { may: administrators },
  "/administration/collectivite/aide": {
    may: administrators,
    fields: { sujet: "address", fr: "X", geste: "publier" },
  },
  "/administration/guichets/nouveau": { may: administrators },
  "/administration/guichets/:desk": { may: administrators, fields: { name: "Accueil", serves: "front" } },
  "/administration/guichets/:desk/fermer": { may: administrators, fields: { to: "DESK" } },
  "/administration/equipements/nouveau": { may: administrators },
  "/administration/equipements/:equipment/code": { may: administrators },
  "/administration/equipements/:equipment/revoquer": { may: administrators },
  "/administration/collectivite/logo": { may: administrators, fields: { geste: "voir" } },
  "/administration/organisation": {
    may: administrators,
    fields: { from: "internal_web", to: "internal_web" },
  },
  "/administration/organisation/documents": {
    may: administrators,
    fields: { type_00: "3", type_01: "3", type_27: "0", type_28: "12" },
  },
  "/administration/droits/:request": {
    may: ["validator", "data_protection_officer"],
    fields: { suite: "answered", reponse: "Voici.", revision: "1" },
  },
  "/administration/exploitation/communes": { may: ["operator"] },
  "/administration/exploitation/communes/:id": { may: ["operator"] },
  "/administration/exploitation/relancer": { may: ["operator"], fields: { job: FAILED_JOB } },
  "/administration/services/nouveau": { may: writers },
  [`${SERVICE}/fichiers/relier`]: { may: clientKeepers },
  [`${SERVICE}/fichiers/liste-entiere`]: { may: writers },
  [`${SERVICE}/fichiers/format`]: { may: clientKeepers },
  [`${SERVICE}/fichiers/preparer`]: { may: writers },
  [`${SERVICE}/fichiers/:file/retirer`]: { may: writers },
  [`${SERVICE}/fichiers/depot`]: { may: writers },
  [`${SERVICE}/fichiers/depot/verifier`]: { may: clientKeepers },
  [`${SERVICE}/fichiers/depot/confirmer`]: { may: writers },
  [`${SERVICE}/fichiers/depot/relever`]: { may: clientKeepers },
  [`${SERVICE}/fichiers/accuses`]: { may: writers },
  [`${SERVICE}/fichiers/accuses/:receipt`]: { may: writers },
  // Last of theirs: nothing is connected after these.
  [`${SERVICE}/fichiers/depot/fermer`]: { may: clientKeepers },
  [`${SERVICE}/fichiers/arreter`]: { may: clientKeepers },
  [`${SERVICE}/taches/ouvrir`]: { may: writers },
  [`${SERVICE}/taches/:task/:outcome`]: { may: writers },
  [`${SERVICE}/retirer`]: { may: writers },
  [`${SERVICE}/versions`]: { may: writers },
  [`${SERVICE}/versions/:version/brouillon`]: { may: writers, fields: { gesture: "add_requests" } },
  [`${SERVICE}/versions/:version/approuver`]: { may: approvers },
  [`${SERVICE}/versions/:version/publier`]: { may: writers },
  [`${SERVICE}/versions/:version/renvoyer`]: { may: approvers },
  [`${SERVICE}/applications/nouvelle`]: { may: clientKeepers },
  [`${SERVICE}/applications/:client`]: { may: clientKeepers },
  [`${SERVICE}/applications/:client/etat`]: { may: clientKeepers },
  [`${SERVICE}/applications/:client/secret`]: { may: clientKeepers },
  [`${SERVICE}/applications/:client/envois`]: { may: clientKeepers },
  [`${SERVICE}/applications/:client/envois/:jti/renvoyer`]: { may: clientKeepers },
};

/** Fields that name a thing of the town, where no path does. */
const ours = ["delegation", "signalement", "token", "job"] as const;

/**
 * Those of the door open or close a session, and one's own keys and sessions are one's own: they are anybody's. Those of the
 * sandbox exist in no town (surfaces/sandbox/attacks.test.ts).
 */
const isOfAgents = (path: string) =>
  /^\/(agents|administration)\//.test(path) &&
  !/^\/agents\/(connexion|deconnexion|delegations|securite)/.test(path) &&
  !path.startsWith("/administration/bac-a-sable");

let all: EveryForm;
let agents: Agents;
let abroad: Agents;
/** The same roles, by a link sent to the agent's address. */
let byLink: Agents;
/** Nobody, a person of the town, and an agent of the agglomération with its cookie carried here by hand. */
let strangers: readonly Poster[];
let people: { readonly person: Poster; readonly agent: Poster };

beforeAll(async () => {
  all = await everyForm();
  agents = await agentsByRole(all, all.town);
  abroad = await agentsByRole(all, all.group);
  byLink = await agentsByRole(all, all.town, "email_link");
  const { house, server, town, group } = all;
  const carried = await server.signedIn(await anAgent(house, group.id, ["validator"]));
  carried.cookies.set("ardeco_agent", carried.cookies.get("ardeco_agent", "/caen-la-mer") ?? "", "/caen");
  const person = await server.signedIn(await aPerson(house, town.id));
  const door = "/caen/agents/connexion";
  strangers = [
    await aPoster(server, server.visitor(), door),
    await aPoster(server, person, door),
    await aPoster(server, carried, door),
  ];
  people = {
    person: await aPoster(server, person, "/caen/espace/securite"),
    agent: await aPoster(
      server,
      await server.signedIn(await anAgent(house, town.id, [...staffRoles])),
      "/caen/administration",
    ),
  };
});
afterAll(() => all?.house.close());

async function postAs(from: Agents, role: StaffRole | "none", url: string, fields: Fields) {
  const poster = from.get(role);
  if (!poster) throw new Error(`nobody is ${role}`);
  return poster.post(url, fields);
}

/** Names that stand for something else in these paths: a service by its files, by its tasks, by its slug at the desk. */
function namesIn(path: string): Readonly<Record<string, string>> {
  const { things } = all;
  if (path.startsWith(`${SERVICE}/fichiers`)) return { service: things.filesService };
  if (path.startsWith(`${SERVICE}/taches`)) return { service: things.tasksService };
  if (path.startsWith(`${SERVICE}/modele`)) return { service: things.localised };
  if (path.startsWith("/administration/droits/")) return { request: things.right };
  if (path.includes("/coordonnees/")) return { element: "phone_number" };
  if (path.endsWith("/brouillon")) return { version: "2" };
  if (path.endsWith("/deces/annuler")) return { id: things.dead };
  if (path.startsWith("/agents/personnes/:id/campagnes/")) return { campaign: things.renewed };
  if (path.startsWith("/agents/dossiers/")) return { id: things.file };
  if (path.startsWith("/agents/lettres/")) return { id: things.letter };
  if (path.startsWith("/agents/echanges/")) return { id: things.contact };
  if (path.startsWith("/administration/exploitation/")) return { id: things.territory };
  return path.includes("/ouvrir/") ? { service: things.slug } : {};
}

/** Who says yes is in these addresses. */
const saysWhoIsThere: ReadonlySet<string> = new Set([
  "/agents/personnes/:id/services/ouvrir/:service/accord",
  "/agents/personnes/:id/campagnes/:campaign",
]);

/** The path with the town's own things in it: each name is one that the table's roles can act upon. */
function addressOf(path: string, slug = "caen"): string {
  const { things } = all;
  const names: Readonly<Record<string, string>> = {
    id: things.person.personId,
    link: things.link,
    service: things.service,
    campaign: things.campaign,
    client: things.client,
    agent: things.agent,
    equipment: things.equipment,
    desk: all.town.deskId,
    grant: things.grant,
    file: things.transferFile,
    receipt: things.receipt,
    request: things.erasure,
    task: things.task,
    outcome: "faite",
    jti: things.delivery,
    version: "1",
    element: "address",
    act: "refuser",
    ...namesIn(path),
  };
  const filled = path.replaceAll(/:(\w+)/g, (_whole, name: string) => names[name] ?? "x");
  return `/${slug}${filled}${saysWhoIsThere.has(path) ? `?avec=${things.person.personId}` : ""}`;
}

async function fieldsOf(path: string): Promise<Fields> {
  const { things, house, town } = all;
  const [now] = await house.sqlAs<{ version: number; element: string }>(
    "owner",
    `select f.version, e.id as element from enrolment_file f join element e on e.person_id = f.person_id and e.name = 'address'
     where f.id = $1`,
    [things.file],
  );
  const known: Fields = {
    AGENT: things.agent,
    DESK: town.deskId,
    DELEGATION: things.delegation,
    MODEL: things.model,
    COMPLAINT: things.complaint,
    TOKEN: things.token,
    VERSION: String(now?.version),
    ELEMENT: now?.element ?? "",
    PHONE: things.phone,
    PERSON: things.person.personId,
  };
  const wanted = Object.entries(forms[path]?.fields ?? {});
  return Object.fromEntries(wanted.map(([name, value]) => [name, known[value] ?? value]));
}

/** Who reads, and who was refused, is written down for it: the journal, and when a session was last seen. */
const readersLeaveATrace: ReadonlySet<string> = new Set(["journal_entry", "journal_leaf", "session"]);

/** All that a refused form could have changed. */
async function written(): Promise<string> {
  const tables = await all.house.sqlAs<{ name: string }>(
    "owner",
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const counts = tables
    .filter(({ name }) => !readersLeaveATrace.has(name))
    .map(
      ({ name }) =>
        `select '${name}' as name, md5(string_agg(t::text, '' order by t::text)) as rows from ${name} t`,
    );
  return JSON.stringify(await all.house.sqlAs("owner", counts.join(" union all ")));
}

test("every form of agents is in the table, and nothing else is", () => {
  expect(Object.keys(forms).sort()).toEqual(all.paths.filter(isOfAgents));
});

describe.each(Object.entries(forms))("%s", (path, { may, fields: named = {} }) => {
  const others = [...staffRoles.filter((role) => !may.includes(role)), "none" as const];

  test("is refused to every other role, and changes nothing", async () => {
    const before = await written();
    const fields = await fieldsOf(path);
    for (const role of others) {
      const { status, code } = await postAs(agents, role, addressOf(path), fields);
      expect([403, 404], `${role}: ${status} ${code}`).toContain(status);
      expect(code, role).not.toBe("request.form_expired");
    }
    expect(await written()).toBe(before);
  });

  test("is refused, with what to do, to who reads the agent's mailbox and has only a link by e-mail", async () => {
    const before = await written();
    const fields = await fieldsOf(path);
    for (const role of may.filter((one) => one !== "reception")) {
      const answer = await postAs(byLink, role, addressOf(path), fields);
      expect(answer, role).toEqual({ status: 403, code: "access.strong_sign_in_required" });
    }
    expect(await written()).toBe(before);
  });

  test("is refused to who is no agent of the town", async () => {
    const before = await written();
    const fields = await fieldsOf(path);
    for (const stranger of strangers) {
      expect((await stranger.post(addressOf(path), fields)).status).toBe(401);
    }
    expect(await written()).toBe(before);
  });

  test.runIf(path.includes(":") || ours.some((name) => name in named))(
    "finds nothing of ours from another authority, with the right role there",
    async () => {
      const before = await written();
      const fields = await fieldsOf(path);
      for (const role of may) {
        const { status, code } = await postAs(abroad, role, addressOf(path, "caen-la-mer"), fields);
        expect([403, 404], `${role}: ${status} ${code}`).toContain(status);
        expect(code, role).not.toBe("request.form_expired");
      }
      expect(await written()).toBe(before);
    },
  );
});

test("every form of every page is refused without its token, with somebody else's, and from elsewhere", async () => {
  const before = await written();
  expect(all.paths.length).toBeGreaterThan(80);
  for (const path of all.paths) {
    const [poster, other] = /^\/(agents|administration)/.test(path)
      ? [people.agent, agents.get("validator")]
      : [people.person, strangers[0]];
    for (const wish of [{ token: null }, { token: other?.token ?? "" }, { origin: "https://evil.example" }]) {
      const answer = await poster.post(addressOf(path), {}, wish);
      expect(answer, path).toEqual({ status: 403, code: "request.form_expired" });
    }
  }
  expect(await written()).toBe(before);
});

// Last, because these go through: the fields above do reach the decision, on something that is there.
test.each(Object.entries(forms))("%s is open to the roles listed", async (path, { may }) => {
  for (const role of may) {
    const { status, code } = await postAs(agents, role, addressOf(path), await fieldsOf(path));
    expect(status, `${role}: ${code}`).toBeLessThan(500);
    expect([401, 403, 404], `${role}: ${code}`).not.toContain(status);
  }
});
