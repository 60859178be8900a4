import type { Sentence } from "../../../kernel/errors.ts";

/**
 * Data, not code: words of every day for words of the administration. One line, one meaning; a word typed
 * finds what is written with any other of its line. Several words joined by hyphens count together only
 * ("centre-aéré": never "centre"). A line is for what many authorities do; what belongs to one service goes
 * to its own `keywords`, in the catalogue, where its manager writes it. Plurals, accents, capitals and slips
 * of the finger need no word of their own. Each line has its test (`everyday-words.test.ts`).
 */
export const everydayWords: readonly string[] = [
  "cantine cantoche restauration restaurant repas midi self gamelle canteen lunch",
  "encombrants encombrant meubles matelas canapé frigo débarras monstres bulky",
  "déchets poubelle ordures tri sacs bacs conteneur recyclage collecte compost éboueurs verre waste rubbish bin garbage recycling",
  "déchetterie déchèterie décharge encombrants gravats tip dump",
  "crèche nounou garde bébé nurserie halte-garderie assistante-maternelle nursery childcare",
  "périscolaire garderie étude soir mercredi centre-aéré loisirs vacances colo devoirs",
  "école maternelle primaire élémentaire instit rentrée scolaire school",
  "médiathèque bibliothèque bouquin livre livres lecture bd manga library book books",
  "piscine nager natation aquagym bassin baignade swim swimming pool",
  "bus car tram tramway transports navette abonnement ticket transport",
  "naissance bébé accouchement enceinte birth baby",
  "décès mort deuil obsèques enterrement cimetière death funeral",
  "mariage pacs noces wedding marriage",
  "identité papiers cni passeport passport",
  "handicap handicapé invalidité pmr fauteuil disabled disability wheelchair",
  "aîné senior retraité retraite âgé vieux mamie papi ehpad personne-âgée elderly old",
  "domicile ménage ménagère courses apa home",
  "aide allocation prestation sous argent secours help benefit",
  "déménager déménagement emménager emménagement camion moving",
  "sport foot football gymnase gym club danse judo",
  "musique conservatoire solfège piano instrument chorale music",
  "salle fête louer location anniversaire réunion hall room",
  "stationnement parking garer voiture vignette horodateur park",
  "emploi travail boulot chômage job work",
  "logement appart appartement hlm loyer loger housing flat",
  "ado jeune jeunes adolescent teen young youth",
  "ciné cinema film films movie",
  "trou chaussée route rue trottoir lampadaire éclairage nid-de-poule tag signaler street report pothole",
  "perdu perdre trouvé objets portefeuille lost",
  "ordinateur internet informatique numérique imprimer wifi computer",
  "inondation risque risques crue tempête alerte flood",
  "vote voter élections électorale élection",
];

export interface EverydayPage {
  /** Under the authority. */
  readonly path: string;
  readonly label: Sentence;
  /** In both languages; a word typed leads there beside the services that it finds. */
  readonly words: string;
}

/**
 * Pages of the site that people look for as if they were services. The same rule: words of every day, none of
 * ours.
 */
export const everydayPages: readonly EverydayPage[] = [
  {
    path: "/contact",
    label: { fr: "Contact et horaires", en: "Contact and opening hours" },
    words:
      "mairie hôtel-de-ville accueil guichet horaires heures ouvert ouverture fermeture téléphone numéro adresse courriel joindre contacter contact rendez-vous rdv hall hours open opening phone appointment",
  },
  {
    path: "/connexion",
    label: { fr: "Me connecter à mon espace", en: "Sign in to my space" },
    words:
      "compte connexion connecter espace-personnel identifiant mot-de-passe passe franceconnect login account password sign signin",
  },
  {
    path: "/chez-moi",
    label: { fr: "Les services là où j’habite", en: "Services where I live" },
    words: "commune village quartier habite agglomération communauté département région live town",
  },
  {
    path: "/confidentialite",
    label: { fr: "Vos données personnelles", en: "Your personal data" },
    words: "données rgpd confidentialité cookies cnil vie-privée privée data privacy gdpr",
  },
  {
    path: "/accessibilite",
    label: { fr: "Accessibilité du site", en: "Accessibility of the site" },
    words: "accessibilité malvoyant aveugle sourd accessibility blind deaf",
  },
  {
    path: "/affichage",
    label: { fr: "Affichage : clair, sombre, contrasté", en: "Display: light, dark, contrast" },
    words: "affichage sombre contraste couleurs lisible display dark contrast",
  },
  {
    path: "/facile",
    label: { fr: "Facile à lire", en: "Easy to read" },
    words: "facile falc simple comprendre explication easy simple understand",
  },
];
