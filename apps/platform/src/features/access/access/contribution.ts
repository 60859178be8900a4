import type { Contribution } from "../../../kernel/contributions.ts";
import { listHolderPasskeys } from "./passkeys/keep-passkeys.ts";
import { findAccount } from "./sessions/accounts.ts";
import { listSessions } from "./sessions/sessions.ts";
import { deleteAccount } from "./store/accounts.ts";
import { deleteExpired } from "./store/sessions.ts";

/** By what somebody showed who they are; another is one of a newer server. */
const ways: Readonly<Record<string, readonly [fr: string, en: string]>> = {
  email_link: [" par un lien reçu par e-mail", " by a link sent by e-mail"],
  invitation: [" par une invitation", " by an invitation"],
  passkey: [" par une clé d’accès", " by a passkey"],
  resume_code: [" par un code de reprise", " by a resume code"],
  desk: [" par un code de l’accueil", " by a code of the desk"],
  franceconnect: [" par FranceConnect", " by FranceConnect"],
  proconnect: [" par ProConnect", " by ProConnect"],
  proconnect_mfa: [" par ProConnect", " by ProConnect"],
};

export const accessContribution: Contribution = {
  module: "access",
  exportPerson: async (tx, context, personId) => ({
    compte: { adresse_electronique: (await findAccount(tx, context, personId))?.email ?? null },
    cles_d_acces: (await listHolderPasskeys(tx, context, { kind: "person", subjectId: personId })).map(
      (key) => ({
        nom: key.label,
        ajoutee_le: key.createdOn,
        derniere_utilisation: key.lastUsedOn,
        suspendue: key.suspended,
      }),
    ),
    appareils: (await listSessions(tx, context, personId)).map((session) => ({
      appareil: session.device,
      par: session.method,
      ouvert_le: session.createdAt.toISOString(),
      vu_le: session.lastSeenAt.toISOString(),
    })),
  }),
  erasePerson: (tx, context, personId) => deleteAccount(tx, context.authorityId, personId),
  purge: (tx, context) => deleteExpired(tx, context.authorityId, context.now()),
  opensAccount: ["access.passkey_added", "access.passkey_removed", "access.passkey_suspended"],
  journal: {
    "access.signed_in": ({ method }) => {
      const [fr, en] = ways[String(method)] ?? ["", ""];
      return { fr: `Une connexion a été ouverte${fr}.`, en: `Somebody signed in${en}.` };
    },
    "access.sign_in_failed": ({ method }) => {
      const [fr, en] = ways[String(method)] ?? ["", ""];
      return { fr: `Une connexion${fr} a été refusée.`, en: `Somebody${en} was refused at the door.` };
    },
    "access.agent_added": () => ({ fr: "Un agent a été ajouté.", en: "An agent was added." }),
    "access.staff_demand_changed": () => ({
      fr: "Ce qui est demandé aux agents pour se connecter a changé.",
      en: "What is asked of agents who sign in has changed.",
    }),
    "access.role_changed": ({ held }) =>
      held
        ? { fr: "Un rôle a été donné à un agent.", en: "A role was given to an agent." }
        : { fr: "Un rôle a été retiré à un agent.", en: "A role was taken back from an agent." },
    "access.agent_invited": () => ({
      fr: "Un agent a été invité à enregistrer sa clé d’accès.",
      en: "An agent was invited to register their passkey.",
    }),
    "access.administrator_invited": () => ({
      fr: "L’administrateur a été invité depuis la machine, par qui l’exploite.",
      en: "The administrator was invited from the machine, by who runs it.",
    }),
    "access.operator_appointed": () => ({
      fr: "Un exploitant a été nommé depuis la machine, par qui la tient.",
      en: "An operator was appointed from the machine, by who holds it.",
    }),
    "access.agent_passkeys_reset": () => ({
      fr: "Les clés d’accès et les connexions d’un agent ont été retirées.",
      en: "An agent’s passkeys and sessions were removed.",
    }),
    "access.passkey_added": () => ({ fr: "Une clé d’accès a été ajoutée.", en: "A passkey was added." }),
    "access.passkey_removed": () => ({ fr: "Une clé d’accès a été retirée.", en: "A passkey was removed." }),
    "access.passkey_suspended": () => ({
      fr: "Une clé d’accès a été suspendue : elle a peut-être été copiée.",
      en: "A passkey was suspended: it may have been copied.",
    }),
    "access.delegation_given": ({ endsOn }) => ({
      fr: `Un accès a été délégué à un agent d’une autre collectivité, jusqu’au ${endsOn}.`,
      en: `Access was delegated to another authority’s agent, until ${endsOn}.`,
    }),
    "access.delegation_revoked": () => ({ fr: "Une délégation a pris fin.", en: "A delegation was ended." }),
    "access.delegation_used": () => ({
      fr: "Un agent d’une autre collectivité est entré avec sa délégation.",
      en: "An agent of another authority entered under a delegation.",
    }),
    "access.delegation_looked": () => ({
      fr: "Un agent d’une autre collectivité a regardé combien de dossiers attendent, avec sa délégation.",
      en: "An agent of another authority looked at how many files wait, under a delegation.",
    }),
    "access.delegation_used_elsewhere": () => ({
      fr: "Un agent est entré, avec sa délégation, chez une autre collectivité.",
      en: "An agent entered another authority under a delegation.",
    }),
    "access.delegation_looked_elsewhere": () => ({
      fr:
        "Un agent a regardé, avec sa délégation, combien " +
        "de dossiers attendent chez une autre collectivité.",
      en: "An agent looked, under a delegation, at how many files wait in another authority.",
    }),
    "access.api_token_issued": ({ label }) => ({
      fr: `Un jeton d’API a été créé (${label}).`,
      en: `An API token was created (${label}).`,
    }),
    "access.api_token_accepted": ({ label }) => ({
      fr: `Un agent a accepté qu’un jeton d’API agisse en son nom (${label}).`,
      en: `An agent accepted that an API token act in their name (${label}).`,
    }),
    "access.api_token_refused": ({ label }) => ({
      fr: `Un agent a refusé qu’un jeton d’API agisse en son nom (${label}).`,
      en: `An agent refused that an API token act in their name (${label}).`,
    }),
    "access.api_token_revoked": ({ label }) => ({
      fr: `Un jeton d’API a été révoqué (${label}).`,
      en: `An API token was revoked (${label}).`,
    }),
  },
};
