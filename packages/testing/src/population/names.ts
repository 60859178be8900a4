import type { Chance } from "./chance.ts";

const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const lines = (text: string): readonly string[] => text.split("|").map((name) => name.trim());

/** The most borne first. */
const FAMILIES = words(`
Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David Bertrand Morel Fournier Girard
Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand
Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer
Dufour Meunier Brun Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy Leroux Colin
Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey Leclerc Payet Rolland Leclercq
Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert Berger Carpentier Sanchez Dupuis Moulin Louis Deschamps Huet Vasseur Perez Boucher Fleury
Royer Klein Jacquet Adam Paris Poirier Marty Aubry Guyot Carré Charles Renault Charpentier Ménard Maillard Baron Bertin Bailly Hervé Schneider
Fernandez Collet Léger Bouvier Julien Prévost Millet Perrot Daniel Cousin Germain Breton Besson Langlois Rémy Pelletier Lévêque Barre Leblanc
Lebrun Marchal Weber Mallet Hamon Boulanger Jacob Monnier Michaud Rodriguez Guichard Gillet Étienne Grondin Poulain Tessier Chevallier Collin
Chauvin Bouchet Gay Lemaître Bénard Maréchal Humbert Reynaud Antoine Hoarau Perret Barthélemy Cordier Pichon Lejeune Gilbert Lamy Delaunay
Pasquier Carlier Laporte Gros Buisson Briand Blot Diallo Traoré Benali Haddad Nguyen Tran Pham Pereira Ferreira Rodrigues Gomes Costa Lopes
Cissé Camara Bâ Sow Keita Coulibaly Touré Koné Ouattara Sylla Mansouri Bouzid Hamidi Belkacem Cherif Brahimi Amrani Saïdi Ziani Kaya Yılmaz
Demir Kowalski Nowak Rossi Esposito Bianchi Popescu Ionescu Kovač Wagner Zimmermann Schmidt Singh Kumar Chen Wang Li Zhang
`);
const COMPOUND = lines(
  "de La Fontaine|Da Silva|Dos Santos|Le Gall|Le Goff|Le Roux|Ben Salem|El Amrani|de Almeida|Van der Berg|Le Guen|d’Arcy|du Pré|Saint-Martin|Ben Ali|Di Marco|Le Bihan|de Sousa|El Idrissi|de Oliveira|Mac Donald|N’Diaye|Le Corre|des Rosiers",
);
const STARTS = words(
  "Bar Bel Ber Bou Bri Cha Chau Cor Cour Dau Del Des Dor Fau Fer Fla Gal Gau Gi Gran Gui Hau Jou La Lan Le Lou Mai Mar Mau Mon Mou Na Pel Per Poi Pou Quen Ra Ri Ro Sa Sau Ser Ta Ther Tou Va Ver Vi Vau",
);
const MIDDLES = words(
  "ba be bi bre cha che chi da de di do fa fe ga gi go gne la le li lo ma me mi na ne ni quo ra re ri ro sa se ssi ta te ti to va ve vi",
);
const ENDS = words(
  "ard aud ault beau bert cart dier din don dot eau eaux el elle er est et ette eux euil faut gard geon get gnon ier ieu in let lier lin lon met mier mont nard net nier non ot oux quet rand reau ret ric rier rin ron roux sier son tel tier tin ton vais vel vier vin zac",
);

/**
 * A family name: one in six is among the most borne, as in the country (the first has one bearer in a
 * hundred), the others of its long tail.
 */
export function familyName(chance: Chance): string {
  const kind = chance.next();
  if (kind < 0.16) return FAMILIES[Math.floor(FAMILIES.length * chance.next() ** 2.2)] ?? "";
  if (kind < 0.19) return chance.one(COMPOUND);
  if (kind < 0.22) return `${chance.common(FAMILIES)}-${chance.common(FAMILIES)}`;
  const middle = chance.happens(0.8) ? chance.one(MIDDLES) : "";
  return `${chance.one(STARTS)}${middle}${chance.one(ENDS)}`;
}

