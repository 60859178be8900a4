import { staffRoles } from "../../../../kernel/context.ts";
import type { ComplianceFacts } from "../facts.ts";
import { rolePlurals } from "../words.ts";
import {
  buildActiveState,
  buildConstantMeasure,
  buildInformationState,
  buildMissingState,
  type Measure,
  type Seen,
} from "./define.ts";

/** Above, a limit slows down nobody who guesses. */
const STRICT_ENOUGH = 200;

/** How people and agents come in. */
export const accessMeasures: readonly Measure[] = [
  {
    key: "no_password",
    theme: "people",
    answers: ["illegitimate_access"],
    proofs: ["of one authority signs in nowhere else"],
    see: buildConstantMeasure(
      "Aucun mot de passe : une clé d’accès, ou un lien valable une fois, trente minutes.",
      "No password: a passkey, or a link that works once, for thirty minutes.",
    ),
  },
  {
    key: "franceconnect",
    theme: "people",
    answers: [],
    see: ({ franceConnect }) =>
      franceConnect
        ? buildActiveState(
            "FranceConnect est proposé pour se connecter.",
            "FranceConnect is offered to sign in.",
          )
        : buildInformationState("FranceConnect n’est pas proposé.", "FranceConnect is not offered.", "none"),
  },
  {
    key: "rate_limits",
    theme: "people",
    answers: ["illegitimate_access", "unavailability"],
    proofs: [
      "stops who asks for links to everybody, for an hour, at " +
        "both doors; a form of another site counts for nothing",
    ],
    todo: {
      fr: "Baisser SENSITIVE_REQUESTS_PER_MINUTE.",
      en: "Lower SENSITIVE_REQUESTS_PER_MINUTE.",
    },
    see: ({ installation: { rates } }) => showRateLimits(rates),
  },
  {
    key: "proxies",
    theme: "people",
    answers: ["unavailability"],
    see: ({ installation }) =>
      installation.proxiesKnown
        ? buildActiveState(
            "Les relais placés devant le serveur sont connus : chaque visiteur est compté par son adresse.",
            "Proxies in front of the server are known: each visitor is counted by their own address.",
          )
        : buildInformationState(
            "Aucun relais n’est déclaré devant le serveur : tout " +
              "visiteur derrière un même relais compterait pour un seul.",
            "No proxy is declared in front of the server: visitors behind one would count as one.",
          ),
  },
  {
    key: "staff_sign_in",
    theme: "agents",
    answers: ["agent_impersonated", "illegitimate_access", "unwanted_change"],
    proofs: ["is refused, with what to do, to who reads the agent's mailbox and has only a link by e-mail"],
    todo: { fr: "Régler STAFF_SIGN_IN sur « passkey ».", en: "Set STAFF_SIGN_IN to “passkey”." },
    see: ({ installation }) =>
      installation.staffSignIn === "passkey"
        ? buildActiveState(
            "Les agents qui décident, administrent ou contrôlent se " +
              "connectent par clé d’accès ou par ProConnect en deux étapes.",
            "Agents who decide, administer or audit sign in with a passkey, or ProConnect in two steps.",
          )
        : buildMissingState(
            "Un lien par e-mail suffit aux agents qui décident : " +
              "qui lit leur messagerie décide à leur place.",
            "A link by e-mail is enough for agents who decide: whoever reads their mailbox decides for them.",
          ),
  },
  {
    key: "staff_demand",
    theme: "agents",
    answers: ["agent_impersonated"],
    see: ({ staff: { demand } }) => {
      if (demand === "everyone")
        return buildActiveState(
          "La collectivité demande cette connexion forte à tous ses agents, l’accueil compris.",
          "The authority asks this strong sign-in of all its agents, reception included.",
          demand,
        );
      if (demand === "proconnect")
        return buildActiveState(
          "La collectivité demande ProConnect en deux étapes à ses agents qui décident.",
          "The authority asks ProConnect in two steps of its agents who decide.",
          demand,
        );
      return buildInformationState(
        "Les agents d’accueil peuvent se connecter par un lien reçu par e-mail.",
        "Reception agents may sign in by a link received by e-mail.",
        demand,
      );
    },
  },
  {
    key: "staff_passkeys",
    theme: "agents",
    answers: ["agent_impersonated"],
    todo: {
      fr: "Inviter ces agents à enregistrer une clé d’accès, ou brancher ProConnect.",
      en: "Invite these agents to register a passkey, or connect ProConnect.",
    },
    see: ({ staff, proConnect }) => showPasskeys(staff, proConnect),
  },
  {
    key: "proconnect",
    theme: "agents",
    answers: [],
    see: ({ proConnect }) =>
      proConnect
        ? buildActiveState("ProConnect est ouvert aux agents.", "ProConnect is open to agents.")
        : buildInformationState(
            "ProConnect n’est pas ouvert aux agents.",
            "ProConnect is not open to agents.",
            "none",
          ),
  },
  {
    key: "staff_count",
    theme: "agents",
    answers: [],
    see: ({ staff }) => showStaffCount(staff),
  },
  {
    key: "roles",
    theme: "agents",
    answers: ["illegitimate_access", "unwanted_change"],
    proofs: [
      "is refused to every other role, and changes nothing",
      "a role bounded to a desk or a service administers, audits and operates nothing",
    ],
    see: buildConstantMeasure(
      "Les droits des agents sont vérifiés dans l’application et par " +
        "la base. Un service est publié après l’accord d’un second agent.",
      "Agents’ rights are checked in the application and by the " +
        "database. A service is published once a second agent agrees.",
    ),
  },
];

