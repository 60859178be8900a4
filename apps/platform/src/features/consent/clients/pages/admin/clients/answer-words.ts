import type { Language, Sentence } from "../../../../../../kernel/errors.ts";

/** What an application answered, said to who keeps it, and what to do. */
export interface SaidAnswer {
  readonly what: Sentence;
  readonly todo: Sentence;
}

const secretOrGuard: SaidAnswer = {
  what: {
    fr: "L’application a demandé un mot de passe ou refusé l’accès",
    en: "The application asked for a password or refused access",
  },
  todo: {
    fr: "Son adresse d’événements s’ouvre sans mot de passe : la signature de l’envoi suffit. Dites-le à son éditeur.",
    en: "Its events address opens without a password: the signature of the delivery is enough. Tell its vendor.",
  },
};
const gone: SaidAnswer = {
  what: {
    fr: "L’application ne connaît pas cette adresse",
    en: "The application does not know this address",
  },
  todo: {
    fr: "Vérifiez l’adresse d’événements avec son éditeur, puis corrigez-la.",
    en: "Check the events address with its vendor, then correct it.",
  },
};

const said: Readonly<Record<string, SaidAnswer>> = {
  "202": {
    what: { fr: "L’application l’a pris", en: "The application took it" },
    todo: { fr: "", en: "" },
  },
  "400": {
    what: { fr: "L’application l’a jugé mal formé", en: "The application found it malformed" },
    todo: {
      fr: "Donnez à son éditeur le début de l’identifiant ci-contre : il le retrouvera dans ses journaux.",
      en: "Give its vendor the start of the identifier beside: they will find it in their logs.",
    },
  },
  "401": secretOrGuard,
  "403": secretOrGuard,
  "404": gone,
  "410": gone,
  "405": {
    what: {
      fr: "L’application n’accepte pas les envois à cette adresse",
      en: "The application takes no delivery at this address",
    },
    todo: {
      fr: "L’adresse d’événements doit accepter la méthode POST. Dites-le à son éditeur.",
      en: "The events address must take the POST method. Tell its vendor.",
    },
  },
  unreachable: {
    what: { fr: "L’application n’a pas pu être jointe", en: "The application could not be reached" },
    todo: {
      fr: "Elle est peut-être arrêtée, ou derrière un pare-feu. Demandez à son éditeur si elle est en ligne.",
      en: "It may be stopped, or behind a firewall. Ask its vendor whether it is online.",
    },
  },
  too_slow: {
    what: { fr: "L’application n’a pas répondu à temps", en: "The application did not answer in time" },
    todo: {
      fr: "Elle doit répondre 202 avant de traiter l’envoi. Si cela dure, dites-le à son éditeur.",
      en: "It must answer 202 before it deals with the delivery. If it lasts, tell its vendor.",
    },
  },
  receiver_silent: {
    what: {
      fr: "L’application ne répond plus : nous la laissons souffler",
      en: "The application no longer answers: we let it rest",
    },
    todo: {
      fr: "Les envois reprendront d’eux-mêmes. Si cela dure, dites-le à son éditeur.",
      en: "Deliveries will start again by themselves. If it lasts, tell its vendor.",
    },
  },
  name_unknown: {
    what: { fr: "Aucun serveur ne porte ce nom", en: "No server has this name" },
    todo: {
      fr: "Vérifiez l’adresse d’événements, puis corrigez-la.",
      en: "Check the events address, then correct it.",
    },
  },
  address_private: {
    what: {
      fr: "L’adresse mène à un réseau privé, que cette installation ne joint pas",
      en: "The address leads to a private network, which this installation does not reach",
    },
    todo: {
      fr: "Demandez une adresse publique, ou demandez à l’exploitant d’autoriser ce serveur et son port pour votre collectivité (OUTBOUND_ALLOW_HOSTS).",
      en: "Ask for a public address, or ask the operator to allow this server and its port for your authority (OUTBOUND_ALLOW_HOSTS).",
    },
  },
  https_required: {
    what: { fr: "L’adresse n’est pas en https", en: "The address is not https" },
    todo: {
      fr: "Corrigez l’adresse d’événements : rien ne part sans chiffrement.",
      en: "Correct the events address: nothing leaves unencrypted.",
    },
  },
  address_invalid: {
    what: { fr: "L’adresse d’événements est mal écrite", en: "The events address is badly written" },
    todo: { fr: "Corrigez-la sur la page de l’application.", en: "Correct it on the application’s page." },
  },
  redirected: {
    what: { fr: "L’application renvoie vers une autre adresse", en: "The application redirects elsewhere" },
    todo: {
      fr: "Nous ne suivons aucun renvoi. Donnez l’adresse finale comme adresse d’événements.",
      en: "We follow no redirection. Give the final address as the events address.",
    },
  },
  answer_too_large: {
    what: { fr: "La réponse était trop longue", en: "The answer was too long" },
    todo: {
      fr: "Une réponse 202 n’a pas de contenu. Dites-le à son éditeur.",
      en: "A 202 answer has no content. Tell its vendor.",
    },
  },
};

const broken: SaidAnswer = {
  what: { fr: "L’application est en panne", en: "The application is out of order" },
  todo: {
    fr: "Prévenez son éditeur. L’envoi sera refait de lui-même.",
    en: "Tell its vendor. The delivery will be made again by itself.",
  },
};
const unexpected: SaidAnswer = {
  what: {
    fr: "L’application a répondu autre chose que 202",
    en: "The application answered something else than 202",
  },
  todo: {
    fr: "Donnez cette réponse à son éditeur : il doit répondre 202 à chaque envoi qu’il prend.",
    en: "Give this answer to its vendor: it must answer 202 to each delivery that it takes.",
  },
};

/** @param answer a status, or a word of ours (infra/outbound, the breaker) */
export function formatAnswer(
  answer: string,
  language: Language,
): { readonly what: string; readonly todo: string } {
  const known =
    (Object.hasOwn(said, answer) ? said[answer] : undefined) ??
    (/^5\d\d$/.test(answer) ? broken : unexpected);
  return { what: known.what[language], todo: known.todo[language] };
}