/** By sex and by time of birth: before 1946, 1970, 1995, and since; the most given first. */
const GIVEN: Readonly<Record<"F" | "M", readonly (readonly string[])[]>> = {
  F: [
    words(
      "Marie Jeanne Yvonne Denise Jacqueline Simone Madeleine Marcelle Suzanne Monique Paulette Odette Germaine Andrée Louise Thérèse Renée Lucienne Colette Ginette Raymonde Micheline Huguette Gisèle Marguerite Georgette Solange Yvette Bernadette Josette",
    ),
    words(
      "Marie Martine Françoise Monique Nicole Catherine Christine Sylvie Nathalie Isabelle Brigitte Annie Chantal Dominique Véronique Patricia Danielle Christiane Michèle Jacqueline Marie-Claude Anne Corinne Pascale Évelyne Fatima Laurence Valérie Claudine Marie-Christine Josiane Élisabeth Maryse Ghislaine Mireille",
    ),
    words(
      "Aurélie Émilie Céline Stéphanie Julie Virginie Laetitia Sandrine Élodie Mélanie Sophie Caroline Audrey Laura Marion Delphine Karine Anaïs Pauline Camille Sarah Marine Amandine Jennifer Jessica Vanessa Claire Hélène Sabrina Mathilde Nadia Samira Charlotte Aïcha Lucie Noémie Fanny Anne-Sophie Marie-Laure Ève Khadija Fatoumata Linh",
    ),
    words(
      "Emma Léa Manon Chloé Camille Clara Inès Louise Jade Lola Alice Lina Zoé Anna Rose Mila Ambre Léna Julia Lou Juliette Agathe Romane Eva Sarah Lucie Nina Élise Éléonore Margaux Victoire Yasmine Nour Aminata Maëlys Lily Léonie Capucine Iris Apolline Maryam Assia Célestine Anouk Salomé Thaïs",
    ),
  ],
  M: [
    words(
      "Jean André Pierre Marcel René Roger Robert Louis Georges Henri Maurice Raymond Lucien Paul Albert Gaston Fernand Joseph Émile Charles Léon Eugène François Jacques Bernard Claude Gilbert Guy Michel Serge Yves Gérard Antoine Jean-Marie Marius",
    ),
    words(
      "Jean Michel Philippe Alain Bernard Patrick Christian Gérard Daniel Jacques Pierre Dominique Jean-Pierre Claude Pascal Jean-Claude Serge Gilles Thierry Éric Didier Bruno Marc Christophe Laurent Frédéric Jean-Luc Denis Joël Jean-Michel Mohamed Ahmed Yves Hervé Francis Jean-Paul Georges Jean-François Ali Manuel José Antonio",
    ),
    words(
      "Nicolas Julien Sébastien David Thomas Alexandre Guillaume Romain Kevin Anthony Maxime Jérémy Vincent Mathieu Benjamin Florian Damien Cédric Stéphane Fabien Olivier Ludovic Arnaud Mickaël Adrien Jonathan Antoine Grégory Pierre Karim Samir Mehdi Rachid Quentin Clément Yann Loïc Jean-Baptiste Gaël Mamadou Ibrahim Minh",
    ),
    words(
      "Lucas Léo Gabriel Louis Hugo Enzo Nathan Jules Raphaël Arthur Adam Théo Ethan Paul Tom Noah Mathis Maël Sacha Mohamed Rayan Yanis Clément Timéo Nolan Axel Liam Aaron Gabin Noé Victor Eliott Ismaël Ibrahim Kylian Malo Côme Augustin Amadou Oscar Antonin Marceau Basile Félix Jean-Gabriel Youssef",
    ),
  ],
};

export type Sex = "F" | "M";

export function givenName(chance: Chance, sex: Sex, born: number): string {
  const period = born < 1946 ? 0 : born < 1970 ? 1 : born < 1995 ? 2 : 3;
  const near = chance.happens(0.15) ? Math.max(0, period - 1) : period;
  return chance.happens(0.7)
    ? chance.common(GIVEN[sex][near] ?? [])
    : chance.one(GIVEN[sex][chance.below(4)] ?? []);
}

interface Town {
  readonly name: string;
  readonly postcode: string;
}

const town = (text: string): Town => ({ postcode: text.slice(0, 5), name: text.slice(6) });

/** The largest first. */
export const TOWNS: readonly Town[] = lines(
  "14000 Caen|14200 Hérouville-Saint-Clair|14100 Lisieux|14400 Bayeux|14500 Vire-Normandie|14120 Mondeville|14123 Ifs|14700 Falaise|14600 Honfleur|14150 Ouistreham|14460 Colombelles|14800 Deauville|14280 Saint-Contest|14111 Louvigny|14610 Épron|14740 Saint-Manvieu-Norrey|14790 Verson|14760 Bretteville-sur-Odon|14930 Éterville|14112 Biéville-Beuville|14550 Blainville-sur-Orne|14320 Saint-Martin-de-Fontenay|14440 Douvres-la-Délivrande|14470 Courseulles-sur-Mer|14990 Bernières-sur-Mer|14750 Saint-Aubin-sur-Mer|14880 Hermanville-sur-Mer|14860 Ranville|14370 Argences|14190 Saint-Sylvain|14210 Évrecy|14220 Thury-Harcourt|14250 Tilly-sur-Seulles|14310 Villers-Bocage|14330 Le Molay-Littry|14130 Pont-l’Évêque|14160 Dives-sur-Mer|14390 Cabourg|14430 Dozulé|14340 Cambremer",
).map(town);

export const BIRTH_PLACES = lines(
  "Caen|Paris|Lisieux|Bayeux|Rouen|Le Havre|Cherbourg|Alençon|Vire|Rennes|Saint-Lô|Flers|Argentan|Évreux|Avranches|Nantes|Lille|Marseille|Lyon|Le Mans|Alger|Casablanca|Dakar|Tunis|Oran|Porto|Bamako|Abidjan|Saint-Denis|Fort-de-France|Strasbourg|Toulouse|Bordeaux|Brest|Amiens|Dieppe|Granville|Coutances|L’Aigle|Deauville",
);

const KINDS = lines(
  "rue|rue|rue|rue|rue|rue|avenue|allée|impasse|boulevard|place|chemin|résidence|square|route|cours",
);
const OF = lines("de la|des|du|de l’|Saint-|Jean|Général|Docteur|Maréchal|Paul|Victor|de|Marie|Abbé|Pierre");
const WHAT = lines(
  "République|Église|Mairie|Liberté|Paix|Gare|École|Moulin|Château|Stade|Pré|Bois|Champs|Tilleuls|Acacias|Lilas|Rosiers|Pommiers|Marais|Fontaine|Pierre|Martin|Michel|Nicolas|Jaurès|Moulin|Leclerc|Foch|de Gaulle|Hugo|Zola|Curie|Pasteur|Verlaine|Prévert|Doumer|Calmette|Cantin|Bosnières|Geôle|Bayeux|Falaise|Bretagne|Falaises|Plage|Dunes|Port|Quai|Vaucelles|Venoix",
);

export const streetName = (chance: Chance): string =>
  `${chance.one(KINDS)} ${chance.one(OF)} ${chance.one(WHAT)}`.replace(/([’-]) /, "$1");
