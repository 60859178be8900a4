/** Who goes where: together they see each page empty, and each page filled. */
export const visits: readonly (readonly [who: string, from: readonly string[], within: RegExp])[] = [
  // The longest walks first
  ["helene", ["/caen/administration"], /^\/caen\/administration/],
  ["camille", ["/caen/agents", "/caen/agents/delegations", "/caen/agents/securite"], /^\/caen\/agents/],
  [
    "jeanne",
    [
      "/caen/espace",
      "/caen/espace/recherche?q=piscine",
      "/caen/espace/recherche?q=zqzqzq",
      "/caen/espace/services/caen/mediatheque/accord",
    ],
    /^\/caen\/(espace|inscription)/,
  ],
  [
    "nobody",
    [
      "/",
      "/?q=herouvile",
      "/?q=zqzqzq&page=1",
      "/?page=2",
      "/caen/",
      "/caen/pochette",
      "/caen/borne",
      "/caen/accessibilite/recu/ACC-2026-042042-Z0/2026-11-24",
      "/caen/chez-moi",
      "/caen/chez-moi?ou=14210",
      "/caen/chez-moi?ou=nulle%20part",
      "/caen/chez-moi/14118",
      "/caen/chez-moi/75056",
      "/caen/tarifs",
      "/caen/tarifs/repas-du-midi?quotient=568",
      "/honfleur/tarifs",
    ],
    /^\/($|honfleur\/tarifs$|\?|caen\/(?!theme(?!s)|services|espace|administration|agents|connexion|deconnexion|recuperation|adresse|pauses))/,
  ],
  // Its services, and the doors of the same town, where messages lead: apart, so that several walk at once
  [
    "nobody",
    ["/caen/services", "/caen/services?q=pisicne", "/caen/services?q=piscine+patinoire"],
    /^\/caen\/(services|selection)/,
  ],
  [
    "nobody",
    [
      "/boite-aux-lettres",
      "/caen/connexion",
      "/caen/connexion/messages",
      "/caen/connexion/lien?jeton=inconnu",
      "/caen/recuperation",
      "/caen/recuperation/arreter?jeton=inconnu",
      "/caen/adresse/confirmer?jeton=inconnu",
      "/caen/adresse/annuler?jeton=inconnu",
      "/caen/pauses/remettre?jeton=inconnu",
      "/caen/agents/connexion",
      "/caen/agents/connexion/messages",
      "/caen/deconnexion/franceconnect/retour",
      "/caen/agents/deconnexion/proconnect/retour",
      "/caen/agents/connexion/lien?jeton=inconnu",
      "/le-fresne-camilly/inscription",
      "/honfleur/inscription",
    ],
    /^\/((le-fresne-camilly|honfleur)\/inscription$|boite|caen\/(connexion|deconnexion|recuperation|adresse|pauses|agents\/(connexion|deconnexion)))/,
  ],
  ["nobody", ["/api/v1", "/api/v1/errors"], /^\/api\/v1(\/errors)?$/],
  // Hard colours: yellow, white, black, neon green
  [
    "nobody",
    ["mathieu", "epron", "thaon", "rosel"].flatMap((slug) => [
      `/${slug}/`,
      `/${slug}/connexion`,
      `/${slug}/services/transport`,
    ]),
    /^\/(mathieu|epron|thaon|rosel)\/($|connexion$|services\/transport$)/,
  ],
  // Nothing is open there yet
  [
    "nobody",
    ["/bayeux/", "/bayeux/inscription", "/bayeux/connexion", "/bayeux/facile"],
    /^\/bayeux\/($|inscription$|connexion$|facile$)/,
  ],
  // Signed in, and asked to show that they are still there, or a stronger way
  [
    "jeanne",
    ["/caen/connexion?encore=1&retour=/caen/espace/securite"],
    /^\/caen\/connexion\?encore=1&retour=\/caen\/espace\/securite$/,
  ],
  [
    "camille",
    ["/caen/agents/connexion?encore=1&retour=/caen/agents/securite"],
    /^\/caen\/agents\/connexion\?encore=1&retour=\/caen\/agents\/securite$/,
  ],
  ["manon", ["/caen/espace/pass", "/caen/espace/offres"], /^\/caen\/espace\/(pass|offres)/],
  ["cinema", ["/caen/partenaire", "/caen/partenaire/releve"], /^\/caen\/partenaire/],
  ["karim", ["/caen/espace", "/caen/inscription"], /^\/caen\/(espace|inscription)/],
  // Her address is not known here: this service has something to ask her first
  ["sophie", ["/caen/espace/services/caen/mediatheque"], /^\/caen\/espace\/services\/caen\/mediatheque/],
  ["farida", ["/caen-la-mer/agents"], /^\/caen-la-mer\/agents/],
  ["lea", ["/caen-la-mer/agents/delegations"], /^\/caen-la-mer\/agents\/delegations/],
  ["yves", ["/caen/administration"], /^\/caen\/administration/],
  ["anne", ["/caen/administration"], /^\/caen\/administration/],
  ["luc", ["/caen/administration"], /^\/caen\/administration/],
  // Marc has taken up the model that she may still take up
  ["ifs-services", ["/ifs/administration/services/modeles"], /^\/ifs\/administration\/services\/modeles/],
];

