import type { ComplianceFacts } from "../facts.ts";
import {
  buildActiveState,
  buildConstantMeasure,
  buildInformationState,
  buildMissingState,
  type Measure,
  type Seen,
} from "./define.ts";

/** What leaves, and how. */
export const exchangeMeasures: readonly Measure[] = [
  {
    key: "https",
    theme: "exchanges",
    answers: ["illegitimate_access", "agent_impersonated"],
    proofs: ["cookie is out of reach of scripts and of other authorities"],
    todo: {
      fr: "Donner à la plateforme une adresse en https (PUBLIC_URL).",
      en: "Give the platform an https address (PUBLIC_URL).",
    },
    see: ({ installation }) =>
      installation.https
        ? buildActiveState(
            "Les pages et les cookies ne voyagent que chiffrés " +
              "(https). Les cookies sont hors de portée des scripts.",
            "Pages and cookies travel encrypted only (https). Cookies are out of reach of scripts.",
          )
        : buildMissingState(
            "L’adresse publique n’est pas en https : pages et cookies peuvent voyager en clair.",
            "The public address is not https: pages and cookies may travel in clear.",
          ),
  },
  {
    key: "minimum",
    theme: "exchanges",
    answers: ["vendor_misuse"],
    proofs: ["gets nothing of it: by scope, by name, verified or not, even when the person has the element"],
    see: buildConstantMeasure(
      "Un service ne reçoit que ce que la personne accepte parmi ce " +
        "que sa version publiée demande. Un retrait l’arrête aussitôt.",
      "A service receives only what the person accepts, among what " +
        "its published version asks. A withdrawal stops it at once.",
    ),
  },
  {
    key: "applications",
    theme: "exchanges",
    answers: ["vendor_misuse"],
    proofs: ["another key opens nothing, and neither does a secret"],
    todo: {
      fr: "Demander aux éditeurs de s’identifier par une clé (private_key_jwt).",
      en: "Ask vendors to identify by a key (private_key_jwt).",
    },
    see: ({ applications }) => showApplicationKeys(applications),
  },
  {
    key: "outbound",
    theme: "exchanges",
    answers: ["vendor_misuse", "illegitimate_access"],
    proofs: ["are not asked to a private address: the connection is not even opened"],
    see: ({ installation: { outboundHttpsOnly, privateHosts } }) =>
      showOutboundRules(outboundHttpsOnly, privateHosts),
    todo: {
      fr: "Passer en mode production : les appels aux logiciels ne se font alors qu’en https.",
      en: "Run in production mode: applications are then called by https only.",
    },
  },
  {
    key: "mail",
    theme: "exchanges",
    answers: ["illegitimate_access"],
    todo: {
      fr: "Choisir un serveur d’envoi chiffré (smtps:// ou avec un compte).",
      en: "Choose an encrypted mail server (smtps://, or with an account).",
    },
    see: ({ installation: { mail } }) => {
      if (mail === "encrypted")
        return buildActiveState(
          "Les messages partent par un lien chiffré.",
          "Messages leave by an encrypted link.",
          mail,
        );
      if (mail === "when_offered")
        return buildMissingState(
          "Les messages ne partent chiffrés que si le serveur d’envoi le propose.",
          "Messages leave encrypted only when the mail server offers it.",
          mail,
        );
      return buildInformationState(
        "Aucun message ne part : ils restent dans la boîte du développeur.",
        "No message leaves: they stay in the developer’s mailbox.",
        mail,
      );
    },
  },
  {
    key: "registers",
    theme: "exchanges",
    answers: [],
    see: ({ registers }) =>
      registers.length === 0
        ? buildInformationState(
            "Aucun registre de l’État n’est interrogé.",
            "No register of the State is asked.",
            "none",
          )
        : buildActiveState(
            `Des registres de l’État sont interrogés (${registers.length}), avec ` +
              "l’état civil vérifié seulement, et chaque question est au journal.",
            `Registers of the State are asked (${registers.length}), with ` +
              "validated civil status only, and each question is in the journal.",
            registers,
          ),
  },
  {
    key: "sandbox",
    theme: "exchanges",
    answers: [],
    proofs: ["no real person enrols or signs in, by any door, whatever they post"],
    see: ({ installation }) =>
      installation.sandboxOpen
        ? buildInformationState(
            "Le bac à sable des éditeurs est ouvert. Il n’a que des personnes fictives, et aucune ne sort.",
            "The vendors’ sandbox is open. It has fictional people only, and none of them leaves it.",
            "open",
          )
        : buildActiveState("Le bac à sable des éditeurs est fermé.", "The vendors’ sandbox is closed."),
  },
];

function showApplicationKeys({ active, withSecret }: ComplianceFacts["applications"]): Seen {
  if (active === 0)
    return buildInformationState(
      "Aucun logiciel métier n’est relié.",
      "No business application is connected.",
      "none",
    );
  return withSecret === 0
    ? buildActiveState(
        `Les logiciels métiers reliés (${active}) s’identifient ` +
          "par une clé qui ne voyage pas, ou ne se connectent pas.",
        `Connected business applications (${active}) identify ` +
          "by a key that does not travel, or do not connect.",
      )
    : buildMissingState(
        `Parmi les logiciels métiers reliés (${active}), ${withSecret} ` +
          `s’identifie${withSecret > 1 ? "nt" : ""} par un secret partagé.`,
        `Among connected business applications (${active}), ${withSecret} ` +
          `identif${withSecret > 1 ? "y" : "ies"} by a shared secret.`,
        withSecret,
      );
}

function showOutboundRules(httpsOnly: boolean, privateHosts: number): Seen {
  const essence = [String(httpsOnly), String(privateHosts)];
  if (!httpsOnly)
    return buildMissingState(
      "Les logiciels métiers peuvent être appelés sans chiffrement (http).",
      "Business applications may be called without encryption (http).",
      essence,
    );
  return privateHosts === 0
    ? buildActiveState(
        "Les logiciels métiers ne sont appelés qu’en https, et jamais à une adresse privée.",
        "Business applications are called by https only, and never at a private address.",
        essence,
      )
    : buildActiveState(
        `Les logiciels métiers ne sont appelés qu’en https. ${privateHosts} ` +
          `adresse${privateHosts > 1 ? "s privées sont permises, chacune" : " privée est permise,"} ` +
          "avec son port, aux appels de la collectivité nommée.",
        `Business applications are called by https only. ${privateHosts} private ` +
          `address${privateHosts > 1 ? "es are allowed, each" : " is allowed,"} ` +
          "with its port, to calls of the authority named.",
        essence,
      );
}
