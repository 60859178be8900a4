import { aSpace } from "../support/a-space.ts";
import type { Cookie } from "../support/cookies.ts";
import { picture } from "../support/picture.ts";
import type { Answer } from "../support/send.ts";
import { until } from "../support/until.ts";
import { Visitor } from "../support/visitor.ts";
import { everyCampaign } from "./open-campaigns.ts";
import { aRecovery } from "./open-recovery.ts";
import { aWaitingToken } from "./open-token.ts";

/** Whose gestures make pages exist. */
export const openers = [
  "somebody who enrols",
  "somebody who has sent",
  "claire",
  "marc",
  "camille",
  "a vendor",
  "luc",
  "helene",
  "karim, by a code of the desk",
] as const;

/** Somebody whose pages exist once these gestures are made. */
export interface Opened {
  readonly who: (typeof openers)[number];
  readonly cookies: readonly Cookie[];
  readonly from: readonly string[];
  /** Elsewhere than in Caen. */
  readonly within?: RegExp;
}

type Answers = Readonly<Record<string, Readonly<Record<string, string>>>>;

const born = (name: string, [day = "", month = "", year = ""]: readonly string[]) => ({
  [`${name}_day`]: day,
  [`${name}_month`]: month,
  [`${name}_year`]: year,
});

/** A postal code of several communes, so that the commune is asked. */
const home = {
  adresse: {
    address_street: "1 le Bourg",
    address_complement: "",
    address_postcode: "14210",
    address_city: "Le Hameau",
  },
  commune: { commune: "14257" },
};

const newcomer: Answers = {
  ...home,
  noms: { given_name: "Awa", family_name: "Diallo", name_of_use: "" },
  naissance: born("birthdate", ["8", "3", "1991"]),
  contact: { email: "", phone_number: "06 12 34 56 78" },
  enfants: { children: "yes" },
  "enfant-1": {
    child_1_given_name: "Moussa",
    child_1_family_name: "Diallo",
    ...born("child_1_birthdate", ["2", "5", "2018"]),
    child_1_school: "",
  },
  "enfant-1-lien": { child_1_relation: "parent" },
  "enfant-1-suite": { child_1_another: "no" },
  "piece-d-identite": { proof_identity_kind: "identity_card" },
  "justificatif-de-domicile": { proof_home_kind: "proof_of_address" },
  "livret-de-famille": { proof_children_kind: "birth_certificate" },
};

const child: Answers = {
  ...home,
  noms: { given_name: "Inaya", family_name: "Petit" },
  naissance: born("birthdate", ["2", "5", "2019"]),
  ecole: { school: "" },
  justificatif: { proof_relative_kind: "birth_certificate" },
};

/**
 * Answers each question from this one to the check; gives the address of each, which stays open while a
 * draft.
 */
async function walk(visitor: Visitor, start: string, answers: Answers): Promise<readonly string[]> {
  const seen: string[] = [];
  let page = await follow(visitor, await visitor.get(start));
  while (!pathOf(page).endsWith("/verification")) {
    const path = pathOf(page);
    if (seen.includes(path)) throw new Error(`${path} does not take its answer (${page.status})`);
    seen.push(path);
    page = await follow(visitor, await answer(visitor, page, path.split("/").at(-1) ?? "", answers));
  }
  return [...seen, pathOf(page)];
}

const pathOf = ({ url }: Answer): string => new URL(url).pathname;

/** Each picture handed in is another one. */
let shade = 0;

async function answer(visitor: Visitor, page: Answer, question: string, answers: Answers): Promise<Answer> {
  if (!question.endsWith("-photo")) return visitor.submit(page, `/${question}`, answers[question]);
  const [, named = ""] = /name="(proof_[a-z]+_files)"/.exec(page.body) ?? [];
  shade += 1;
  return visitor.hand(page, `/${question}`, named, picture(shade));
}

async function follow(visitor: Visitor, answer: Answer): Promise<Answer> {
  if (answer.status < 300 || answer.status >= 400) return answer;
  return follow(visitor, await visitor.get(new URL(answer.location, visitor.origin).pathname));
}

