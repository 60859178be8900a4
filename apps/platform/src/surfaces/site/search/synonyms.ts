import { fold } from "./fold.ts";

/**
 * Words of every day for words of the administration: one line, one meaning. A word typed finds what is written with any
 * other of its line. What belongs to one service only goes to its own `keywords`, in the catalogue.
 */
const LINES: readonly string[] = [
  "cantine cantoche restauration restaurant repas midi self canteen lunch",
  "encombrants encombrant meubles matelas canapé débarras bulky",
  "déchets poubelle ordures tri sacs bacs recyclage collecte waste rubbish bin garbage",
  "déchetterie déchèterie décharge encombrants gravats tip",
  "crèche nounou garde bébé nurserie halte-garderie assistante-maternelle nursery childcare",
  "périscolaire garderie étude soir mercredi centre-aéré loisirs",
  "médiathèque bibliothèque bouquin livre livres lecture bd library book books",
  "piscine nager natation aquagym bassin swim swimming pool",
  "bus car tram tramway transports navette abonnement transport",
  "naissance bébé accouchement birth baby",
  "décès mort deuil obsèques enterrement cimetière death funeral",
  "mariage pacs noces wedding marriage",
  "identité papiers cni passeport passport",
  "handicap handicapé invalidité pmr fauteuil disabled disability",
  "aîné senior retraité âgé vieux personne-âgée elderly old",
  "aide allocation prestation sous argent secours help benefit",
  "déménager déménagement emménager emménagement moving",
  "sport foot football gymnase club danse judo",
  "musique conservatoire solfège piano instrument chorale music",
  "stationnement parking garer voiture vignette park",
  "emploi travail boulot chômage job work",
  "logement appart appartement hlm loger housing flat",
  "ado jeune jeunes adolescent teen young youth",
  "ciné cinéma film films movie",
  "trou chaussée rue trottoir lampadaire nid-de-poule tag signaler street report",
  "vote voter élections électorale élection",
];

const byStem: ReadonlyMap<string, ReadonlySet<string>> = indexed();

function indexed(): ReadonlyMap<string, ReadonlySet<string>> {
  const index = new Map<string, Set<string>>();
  for (const line of LINES) {
    const stems = fold(line).map(({ stem }) => stem);
    for (const stem of stems) index.set(stem, new Set([...(index.get(stem) ?? []), ...stems]));
  }
  return index;
}

/** The other words of the same meaning, as stems. */
export function synonymsOf(stem: string): readonly string[] {
  return [...(byStem.get(stem) ?? [])].filter((one) => one !== stem);
}
