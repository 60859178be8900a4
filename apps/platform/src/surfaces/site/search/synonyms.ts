import { fold, type Word } from "./fold.ts";
import { likeness } from "./likeness.ts";

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

/** Every word of the lines, with those of the same meaning. */
interface Known {
  readonly word: Word;
  readonly meaning: Set<string>;
}

const known: ReadonlyMap<string, Known> = indexed();

function indexed(): ReadonlyMap<string, Known> {
  const index = new Map<string, Known>();
  for (const line of LINES) {
    const words = fold(line);
    for (const word of words) {
      const one = index.get(word.stem) ?? { word, meaning: new Set<string>() };
      for (const { stem } of words) one.meaning.add(stem);
      index.set(word.stem, one);
    }
  }
  return index;
}

/** The other words of the same meaning, as stems; "poubele" has those of "poubelle". */
export function synonymsOf(typed: Word): readonly string[] {
  const same = known.get(typed.stem);
  const meant = same ? [same] : [...known.values()].filter(({ word }) => likeness(word, typed) === 1);
  return [...new Set(meant.flatMap(({ meaning }) => [...meaning]))].filter((one) => one !== typed.stem);
}
