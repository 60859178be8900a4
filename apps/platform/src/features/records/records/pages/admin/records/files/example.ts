/** A file as a pool's software writes it, to try with: fictional people. */
const titles =
  "N° client;Nom;Prénom;Date de naissance;Téléphone;Adresse;Code postal;Commune;Carte;Abonnement";
const lines = [
  "P-0001;Hamel;Suzanne;14/02/1951;02 31 00 00 11;4 rue du " +
    "Moulin;14000;Caen;PISC-778;Carte 10 entrées, 6 restantes",
  "P-0002;Lecoq;Rémi;03/09/1984;06 00 00 00 12;27 avenue de la Mer;14150;Ouistreham;PISC-779;Année 2026",
  "P-0003;Lecoq;Nina;21/06/2014;06 00 00 00 12;27 avenue " +
    "de la Mer;14150;Ouistreham;PISC-780;École de natation",
];

export const buildExampleFile = (): Buffer => Buffer.from(`\u{feff}${[titles, ...lines].join("\r\n")}\r\n`);
