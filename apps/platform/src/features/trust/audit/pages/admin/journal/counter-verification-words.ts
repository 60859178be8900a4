import { defineMessages } from "../../../../../../web/index.ts";
import type { Fault } from "../../../../../ledger/counters/index.ts";

const fr = new Intl.NumberFormat("fr-FR");
const en = new Intl.NumberFormat("en-GB");
const formatCounterLignes = (count: number) => `${fr.format(count)} ligne${count > 1 ? "s" : ""}`;
const formatCounterLines = (count: number) => `${en.format(count)} line${count === 1 ? "" : "s"}`;

type FaultWords = Readonly<Record<Fault["kind"], (at: string) => string>>;

export const counterVerificationWords = defineMessages({
  fr: {
    title: "Vérifier les compteurs",
    link: "Vérifier les compteurs",
    lead: "Chaque nuit, la plateforme refait chaque compteur à partir de ses lignes, et compare ses sceaux avec ceux que le journal garde. Ici, vous voyez ce qu’elle a trouvé, et vous pouvez le faire refaire maintenant.",
    none: "Aucun compteur",
    noneText: "Un administrateur en crée dans Compteurs.",
    faulty: (count: number) =>
      count === 1 ? "Un compteur ne concorde plus" : `${count} compteurs ne concordent plus`,
    faultyText:
      "Quelqu’un a écrit dans la base sans passer par la plateforme, ou une sauvegarde ancienne a été remise. Voyez d’abord :",
    all: "Vérifier tous les compteurs maintenant",
    columns: { counter: "Compteur", when: "Dernière vérification", lines: "Lignes", state: "Résultat" },
    never: "Jamais encore",
    night: "Cette nuit-là",
    states: {
      running: "En cours",
      interrupted: "Interrompue",
      agrees: "Tout concorde",
      differs: "Ne concorde pas",
    },
    counterTitle: (name: string) => `Vérifier le compteur « ${name} »`,
    agrees: (count: number) => `Tout concorde : ${formatCounterLignes(count)}`,
    agreesText:
      "Aucune ligne n’a été modifiée, retirée ni ajoutée ; chaque solde est la somme de ses lignes.",
    differs: (count: number) =>
      count === 1
        ? "Ce compteur ne concorde plus : 1 anomalie"
        : `Ce compteur ne concorde plus : ${fr.format(count)} anomalies`,
    differsNext:
      "Prévenez l’exploitant et le comptable, conservez les sauvegardes, et ne corrigez rien : prenez d’abord le fichier ci-dessous.",
    before: "Une vérification précédente ne concordait pas",
    beforeText: (day: string) =>
      `Le ${day}. Une anomalie ne disparaît pas seule : elle reste dite ici jusqu’à ce qu’un auditeur la note, avec une raison.`,
    listBefore: (count: number) =>
      count === 1
        ? "Un compteur n’a pas concordé, et personne ne l’a encore noté"
        : `${fr.format(count)} compteurs n’ont pas concordé, et personne ne l’a encore noté`,
    note: "Noter cette anomalie",
    noteLead:
      "Dites ce qui s’est passé : qui l’a trouvé, ce qui a été réparé. La raison reste dans le journal avec votre nom ; les pages n’alertent plus pour ce qui a été trouvé jusque-là.",
    noteReason: "Ce qui s’est passé",
    noteIt: "Noter",
    noteDone: "L’anomalie est notée",
    notedBy: (by: string, day: string, reason: string) => `Notée par ${by} le ${day} : ${reason}`,
    moreFaults: (count: number) => `Et ${fr.format(count)} autres.`,
    faults: {
      seal_missing: (at) => `Le sceau n° ${at} manque : un lot de lignes a été retiré.`,
      seal_differs: (at) =>
        `Le sceau n° ${at} n’est plus celui de ses lignes : une ligne a été changée après coup.`,
      line_missing: (at) =>
        at.includes("–") ? `Les lignes n° ${at} manquent.` : `La ligne n° ${at} manque.`,
      words_differ: (at) => `Le libellé de la ligne n° ${at} a été changé.`,
      balance_differs: (at) => `Un solde n’est pas la somme de ses lignes (compte ${at}).`,
      reserved_differs: (at) => `Ce qui est réservé n’est pas ce qui est retenu (compte ${at}).`,
      head_differs: (at) => `La fin de la chaîne, après le sceau n° ${at}, a été coupée ou réécrite.`,
      anchor_differs: (at) => `Le journal garde un autre sceau n° ${at} : la chaîne a été refaite.`,
      anchor_missing: () =>
        "Le journal ne garde aucun sceau de ce compteur qui date de ses premières lignes.",
    } satisfies FaultWords,
    progress: "Lots de lignes refaits",
    progressText: (seal: number, seals: number) =>
      seals === 0 ? "La vérification commence…" : `${fr.format(seal)} sur ${fr.format(seals)}`,
    refresh: "Actualiser",
    interruptedTitle: "La vérification s’est arrêtée",
    interruptedText:
      "Relancez-la : elle recommence depuis la première ligne. Si cela se répète, prévenez l’exploitant.",
    begin: "Vérifier maintenant, depuis la première ligne",
    resume: "Relancer",
    lines: "Lignes",
    seals: "Lots de lignes, chacun sous un sceau",
    anchors: "Sceaux que le journal garde, et qui concordent",
    from: "Depuis",
    whole: "La première ligne",
    part: "La dernière vérification qui concordait",
    when: "Quand",
    who: "Par",
    byNight: "La plateforme, comme chaque nuit",
    history: "Ce que chaque nuit a trouvé",
    historyLead: "Treize mois sont gardés ici ; le journal en garde une ligne pour toujours.",
    historyColumns: { when: "Quand", who: "Par", lines: "Lignes", state: "Résultat" },
    neverYet: "Ce compteur n’a encore jamais été vérifié : il le sera cette nuit.",
    offline: "Vérifier sans cette plateforme",
    offlineLead:
      "Le fichier contient les lignes du compteur, sans nom ni libellé, ses sceaux, et les lignes du journal qui en gardent, avec leurs preuves. La commande refait tout, sans réseau.",
    take: "Prenez le fichier :",
    download: "Télécharger le fichier",
    run: "Dans le dossier d’Ardeco, lancez :",
    says: "Elle dit « Intact », ou quelle ligne, quel sceau, ne l’est pas.",
    notYet: "Le journal n’a encore rien scellé : revenez dans une heure.",
  },
  en: {
    title: "Verify counters",
    link: "Verify counters",
    lead: "Each night, the platform makes each counter again from its lines, and compares its seals with those that the journal keeps. Here you see what it found, and may have it done again now.",
    none: "No counter",
    noneText: "An administrator creates them in Counters.",
    faulty: (count: number) =>
      count === 1 ? "One counter no longer agrees" : `${count} counters no longer agree`,
    faultyText: "Somebody wrote in the database past the platform, or an old backup was put back. See first:",
    all: "Verify all counters now",
    columns: { counter: "Counter", when: "Last verification", lines: "Lines", state: "Outcome" },
    never: "Never yet",
    night: "That night",
    states: {
      running: "Under way",
      interrupted: "Interrupted",
      agrees: "All agree",
      differs: "Does not agree",
    },
    counterTitle: (name: string) => `Verify the counter “${name}”`,
    agrees: (count: number) => `All agree: ${formatCounterLines(count)}`,
    agreesText: "No line was changed, removed nor added; each balance is the sum of its lines.",
    differs: (count: number) =>
      count === 1
        ? "This counter no longer agrees: 1 fault"
        : `This counter no longer agrees: ${en.format(count)} faults`,
    differsNext:
      "Tell the operator and the accountant, keep backups, and mend nothing: first take the file below.",
    before: "An earlier verification did not agree",
    beforeText: (day: string) =>
      `On ${day}. A fault does not go by itself: it stays here until an auditor notes it, with a reason.`,
    listBefore: (count: number) =>
      count === 1
        ? "One counter did not agree, and nobody has noted it yet"
        : `${en.format(count)} counters did not agree, and nobody has noted it yet`,
    note: "Note this fault",
    noteLead:
      "Say what happened: who found it, what was mended. The reason stays in the journal with your name; pages no longer warn of what was found until then.",
    noteReason: "What happened",
    noteIt: "Note it",
    noteDone: "The fault is noted",
    notedBy: (by: string, day: string, reason: string) => `Noted by ${by} on ${day}: ${reason}`,
    moreFaults: (count: number) => `And ${en.format(count)} others.`,
    faults: {
      seal_missing: (at) => `Seal ${at} is missing: a batch of lines was removed.`,
      seal_differs: (at) => `Seal ${at} is no longer that of its lines: a line was changed afterwards.`,
      line_missing: (at) => (at.includes("–") ? `Lines ${at} are missing.` : `Line ${at} is missing.`),
      words_differ: (at) => `The words of line ${at} were changed.`,
      balance_differs: (at) => `A balance is not the sum of its lines (account ${at}).`,
      reserved_differs: (at) => `What is reserved is not what is held (account ${at}).`,
      head_differs: (at) => `The end of the chain, after seal ${at}, was cut or rewritten.`,
      anchor_differs: (at) => `The journal keeps another seal ${at}: the chain was made anew.`,
      anchor_missing: () => "The journal keeps no seal of this counter as old as its first lines.",
    } satisfies FaultWords,
    progress: "Batches of lines made again",
    progressText: (seal: number, seals: number) =>
      seals === 0 ? "Beginning…" : `${en.format(seal)} of ${en.format(seals)}`,
    refresh: "Refresh",
    interruptedTitle: "The verification stopped",
    interruptedText: "Send it again: it begins from the first line. If it happens again, tell the operator.",
    begin: "Verify now, from the first line",
    resume: "Send again",
    lines: "Lines",
    seals: "Batches of lines, each under a seal",
    anchors: "Seals that the journal keeps, and that agree",
    from: "From",
    whole: "The first line",
    part: "The last verification that agreed",
    when: "When",
    who: "By",
    byNight: "The platform, as each night",
    history: "What each night found",
    historyLead: "Thirteen months are kept here; the journal keeps a line for ever.",
    historyColumns: { when: "When", who: "By", lines: "Lines", state: "Outcome" },
    neverYet: "This counter was never verified yet: it will be tonight.",
    offline: "Verify without this platform",
    offlineLead:
      "The file holds the lines of the counter, without names nor words, its seals, and the lines of the journal that keep some, with their proofs. The command makes all of it again, without network.",
    take: "Take the file:",
    download: "Download the file",
    run: "In the folder of Ardeco, run:",
    says: "It says “Intact”, or which line, which seal, is not.",
    notYet: "The journal sealed nothing yet: come back in an hour.",
  },
});
