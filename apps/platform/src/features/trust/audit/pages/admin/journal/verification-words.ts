import { defineMessages } from "../../../../../../web/index.ts";

const fr = new Intl.NumberFormat("fr-FR");
const en = new Intl.NumberFormat("en-GB");
const formatVerifiedLignes = (count: number) => `${fr.format(count)} ligne${count > 1 ? "s" : ""}`;
const formatVerifiedLines = (count: number) => `${en.format(count)} line${count === 1 ? "" : "s"}`;

export const verificationWords = defineMessages({
  fr: {
    title: "Vérifier le journal",
    lead: "Chaque ligne scellée est recalculée et comparée à celle qui fut promise, puis l’ensemble à la signature.",
    never: "Le journal n’a encore jamais été vérifié ici.",
    waitingNow: (count: number) =>
      count === 0
        ? "Toutes les lignes sont scellées."
        : count === 1
          ? "1 ligne n’est pas encore scellée : elle le sera à la prochaine heure."
          : `${formatVerifiedLignes(count)} ne sont pas encore scellées : elles le seront à la prochaine heure.`,
    begin: "Vérifier le journal",
    again: "Vérifier de nouveau",
    resume: "Reprendre la vérification",
    refresh: "Actualiser",
    progress: "Lignes vérifiées",
    progressText: (line: number, size: number) => `${fr.format(line)} sur ${formatVerifiedLignes(size)}`,
    askedBy: (name: string, when: string) => `Par ${name}, ${when}`,
    interrupted: (line: number) => `Vérification interrompue à la ligne ${fr.format(line)}`,
    interruptedText:
      "Rien n’avance depuis plus de cinq minutes. Reprise, elle continue de cette ligne. Si cela recommence, prévenez l’exploitant.",
    intact: (size: number) =>
      `Le journal est intact : ${formatVerifiedLignes(size)} vérifiée${size > 1 ? "s" : ""}`,
    intactText: "Aucune ligne scellée n’a été modifiée, retirée, ajoutée ni déplacée.",
    intactOthers: "Aucune de ces lignes n’a été modifiée, retirée, ajoutée ni déplacée.",
    nothingSealed: "Rien n’était encore scellé. Les premières lignes le seront à la prochaine heure.",
    altered: (count: number) =>
      count === 1
        ? "Le journal a été altéré : 1 ligne"
        : `Le journal a été altéré : ${fr.format(count)} lignes`,
    alteredProofs: "Ce qui prouve le journal a été altéré",
    alteredLines: (places: readonly number[], more: number) =>
      `${places.length === 1 ? "Ligne" : "Lignes"} ${places.map((place) => fr.format(place)).join(", ")}${more > 0 ? `, et ${formatVerifiedLignes(more)} de plus` : ""}. La place 1 est la plus ancienne ; dans l’archive des preuves, la place commence à 0.`,
    unverifiable: (count: number) =>
      count === 1
        ? "1 ligne est à sa place, mais son texte ne se vérifie pas"
        : `${fr.format(count)} lignes sont à leur place, mais leur texte ne se vérifie pas`,
    unverifiableText:
      "Écrites avant que le journal garde l’empreinte des textes, elles ont été scellées de nouveau quand la clé racine a changé. Plus rien ne prouve leur texte. Une ligne récente ne devrait pas en être : prévenez alors l’exploitant et le délégué à la protection des données.",
    faults: {
      "tile-differs": "Une tuile de preuves n’est plus celle que la tuile du dessus promet.",
      "tile-missing": "Une tuile de preuves manque, ou n’est plus entière.",
      "root-differs": "L’ensemble n’est plus celui qui fut signé.",
      "checkpoint-not-signed": "Le point de contrôle n’est pas signé par la clé de ce journal.",
      "line-unplaced": "Une ligne n’est ni scellée ni en attente de l’être.",
    },
    alteredNext:
      "Prévenez l’exploitant et le délégué à la protection des données ; conservez les sauvegardes.",
    sealed: "Lignes scellées, vérifiées",
    notSealed: "Pas encore scellées alors",
    root: "Empreinte de l’ensemble (base64)",
    rootText:
      "C’est l’empreinte que donnent le point de contrôle et la commande transparency-log, écrite de la même façon : gardez-la pour comparer.",
    asked: "Demandée",
    ended: "Terminée",
    lines: formatVerifiedLignes,
    before: "Vérifications précédentes",
    columns: { asked: "Demandée", by: "Par", result: "Résultat", lines: "Lignes", root: "Empreinte" },
    states: { running: "En cours", interrupted: "Interrompue", intact: "Intact", altered: "Altéré" },
  },
  en: {
    title: "Verify the journal",
    lead: "Each sealed line is computed again and compared with the one promised, then the whole with the signature.",
    never: "The journal was never verified here yet.",
    waitingNow: (count: number) =>
      count === 0
        ? "Every line is sealed."
        : `${formatVerifiedLines(count)} not sealed yet: within the hour.`,
    begin: "Verify the journal",
    again: "Verify again",
    resume: "Resume the verification",
    refresh: "Refresh",
    progress: "Lines verified",
    progressText: (line: number, size: number) => `${en.format(line)} of ${formatVerifiedLines(size)}`,
    askedBy: (name: string, when: string) => `By ${name}, ${when}`,
    interrupted: (line: number) => `Verification interrupted at line ${en.format(line)}`,
    interruptedText:
      "Nothing has moved for more than five minutes. Resumed, it goes on from that line. If it happens again, tell the operator.",
    intact: (size: number) => `The journal is intact: ${formatVerifiedLines(size)} verified`,
    intactText: "No sealed line was changed, removed, added or moved.",
    intactOthers: "None of these lines was changed, removed, added or moved.",
    nothingSealed: "Nothing was sealed yet. The first lines will be within the hour.",
    altered: (count: number) => `The journal was altered: ${formatVerifiedLines(count)}`,
    alteredProofs: "What proves the journal was altered",
    alteredLines: (places: readonly number[], more: number) =>
      `${places.length === 1 ? "Line" : "Lines"} ${places.map((place) => en.format(place)).join(", ")}${more > 0 ? `, and ${formatVerifiedLines(more)} more` : ""}. Place 1 is the oldest; in the archive of proofs, places start at 0.`,
    unverifiable: (count: number) =>
      count === 1
        ? "1 line is in its place, but its text cannot be verified"
        : `${en.format(count)} lines are in their place, but their text cannot be verified`,
    unverifiableText:
      "Written before the journal kept the hash of texts, they were sealed again when the root key changed. Nothing proves their text any more. A recent line should not be among them: if one is, tell the operator and the data-protection officer.",
    faults: {
      "tile-differs": "A tile of proofs is no longer the one that the tile above promises.",
      "tile-missing": "A tile of proofs is missing, or no longer whole.",
      "root-differs": "The whole is no longer the one that was signed.",
      "checkpoint-not-signed": "The checkpoint is not signed by the key of this journal.",
      "line-unplaced": "A line is neither sealed nor waiting to be.",
    },
    alteredNext: "Warn the operator and the data-protection officer; keep the backups.",
    sealed: "Lines sealed, verified",
    notSealed: "Not sealed yet then",
    root: "Hash of the whole (base64)",
    rootText:
      "It is the hash that the checkpoint and the command transparency-log give, written the same way: keep it to compare.",
    asked: "Asked for",
    ended: "Ended",
    lines: formatVerifiedLines,
    before: "Verifications before",
    columns: { asked: "Asked for", by: "By", result: "Result", lines: "Lines", root: "Hash" },
    states: { running: "Under way", interrupted: "Interrupted", intact: "Intact", altered: "Altered" },
  },
});
