import { defineErrors } from "../../../kernel/errors.ts";

export const accessErrors = defineErrors({
  "access.account_closed": {
    status: 403,
    fr: "Ce compte est fermé.",
    en: "This account is closed.",
    todo: {
      fr: "S’il a été réuni à un autre, connectez-vous avec l’adresse de l’autre. Sinon, appelez l’accueil.",
      en: "If it was merged with another, sign in with the address of the other. Otherwise, call the desk.",
    },
  },
  "access.link_not_valid": {
    status: 410,
    fr: "Ce lien ne fonctionne plus : il a déjà servi, ou il a expiré.",
    en: "This link no longer works: it has been used, or it has expired.",
    todo: { fr: "Demandez un nouveau lien de connexion.", en: "Ask for a new sign-in link." },
  },
  "access.code_not_valid": {
    status: 422,
    fr: "Ce code de reprise n’est pas reconnu.",
    en: "This resume code is not recognised.",
    todo: {
      fr: "Vérifiez chaque caractère. Si vous l’avez perdu, appelez-nous ou recommencez.",
      en: "Check each character. If you lost it, call us or start again.",
    },
  },
  "access.capability_missing": {
    status: 403,
    fr: "Votre rôle ne permet pas cette action.",
    en: "Your role does not allow this.",
    todo: {
      fr:
        "Un administrateur donne les rôles, à la page « Agents ». " +
        "Vous pouvez aussi confier le dossier à un collègue habilité.",
      en:
        "An administrator gives roles, on the page “Staff”. " +
        "You may also hand the file to a colleague who may.",
    },
  },
  "access.strong_sign_in_required": {
    status: 403,
    fr: "Ce travail demande une connexion par clé d’accès.",
    en: "This work requires signing in with a passkey.",
    todo: {
      fr:
        "Ouvrez « Ma sécurité » : cette page dit comment " +
        "enregistrer votre clé, puis vous connecter avec elle.",
      en: "Open “My security”: that page tells how to register your passkey, then sign in with it.",
    },
    page: "/agents/securite",
  },
  "access.demand_locks_out": {
    status: 409,
    fr: "Ce choix vous fermerait la porte : vous n’êtes pas connecté de cette façon.",
    en: "This choice would lock you out: you did not sign in that way.",
    todo: {
      fr: "Connectez-vous d’abord comme vous le demanderez aux autres, puis recommencez.",
      en: "Sign in first the way that you will ask of others, then try again.",
    },
  },
  "access.account_sign_in_required": {
    status: 403,
    fr:
      "Pour entrer dans un service, connectez-vous à votre compte : " +
      "une demande commencée, ou son code de reprise, n’y suffit pas.",
    en:
      "To enter a service, sign in to your account: a request " +
      "that was begun, or its resume code, is not enough.",
    todo: { fr: "Connectez-vous, puis recommencez.", en: "Sign in, then start over." },
  },
  "access.recent_sign_in_required": {
    status: 403,
    fr:
      "Pour ce changement, reconnectez-vous : votre connexion date de plus " +
      "de quinze minutes, ou ne prouve pas que le compte est le vôtre.",
    en:
      "For this change, sign in again: you signed in over fifteen minutes " +
      "ago, or in a way that does not prove that the account is yours.",
    todo: { fr: "Reconnectez-vous, puis recommencez.", en: "Sign in again, then start over." },
  },
  "access.passkey_by_invitation": {
    status: 403,
    fr: "Votre première clé d’accès s’enregistre avec l’invitation de votre administrateur.",
    en: "Your first passkey is registered with your administrator’s invitation.",
    todo: {
      fr:
        "Demandez une invitation à votre administrateur. Si " +
        "vous avez déjà une clé, connectez-vous avec elle.",
      en: "Ask your administrator for an invitation. If you already have a passkey, sign in with it.",
    },
  },
  "access.own_invitation": {
    status: 403,
    fr: "Un autre administrateur doit le faire pour vous.",
    en: "Another administrator has to do it for you.",
    todo: { fr: "Demandez à un collègue administrateur.", en: "Ask a fellow administrator." },
  },
  "access.administrator_can_invite": {
    status: 409,
    fr: "Un autre administrateur de cette collectivité a une clé d’accès.",
    en: "Another administrator of this authority has a passkey.",
    todo: { fr: "Demandez-lui d’inviter cet agent.", en: "Ask them to invite this agent." },
  },
  "access.operator_can_appoint": {
    status: 409,
    fr: "Un exploitant de cette collectivité a une clé d’accès.",
    en: "An operator of this authority has a passkey.",
    todo: {
      fr: "Demandez-lui de donner ce rôle, dans Administration, Agents.",
      en: "Ask them to give this role, in Administration, Agents.",
    },
  },
  "access.agent_has_passkeys": {
    status: 409,
    fr: "Cet agent a déjà une clé d’accès.",
    en: "This agent already has a passkey.",
    todo: {
      fr: "S’il l’a perdue, retirez d’abord ses clés, puis envoyez l’invitation.",
      en: "If they lost it, remove their passkeys first, then send the invitation.",
    },
  },
  "access.passkey_refused": {
    status: 403,
    fr: "Cette clé d’accès n’a pas été reconnue ici.",
    en: "This passkey was not recognised here.",
    todo: {
      fr: "Recommencez. Si cela continue, connectez-vous avec un lien par courriel, ou demandez à l’accueil.",
      en: "Try again. If it goes on, sign in with a link by e-mail, or ask the reception desk.",
    },
  },
  "access.passkey_suspended": {
    status: 403,
    fr: "Cette clé d’accès est suspendue : elle a peut-être été copiée.",
    en: "This passkey is suspended: it may have been copied.",
    todo: {
      fr: "Connectez-vous autrement, retirez cette clé, puis enregistrez-en une nouvelle.",
      en: "Sign in another way, remove this passkey, then register a new one.",
    },
  },
  "access.last_passkey": {
    status: 409,
    fr: "C’est votre seule clé d’accès, et vos rôles en demandent une.",
    en: "This is your only passkey, and your roles ask for one.",
    todo: {
      fr: "Enregistrez d’abord une autre clé, puis retirez celle-ci.",
      en: "Register another passkey first, then remove this one.",
    },
    page: "/agents/securite",
  },
  "access.passkey_too_many": {
    status: 422,
    fr: "Vous avez déjà dix clés d’accès.",
    en: "You already have ten passkeys.",
    todo: { fr: "Retirez-en une qui ne sert plus.", en: "Remove one that no longer serves." },
  },
  "access.passkey_elsewhere": {
    status: 403,
    fr: "Vos clés d’accès sont dans votre propre collectivité.",
    en: "Your passkeys are in your own authority.",
    todo: { fr: "Ouvrez cette page dans votre collectivité.", en: "Open this page in your own authority." },
  },
  "access.sandbox_door": {
    status: 403,
    fr: "Le bac à sable a sa propre porte : personne n’y entre sous son vrai nom.",
    en: "The sandbox has a door of its own: nobody enters it under their real name.",
    todo: {
      fr:
        "Éditeurs : retrouvez votre espace par la page « Essayer sans " +
        "demander ». Habitants : allez sur le site de votre collectivité.",
      en:
        "Vendors: find your space from the page “Try without " +
        "asking”. Residents: go to your authority’s site.",
    },
  },
  "access.unknown_agent": {
    status: 404,
    fr: "Cet agent n’existe pas.",
    en: "This agent does not exist.",
    todo: { fr: "Choisissez un agent de la liste.", en: "Choose an agent from the list." },
  },
  "access.administrator_named": {
    status: 409,
    fr: "Un administrateur est déjà nommé ici, sous une autre adresse.",
    en: "An administrator is named here already, at another address.",
    todo: {
      fr: "Invitez-le à son adresse : il nommera ensuite cette personne.",
      en: "Invite them at their address: they will then name this person.",
    },
  },
  "access.agent_without_name": {
    status: 422,
    fr: "Aucun agent n’a cette adresse ici.",
    en: "No agent here has this address.",
    todo: {
      fr: 'Vérifiez-la, ou donnez aussi son nom : --nom "Prénom Nom".',
      en: 'Check it, or give their name too: --nom "First Last".',
    },
  },
  "access.agent_known": {
    status: 409,
    fr: "Cette adresse électronique est déjà celle d’un agent de votre collectivité.",
    en: "This e-mail already belongs to an agent of your authority.",
    todo: {
      fr: "Retrouvez l’agent dans la liste, et donnez-lui ses rôles.",
      en: "Find the agent in the list, and give them their roles.",
    },
  },
  "access.own_control": {
    status: 409,
    fr: "Vous ne pouvez pas vous donner ce rôle : il contrôle ce que font les administrateurs.",
    en: "You cannot give yourself this role: it checks what administrators do.",
    todo: {
      fr: "Donnez-le à quelqu’un d’autre, ou demandez à un autre administrateur.",
      en: "Give it to somebody else, or ask another administrator.",
    },
  },
  "access.own_administration": {
    status: 409,
    fr:
      "Vous ne pouvez pas reprendre votre propre rôle d’administration : " +
      "il pourrait ne rester personne pour donner les rôles.",
    en: "You cannot take back your own administration role: nobody might be left to give roles.",
    todo: {
      fr: "Donnez ce rôle à un collègue, qui reprendra le vôtre.",
      en: "Give this role to a colleague, who will take yours back.",
    },
  },
  "access.role_out_of_reach": {
    status: 403,
    fr: "Ce rôle va au-delà des vôtres : vous ne pouvez pas le donner.",
    en: "This role goes beyond yours: you cannot give it.",
    todo: {
      fr: "Demandez à un agent chargé de l’exploitation, qui administre aussi les agents.",
      en: "Ask an agent in charge of operation, who also manages staff.",
    },
  },
  "access.delegation_not_valid": {
    status: 403,
    fr: "Cette délégation n’est pas en cours.",
    en: "This delegation is not in force.",
    todo: {
      fr: "Demandez à la collectivité concernée de la renouveler.",
      en: "Ask the authority concerned to renew it.",
    },
  },
  "access.delegation_dates": {
    status: 422,
    fr: "Une délégation finit après son début, et dure un an au plus.",
    en: "A delegation ends after it starts, and lasts one year at most.",
    todo: { fr: "Corrigez la date de fin.", en: "Correct the end date." },
  },
  "access.token_dates": {
    status: 422,
    fr: "Un jeton d’API expire, dans un an au plus.",
    en: "An API token expires, within one year.",
    todo: { fr: "Choisissez un jour à venir, dans l’année.", en: "Choose a day to come, within the year." },
  },
  "access.token_scope": {
    status: 422,
    fr: "Un jeton d’API a un rôle au moins, parmi ceux de son agent.",
    en: "An API token has one role at least, among those of its agent.",
    todo: { fr: "Choisissez parmi les rôles de l’agent.", en: "Choose among the agent’s roles." },
  },
  "access.token_role_gone": {
    status: 409,
    fr: "Vous n’avez plus l’un des rôles de ce jeton d’API.",
    en: "You no longer hold one of the roles of this API token.",
    todo: {
      fr: "Refusez-le, et demandez-en un autre à votre administrateur.",
      en: "Refuse it, and ask your administrator for another.",
    },
    page: "/agents/securite",
  },
  "access.unknown_token": {
    status: 404,
    fr: "Ce jeton d’API n’existe pas, ou est déjà révoqué.",
    en: "This API token does not exist, or is already revoked.",
    todo: { fr: "Choisissez un jeton de la liste.", en: "Choose a token from the list." },
  },
});