async function begin(visitor: Visitor): Promise<string> {
  const started = await visitor.submit(await visitor.get("/caen/inscription"), "/inscription");
  const [, draft = ""] = /href="(\/caen\/inscription\/[0-9a-f-]{36})"/.exec(started.body) ?? [];
  return draft;
}

/** Somebody in the middle of an enrolment, every question asked and every document handed in. */
async function aDraft(url: string): Promise<Opened> {
  const visitor = new Visitor(url);
  const from = await walk(visitor, await begin(visitor), newcomer);
  return { who: "somebody who enrols", cookies: visitor.cookies, from };
}

/** Somebody who has sent everything: the request, its receipt, its withdrawal. */
async function aRequest(url: string): Promise<Opened> {
  const visitor = new Visitor(url);
  const steps = await walk(visitor, await begin(visitor), { ...newcomer, enfants: { children: "no" } });
  const sent = await visitor.submit(await visitor.get(steps.at(-1) ?? ""), "/verification");
  return {
    who: "somebody who has sent",
    cookies: visitor.cookies,
    from: ["/caen/espace", new URL(sent.location, url).pathname],
  };
}

/** Claire lets the library know her, and begins the enrolment of a child. */
async function agreedAndRepresenting(
  url: string,
  cookies: readonly Cookie[],
  pause: string,
): Promise<Opened> {
  const visitor = new Visitor(url, cookies);
  const door = "/caen/espace/services/caen/mediatheque/accord";
  await visitor.submit(await visitor.get(door), "/accord", { geste: "accepter" });
  const supports = "/caen/espace/supports/demander";
  await visitor.submit(await visitor.get(supports), "/demander", { sorte: "printed" });
  const added = await visitor.submit(await visitor.get("/caen/espace/proches/ajouter"), "/ajouter", {
    relation: "child",
  });
  const draft = await walk(visitor, new URL(added.location, url).pathname, child);
  return {
    who: "claire",
    cookies,
    from: ["/caen/espace", "/caen/espace/services/caen/mediatheque", pause, ...draft],
  };
}

/**
 * Marc drafts the next version of the library, takes up a model, and keeps the list of what no vendor does.
 */
async function drafting(url: string, cookies: readonly Cookie[], lists: readonly string[]): Promise<Opened> {
  const visitor = new Visitor(url, cookies);
  const list = await visitor.get("/caen/administration/services");
  const drafted = await visitor.submit(await visitor.get(serviceIn(list, "Bibliothèque")), "/versions");
  const models = await visitor.get("/caen/administration/services/modeles");
  const [slug = ""] = /slug_[0-9a-f-]{36}/.exec(models.body) ?? [];
  const taken = await visitor.submit(models, "/modeles", { [slug]: "salle-des-fetes" });
  const localised = new URL(taken.location, url).pathname.replace(/\/versions\/.*/, "");
  const draft = new URL(drafted.location, url).pathname;
  const campaigns = await everyCampaign(visitor);
  const from = ["/caen/administration", draft, `${localised}/modele`, ...lists, ...campaigns];
  return { who: "marc", cookies, from };
}

/** Where the administration keeps the service of this title. */
export const serviceIn = ({ body }: Answer, title: string): string =>
  new RegExp(`href="(/caen/administration/services/[0-9a-f-]{36})"[^>]*>\\s*${title}`).exec(body)?.[1] ?? "";

/** Claire writes to the town: her exchange waits for an answer, and so does a right that she asks for. */
async function wrote(url: string, claire: readonly Cookie[]): Promise<string> {
  const visitor = new Visitor(url, claire);
  const page = await visitor.get("/caen/espace/echanges");
  await visitor.submit(page, "/echanges", { sujet: "Facture", message: "Elle compte deux fois le 3." });
  const right = await visitor.get("/caen/espace/droits/demander/access");
  await visitor.submit(right, "/demander/access", { demande: "Qui a lu mon dossier en octobre ?" });
  return paused(visitor);
}

