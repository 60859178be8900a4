import type { Parameters, RecordedCase } from "./routes.ts";

// Answers of our own about people of the demonstration; anybody else is not found, as in life.

const jeanne: Parameters = {
  nomNaissance: "Lemoine",
  prenoms: ["Jeanne"],
  anneeDateNaissance: 1988,
  moisDateNaissance: 3,
  jourDateNaissance: 14,
  sexeEtatCivil: "F",
  codeCogInseeCommuneNaissance: "14047",
  codeCogInseePaysNaissance: "99100",
};
const karim: Parameters = {
  nomNaissance: "Benali",
  prenoms: ["Karim"],
  anneeDateNaissance: 2004,
  moisDateNaissance: 2,
  jourDateNaissance: 9,
  sexeEtatCivil: "M",
  codeCogInseeCommuneNaissance: "14118",
  codeCogInseePaysNaissance: "99100",
};

const someone = (nom_naissance: string, prenoms: string, date_naissance: string) => ({
  nom_naissance,
  nom_usage: null,
  prenoms,
  date_naissance,
});
const answer = (path: string, parameters: Parameters, data: object): RecordedCase => ({
  name: `demonstration ${path}`,
  path,
  parameters,
  status: 200,
  body: { data, links: {}, meta: {} },
});

/** @param today civil date: a quotient is of the month under way, a registration of this year */
export function demonstrationCases(today: string): readonly RecordedCase[] {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const autumn = month >= 9 ? year : year - 1;
  const student = someone("BENALI", "KARIM", "2004-02-09");
  return [
    answer("/v3/dss/quotient_familial/identite", jeanne, {
      quotient_familial: { fournisseur: "CNAF", valeur: 698, annee: year, mois: month },
      allocataires: [someone("LEMOINE", "JEANNE", "1988-03-14")],
      enfants: [someone("MOREL", "LÉO", "2017-09-02"), someone("MOREL", "ZOÉ", "2020-05-20")],
    }),
    answer("/v3/mesri/statut_etudiant/identite", karim, {
      identite: student,
      admissions: [
        {
          date_debut: `${autumn}-09-01`,
          date_fin: `${autumn + 1}-08-31`,
          est_inscrit: true,
          regime_formation: { code: "RF1" },
        },
      ],
    }),
    answer("/v3/cnous/etudiant_boursier/identite", karim, { identite: student, est_boursier: true }),
  ];
}