/** What those of `openEverything` opened, and what leads on from there. */
export const ownPages =
  /^\/caen\/(espace|inscription|administration|recuperation|agents\/(personnes|echanges))/;

/** Forms sent empty: each comes back with its errors. */
export const refused: readonly (readonly [who: string, path: string, button: RegExp])[] = [
  ["nobody", "/caen/connexion", /Recevoir|Send/],
  ["nobody", "/caen/accessibilite/signaler", /Envoyer|Send/],
  ["nobody", "/caen/borne", /Relier|Connect/],
  ["nobody", "/caen/reprise", /Reprendre|Continue|Resume/],
  ["nobody", "/caen/recuperation", /Continuer|Continue/],
  ["helene", "/caen/administration/agents/nouveau", /Ajouter|Add/],
  ["helene", "/caen/administration/delegations", /Donner|Give/],
  ["helene", "/caen/administration/guichets/nouveau", /Enregistrer|Save/],
  ["helene", "/caen/administration/equipements/nouveau", /Enregistrer|Register/],
  ["helene", "/caen/administration/compteurs/nouveau", /Créer|Create/],
  ["helene", "/caen/administration/factures/nouvelle", /Enregistrer|Keep/],
  ["helene", "/caen/administration/pass/nouveau", /Créer|Create/],
  ["helene", "/caen/administration/pass/partenaires/nouveau", /Agréer|Agree/],
  ["cinema", "/caen/partenaire", /^(Lire|Read)$/],
  ["helene", "/caen/administration/regies/nouvelle", /Créer|Create/],
  ["helene", "/caen/administration/cartes/nouvelle", /Enregistrer|Save/],
  ["helene", "/caen/administration/reprises", /Déposer|Send the file/],
  ["helene", "/caen/administration/collectivite/logo", /aperçu|preview/],
  ["luc", "/caen/administration/exploitation/communes", /Lire ce fichier|Read this file/],
  ["marc", "/caen/administration/tarifs/nouveau", /Enregistrer|Save/],
  ["marc", "/caen/administration/activites/nouvelle", /Enregistrer|Save/],
  ["marc", "/caen/administration/offres/nouvelle", /Proposer cette offre|Propose this offer/],
  ["marc", "/caen/administration/campagnes/nouvelle", /Enregistrer|Save/],
  ["marc", "/caen/administration/services/nouveau", /Commencer|Start/],
  ["marc", "/caen/administration/services/importer", /Lire|Read/],
  ["marc", "/caen/administration/services/importer-application", /Lire|Read/],
  ["nobody", "/bac-a-sable/essayer", /Recevoir|Get/],
  ["camille", "/caen/agents/inscrire", /Inscrire|Enrol/],
  ["camille", "/caen/agents/personnes", /Chercher|Search/],
  ["camille", "/caen/agents/supports/verifier", /Vérifier|Check/],
  ["karim", "/caen/espace/echanges", /Envoyer|Send/],
  ["karim", "/caen/espace/droits/demander/restriction", /Envoyer|Send/],
  ["karim", "/caen/espace/demenagement", /Voir ce que|See what/],
  ["karim", "/caen/espace/proches/ajouter", /Continuer|Continue/],
  ["sophie", "/caen/espace/services/caen/mediatheque/completer", /Envoyer|Send/],
];

/** Pages of error, by the status that they answer. */
export const errors: readonly (readonly [status: number, who: string, path: string])[] = [
  [404, "nobody", "/caen/nulle-part"],
  [404, "nobody", "/nulle-part/services"],
  [403, "camille", "/caen/administration/exploitation"],
  [404, "jeanne", "/caen/espace/demandes/00000000-0000-4000-8000-000000000000"],
];

/**
 * How many pages the walks look at, each in both languages: one of each kind (crawl.ts) for each of those who
 * see it, since what they see is the state that it is in. A walk that finds fewer no longer looks at
 * something: lower it only for pages that are gone.
 */
export const leastSwept = 880;