/** A pause, lifted at once: the other pages need her services. Its page stays, behind the request. */
async function paused(visitor: Visitor): Promise<string> {
  const ask = await visitor.get("/caen/espace/droits/demander/restriction");
  const [, id = ""] = /name="nouvelle"[^>]*value="([0-9a-f-]{36})"/.exec(ask.body) ?? [];
  const fields = { motif: "claims", porte: "tout", demande: "La facture d’octobre, devant le juge." };
  await visitor.submit(ask, "/demander/restriction", fields);
  const page = `/caen/espace/droits/pauses/${id}`;
  await visitor.submit(await visitor.get(page), "/lever");
  return page;
}

/** Camille answers a call about the first file of the morning. */
async function atThePhone(url: string, cookies: readonly Cookie[]): Promise<Opened> {
  const visitor = new Visitor(url, cookies);
  const file = await follow(visitor, await visitor.get("/caen/agents/suivant"));
  const [person = ""] = /\/caen\/agents\/personnes\/[0-9a-f-]{36}/.exec(file.body) ?? [];
  const pages = ["?motif=telephone", "/appelant", "/echange", "/services"].map((path) => `${person}${path}`);
  return { who: "camille", cookies, from: [...pages, "/caen/agents/echanges"] };
}

/**
 * A service whose vendor does not connect: what Claire agrees to there waits for an agent, in the list that
 * it has.
 */
async function aWorkList(url: string, marc: readonly Cookie[], claire: readonly Cookie[]): Promise<string> {
  const manager = new Visitor(url, marc);
  const list = await manager.get("/caen/administration/services");
  const tasks = `${serviceIn(list, "Espace multim")}/taches`;
  const person = new Visitor(url, claire);
  const door = "/caen/espace/services/caen/espace-multimedia/accord";
  await person.submit(await person.get(door), "/accord", { geste: "accepter" });
  return tasks;
}

/** Luc looks at what the supplied edition of the official code would open. */
async function proposingCommunes(url: string, cookies: readonly Cookie[]): Promise<Opened> {
  const visitor = new Visitor(url, cookies);
  const list = "/caen/administration/exploitation/communes";
  const proposed = await visitor.submit(await visitor.get(list), "/communes", { source: "package" });
  return { who: "luc", cookies, from: [list, new URL(proposed.location, url).pathname] };
}

/**
 * Every month of every series of invoices: two of a kind do not show the same, and what follows from one
 * hangs on what it says.
 */
async function everyMonth(url: string, cookies: readonly Cookie[]): Promise<Opened> {
  const list = "/caen/administration/factures";
  const { body } = await new Visitor(url, cookies).get(list);
  const months = [...body.matchAll(/href="(\/caen\/administration\/factures\/[^"]+)"/g)];
  const from = months
    .map(([, path = ""]) => path.replaceAll("&amp;", "&"))
    .filter((path) => !/\.csv/.test(path));
  return {
    who: "helene",
    cookies,
    from: [list, ...from],
    within: /^\/caen\/administration\/factures(?!.*\.csv)/,
  };
}

/**
 * A vendor in the sandbox: the way in, their space with a service and an application, a person who agreed.
 */
async function aVendor(url: string): Promise<Opened> {
  const vendor = new Visitor(url);
  const { home, root, register } = await aSpace(vendor, { email: "balayage@editeur.example" });
  await register({
    redirectUris: "http://localhost:8080/retour",
    eventsUri: "http://localhost:8080/evenements",
  });
  const people = await vendor.get(`${home}/personnages`);
  const service = `${root}/espace/services${root}/mon-service`;
  const agreedAs = async (name: string): Promise<string> => {
    const page = new RegExp(`href="([^"]+)"[^>]*>${name}<`).exec(people.body)?.[1] ?? "";
    await vendor.submit(await vendor.get(page), "/entrer");
    await vendor.submit(await vendor.get(`${service}/accord`), "/accord", { geste: "accepter" });
    return page;
  };
  const page = await agreedAs("Madeleine Roussel");
  const suspended = await agreedAs("Karim Benali");
  await suspend(vendor, suspended);
  const from = [
    "/bac-a-sable/essayer",
    "/bac-a-sable/essayer/message",
    "/bac-a-sable/essayer/lien?jeton=inconnu",
  ];
  return {
    who: "a vendor",
    cookies: vendor.cookies,
    from: [
      ...from,
      home,
      `${home}/service`,
      page,
      `${page}?fait=oui`,
      suspended,
      `${root}/personnages`,
      `${root}/espace/services`,
      `${root}/espace/accords`,
      service,
    ],
    within: /^\/bac-a-sable(?!.*\/exporter\/)/,
  };
}

