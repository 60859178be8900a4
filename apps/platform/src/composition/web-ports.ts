import {
  type Capability,
  hasCapability,
  isHeldBack,
  resolveRecoverySession,
  resolveSession,
  toAuthentication,
} from "../features/access/access/index.ts";
import { formatNameInUse, listElements, nameElements } from "../features/identity/identity/index.ts";
import { createContext, type Runtime } from "../infra/context/create-context.ts";
import type { Actor, Context } from "../kernel/context.ts";
import type { Language } from "../kernel/errors.ts";
import {
  getSessionKind,
  type Menu,
  type MenuQuestion,
  readSessionCookie,
  type Session,
  type SessionQuestion,
  type WebPorts,
} from "../web/index.ts";
import type { Brands } from "./brands.ts";

/** What the HTTP shell learns from the modules: whose site, who is there, in which context they act. */
export function buildWebPorts(runtime: Runtime, brands: Brands): WebPorts {
  return {
    findBrand: (slug) => brands.find(slug),
    findSession: (question) => findSession(runtime, question),
    contextFor: (question) => createContext(runtime, question),
    menuFor: buildMenu,
    checkReady: () => requireReady(runtime),
  };
}

/** Rejects while the database does not answer. */
async function requireReady(runtime: Runtime): Promise<void> {
  if (!(await runtime.database.ready())) throw new Error("the database does not answer");
}

async function findSession(runtime: Runtime, question: SessionQuestion): Promise<Session | undefined> {
  const { brand, cookies, path, isPassive = false } = question;
  const token = readSessionCookie(cookies, getSessionKind(brand, path), {
    slug: brand.slug,
    publicUrl: runtime.ports.publicUrl,
  });
  if (!token) return undefined;
  const door = createContext(runtime, { actor: { kind: "anonymous" }, authorityId: brand.authorityId });
  const found = isRecovery(brand, path)
    ? await resolveRecoverySession(door, token)
    : await resolveSession(door, token, { isPassive });
  if (!found) return undefined;
  return {
    id: found.id,
    actor: found.actor,
    displayName: await getActorName(door.as(found.actor), found.actor),
    signedInAt: found.createdAt,
    method: found.method,
    ...toAuthentication(found),
  };
}

/** Whoever came back by a code of the desk is somebody there, and nowhere else. */
const isRecovery = ({ slug }: SessionQuestion["brand"], path: string): boolean =>
  path.startsWith(`/${slug}/recuperation/`);

/**
 * The agent's professional name; the person's own names, read under their own rights; a draft has none yet.
 */
async function getActorName(context: Context, actor: Actor): Promise<string> {
  if (actor.kind === "staff") return actor.label;
  if (actor.kind !== "person") return "";
  return formatNameInUse(
    await context.transaction((tx) => listElements(tx, context, actor.personId, nameElements)),
  );
}

const words: Record<
  Language,
  Record<
    | "queue"
    | "admin"
    | "elsewhere"
    | "space"
    | "services"
    | "journal"
    | "elements"
    | "security"
    | "sandbox"
    | "somebodyElse",
    string
  >
> = {
  fr: {
    queue: "À traiter",
    admin: "Administration",
    elsewhere: "Autres collectivités",
    space: "Mon espace",
    services: "Mes services",
    elements: "Mes informations",
    journal: "Mon journal",
    security: "Ma sécurité",
    sandbox: "Mon espace d’essai",
    somebodyElse: "Changer de personnage",
  },
  en: {
    queue: "To handle",
    elsewhere: "Other authorities",
    admin: "Administration",
    space: "My space",
    services: "My services",
    elements: "My information",
    journal: "My journal",
    security: "My security",
    sandbox: "My space",
    somebodyElse: "Become somebody else",
  },
};

/** A role of any reach opens the place; what only a stronger sign-in would open stays shown, and says so. */
const mayOpenPlace = (actor: Actor, capability: Capability): boolean =>
  hasCapability(actor, capability) || isHeldBack({ actor }, capability);

function buildMenu({ brand, session, language, path }: MenuQuestion): Menu {
  const root = `/${brand.slug}`;
  const say = words[language];
  if (brand.sandbox) return buildSandboxMenu({ brand, language, path });
  if (path === `${root}/partenaire` || path.startsWith(`${root}/partenaire/`)) {
    return {
      signInHref: `${root}/agents/connexion`,
      signOutAction: `${root}/agents/deconnexion`,
      account: [{ href: `${root}/agents/securite`, label: say.security }],
    };
  }
  if (getSessionKind(brand, path) === "staff") {
    return {
      signInHref: `${root}/agents/connexion`,
      signOutAction: `${root}/agents/deconnexion`,
      account: [
        ...(session && mayOpenPlace(session.actor, "file.read")
          ? [{ href: `${root}/agents`, label: say.queue }]
          : []),
        { href: `${root}/administration`, label: say.admin },
        { href: `${root}/agents/delegations`, label: say.elsewhere },
        { href: `${root}/agents/securite`, label: say.security },
      ],
    };
  }
  return {
    signInHref: `${root}/connexion`,
    signOutAction: `${root}/deconnexion`,
    account: [
      { href: `${root}/espace`, label: say.space },
      { href: `${root}/espace/informations`, label: say.elements },
      { href: `${root}/espace/services`, label: say.services },
      { href: `${root}/espace/journal`, label: say.journal },
      { href: `${root}/espace/securite`, label: say.security },
    ],
  };
}

/** One way in, by the front; and, for a fictional person, another one to become. */
function buildSandboxMenu({ brand, language, path }: Omit<MenuQuestion, "session">): Menu {
  const root = `/${brand.slug}`;
  const say = words[language];
  const space = { href: `${root}/administration/bac-a-sable`, label: say.sandbox };
  if (brand.sandbox === "front" || getSessionKind(brand, path) === "staff")
    return {
      signInHref: "/bac-a-sable/essayer",
      signOutAction: `${root}/agents/deconnexion`,
      account: [space],
    };
  return {
    signInHref: `${root}/personnages`,
    signOutAction: `${root}/deconnexion`,
    account: [
      { href: `${root}/espace/services`, label: say.services },
      { href: `${root}/espace/journal`, label: say.journal },
      { href: `${root}/personnages`, label: say.somebodyElse },
      space,
    ],
  };
}