function showRateLimits({ strictPerMinute, mailsPerHour }: ComplianceFacts["installation"]["rates"]): Seen {
  const essence = [String(strictPerMinute), String(mailsPerHour)];
  const limit = {
    fr:
      `Une même adresse ne peut se connecter ou s’inscrire que ${strictPerMinute} ` +
      `fois par minute, ni demander plus de ${mailsPerHour} liens par heure`,
    en:
      `One address may sign in or enrol ${strictPerMinute} ` +
      `times a minute, and ask for ${mailsPerHour} links an hour`,
  };
  return strictPerMinute <= STRICT_ENOUGH
    ? buildActiveState(`${limit.fr}.`, `${limit.en}.`, essence)
    : buildMissingState(
        `${limit.fr} : à ce réglage, la limite ne freine plus qui devine.`,
        `${limit.en}: so set, the limit slows down nobody who guesses.`,
        essence,
      );
}

function showPasskeys(
  { deciders, decidersWithoutPasskey: without }: ComplianceFacts["staff"],
  proConnect: boolean,
): Seen {
  if (without === 0)
    return buildActiveState(
      "Tous les agents qui décident ont une clé d’accès.",
      "All agents who decide have a passkey.",
    );
  const fr =
    `Parmi les agents qui décident (${deciders}), ${without} ` +
    `n’${without > 1 ? "ont" : "a"} pas de clé d’accès`;
  const en = `Among agents who decide (${deciders}), ${without} ${without > 1 ? "have" : "has"} no passkey`;
  return proConnect
    ? buildInformationState(`${fr} ; ProConnect leur est ouvert.`, `${en}; ProConnect is open to them.`)
    : buildMissingState(`${fr}.`, `${en}.`);
}

/** Told, never a reason to review: agents come and go. */
function showStaffCount({ agents, withPasskey, byRole }: ComplianceFacts["staff"]): Seen {
  const held = staffRoles.flatMap((role) => {
    const count = byRole[role];
    return count === undefined ? [] : [{ role, count }];
  });
  const list = (language: "fr" | "en") =>
    held.map(({ role, count }) => `${rolePlurals[role][language]} ${count}`).join(", ");
  return buildInformationState(
    `Agents : ${agents}, dont ${withPasskey} avec une clé d’accès. Par rôle : ${list("fr") || "aucun"}.`,
    `Agents: ${agents}, ${withPasskey} of them with a passkey. By role: ${list("en") || "none"}.`,
  );
}