/** What the service cannot do without has expired: the page says so once the subscription waits. */
async function suspend(vendor: Visitor, player: string): Promise<void> {
  const page = await vendor.get(player);
  const [, grant = ""] =
    /name="gesture" value="suspend"[^>]*>\s*<input[^>]*name="on" value="([^"]+)"/.exec(page.body) ?? [];
  await vendor.submit(page, player, { gesture: "suspend", on: grant });
  await until(async () => {
    if (!(await vendor.get(player)).body.includes("Suspendu"))
      throw new Error(`nothing is suspended at ${player}`);
  });
}

/**
 * The demonstration's service whose vendor reads files: one file taken, its acknowledgement read and not applied.
 * What the demonstration's person agreed to is told by a job: the page is asked until it was.
 */
async function byFiles(url: string, marc: readonly Cookie[]): Promise<readonly string[]> {
  const manager = new Visitor(url, marc);
  const list = await manager.get("/caen/administration/services");
  const path = `${serviceIn(list, "Ateliers de sport")}/fichiers`;
  const fileIn = ({ body }: Answer) => new RegExp(`${path}/[0-9a-f-]{36}`).exec(body)?.[0];
  let page = await manager.get(path);
  for (let asked = 0; asked < 100 && fileIn(page) === undefined; asked += 1) {
    await manager.submit(page, "/preparer");
    page = await manager.get(path);
  }
  const taken = await manager.submit(await manager.get(fileIn(page) ?? ""), "/retirer");
  const [line = ""] = /[0-9a-f-]{36}/.exec(taken.body) ?? [];
  const said = `line_id;result;reason\r\n${line};refused;Dossier incomplet\r\ninconnue;done;\r\n`;
  await manager.hand(page, "/accuses", "receipt", new File([said], "accuse.csv", { type: "text/csv" }));
  await besideAServer(manager, path);
  // A service that is not connected has another page, and the one that says what connecting does.
  const apart = `${serviceIn(list, "Bibliothèque")}/fichiers`;
  return [path, apart, `${apart}/relier`];
}

/** An SFTP server that this installation may not reach: its page says so, and keeps what was typed. */
async function besideAServer(manager: Visitor, path: string): Promise<void> {
  const server = { host: "10.0.0.1", port: "22", account: "caen", outFolder: "depart", inFolder: "retour" };
  await manager.submit(await manager.get(`${path}/depot`), "/depot", server);
}

/** The gestures without which some pages do not exist. */
export async function openEverything(
  url: string,
  sessions: Readonly<Record<string, readonly Cookie[]>>,
): Promise<readonly Opened[]> {
  await aWaitingToken(url, sessions.helene ?? []);
  const tasks = await aWorkList(url, sessions.marc ?? [], sessions.claire ?? []);
  const pause = await wrote(url, sessions.claire ?? []);
  const files = await byFiles(url, sessions.marc ?? []);
  return [
    await aDraft(url),
    await atThePhone(url, sessions.camille ?? []),
    await aRequest(url),
    await agreedAndRepresenting(url, sessions.claire ?? [], pause),
    await drafting(url, sessions.marc ?? [], [tasks, ...files]),
    await aVendor(url),
    await proposingCommunes(url, sessions.luc ?? []),
    await everyMonth(url, sessions.helene ?? []),
    await aRecovery(url, sessions.camille ?? []),
  ];
}
