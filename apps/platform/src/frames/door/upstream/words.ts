import { defineMessages } from "../../../web/index.ts";

export const doorUpstreamWords = defineMessages({
  fr: {
    franceconnect: {
      button: "S’identifier avec FranceConnect",
      lead: "FranceConnect est la solution de l’État pour vous connecter à vos services en ligne.",
      what: "Qu’est-ce que FranceConnect ?",
      whatHref: "https://franceconnect.gouv.fr",
    },
    proconnect: {
      button: "S’identifier avec ProConnect",
      lead: "ProConnect vous connecte avec le compte de votre administration.",
      what: "Qu’est-ce que ProConnect ?",
      whatHref: "https://www.proconnect.gouv.fr",
    },
    orElse: { franceconnect: "Ou avec FranceConnect", proconnect: "Ou avec ProConnect" },
    known: (name: string) => `Bonjour ${name}`,
    knownLead:
      "FranceConnect vous a reconnu. Aucun compte de cette collectivité n’est encore relié à votre identité.",
    told: "Ce que FranceConnect nous a dit",
    keepNothing: "Nous n’avons rien enregistré. Fermez cette page, et tout est oublié.",
    newTitle: "Je n’ai pas encore de compte ici",
    newText:
      "Votre identité est déjà remplie : relisez-la, puis donnez votre adresse et un moyen de vous joindre, en trois minutes.",
    create: "Créer mon compte avec ces informations",
    atDeskTitle: "Je n’ai pas encore de compte ici",
    atDeskText: "Ici, aucun compte ne se crée en ligne pour l’instant : un agent vous dit comment faire.",
    atDesk: "Où aller, qui appeler",
    mineTitle: "J’ai déjà un compte ici",
    mineText:
      "Connectez-vous comme d’habitude. Vous pourrez ensuite relier FranceConnect, dans « Ma sécurité ».",
    signIn: "Me connecter à mon compte",
    tieTitle: "Relier FranceConnect à ce compte ?",
    tieLead: "Vous pourrez entrer dans votre compte avec cette identité. Rien n’est encore relié.",
    tieOnlyYours: "Si ce n’est pas vous, ne reliez rien et fermez FranceConnect.",
    tie: "Oui, c’est moi : relier",
    doNotTie: "Ne rien relier",
    differs: "Ce qui n’est pas pareil dans ce compte",
    difference: (told: string, here: string) => `FranceConnect dit : ${told}. Ce compte dit : ${here}.`,
    notChecked:
      "Ces informations de votre compte ne sont pas encore vérifiées. Corrigez-les ensuite si elles sont fausses.",
    somebodyElse: "Cette identité n’est pas celle de ce compte",
    somebodyElseText: "Un agent a vérifié autre chose pour ce compte. Rien n’est relié.",
    goToDesk:
      "Si c’est quelqu’un d’autre, fermez FranceConnect. Si c’est bien vous, venez à l’accueil avec une pièce d’identité : un agent corrige ce qui doit l’être.",
    back: "Revenir à la sécurité du compte",
    incomplete:
      "Il manque à FranceConnect un nom ou votre jour de naissance. Créez votre compte en répondant aux questions.",
    start: "Répondre aux questions",
  },
  en: {
    franceconnect: {
      button: "Sign in with FranceConnect",
      lead: "FranceConnect is the State’s way to sign in to your online services.",
      what: "What is FranceConnect?",
      whatHref: "https://franceconnect.gouv.fr",
    },
    proconnect: {
      button: "Sign in with ProConnect",
      lead: "ProConnect signs you in with your administration’s account.",
      what: "What is ProConnect?",
      whatHref: "https://www.proconnect.gouv.fr",
    },
    orElse: { franceconnect: "Or with FranceConnect", proconnect: "Or with ProConnect" },
    known: (name: string) => `Hello ${name}`,
    knownLead: "FranceConnect knows you. No account of this authority is tied to your identity yet.",
    told: "What FranceConnect told us",
    keepNothing: "We have kept nothing. Close this page, and all is forgotten.",
    newTitle: "I have no account here yet",
    newText:
      "Your identity is already filled in: read it again, then give your address and a way to reach you, in three minutes.",
    create: "Create my account with this information",
    atDeskTitle: "I have no account here yet",
    atDeskText: "No account is created online here for now: an agent tells you what to do.",
    atDesk: "Where to go, whom to call",
    mineTitle: "I already have an account here",
    mineText: "Sign in as usual. Then you can tie FranceConnect to it, in “My security”.",
    signIn: "Sign in to my account",
    tieTitle: "Tie FranceConnect to this account?",
    tieLead: "This identity will open your account, as you do. Nothing is tied yet.",
    tieOnlyYours: "If it is not you, tie nothing and close FranceConnect.",
    tie: "Yes, it is me: tie it",
    doNotTie: "Tie nothing",
    differs: "What is not the same in this account",
    difference: (told: string, here: string) => `FranceConnect says: ${told}. This account says: ${here}.`,
    notChecked: "This information of your account is not checked yet. Correct it afterwards if it is wrong.",
    somebodyElse: "This identity is not the one of this account",
    somebodyElseText: "An agent has checked something else for this account. Nothing is tied.",
    goToDesk:
      "If it is somebody else, close FranceConnect. If it is you, come to the reception desk with an identity document: an agent corrects what has to be.",
    back: "Back to the security of the account",
    incomplete:
      "FranceConnect lacks a name or your day of birth. Create your account by answering the questions.",
    start: "Answer the questions",
  },
});
