/**
 * What the simulated CAF knows of somebody, by their number: people of the demonstration, as if they had
 * moved on since.
 */
const known: Readonly<Record<string, number>> = {
  // Jeanne Lemoine: a little less, as by API.
  "1234567": 698,
  // Claire Petit: so far from before that an agent looks first.
  "2345678": 2_400,
};

const HEADER = "reference;quotient;mois;nom;prenoms;date_naissance;resultat";

/**
 * The answer of the simulated CAF to a request: who it knows, INCONNU for anybody else as in life, and one
 * line about nobody. Both are CSV (docs/how-to/quotients-par-fichier.md).
 * @param today civil date: a quotient is of the month under way
 */
export function answerRequest(request: string, today: string): string {
  const [, ...lines] = request.replace("\uFEFF", "").trim().split(/\r?\n/);
  const month = today.slice(0, 7);
  const answers = lines.filter(Boolean).map((line) => {
    const cells = line.split(";").map((cell) => cell.replaceAll('"', ""));
    const [reference = "", number = "", name = "", , givenNames = "", birthdate = ""] = cells;
    const quotient = known[number];
    const said = quotient === undefined ? ["", month] : [String(quotient), month];
    const result = quotient === undefined ? "INCONNU" : "TROUVE";
    return [reference, ...said, name, givenNames, birthdate, result].join(";");
  });
  const ofNobody = ["dossier-12", "512", month, "Inconnue", "Ici", "1990-01-01", "TROUVE"].join(";");
  return `${[HEADER, ...answers, ofNobody].join("\r\n")}\r\n`;
}
