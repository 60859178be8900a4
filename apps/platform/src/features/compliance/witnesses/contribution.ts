import { buildEmptyContribution, type Contribution } from "../../../kernel/contributions.ts";

export const witnessesContribution: Contribution = {
  ...buildEmptyContribution("witnesses"),
  journal: {
    "witnesses.asked": ({ witness }) => ({
      fr: `Un témoin a été demandé pour le journal : ${String(witness)}.`,
      en: `A witness was asked for the journal: ${String(witness)}.`,
    }),
    "witnesses.stopped": ({ witness }) => ({
      fr: `Un témoin du journal n’est plus demandé : ${String(witness)}.`,
      en: `A witness of the journal is asked no longer: ${String(witness)}.`,
    }),
    "witnesses.agreed": ({ log }) => ({
      fr: `La collectivité atteste désormais un journal : ${String(log)}.`,
      en: `The authority witnesses a journal from now on: ${String(log)}.`,
    }),
    "witnesses.watch_ended": ({ log }) => ({
      fr: `La collectivité n’atteste plus un journal, qui ne s’était jamais présenté : ${String(log)}.`,
      en: `The authority no longer witnesses a journal, which had never been shown: ${String(log)}.`,
    }),
    "witnesses.fork_seen": ({ log, size }) => ({
      fr:
        `Le journal ${String(log)} ne continue pas ce qui en avait ` +
        `été vu (${String(size)} lignes). Il n’a pas été attesté.`,
      en:
        `The journal ${String(log)} does not continue what was ` +
        `seen of it (${String(size)} lines). It was not witnessed.`,
    }),
    "witnesses.refused": ({ witness, size, saysRewritten }) => ({
      fr: saysRewritten
        ? `Le témoin ${String(witness)} n’a pas signé : il dit que ce journal ` +
          `ne continue pas ce qu’il en avait signé (${String(size)} lignes).`
        : `Le témoin ${String(witness)} n’a pas signé ce journal.`,
      en: saysRewritten
        ? `The witness ${String(witness)} did not sign: it says that this journal ` +
          `does not continue what it had signed of it (${String(size)} lines).`
        : `The witness ${String(witness)} did not sign this journal.`,
    }),
    "witnesses.fork_told": ({ witness, size }) => ({
      fr:
        `Le témoin ${String(witness)} dit que ce journal ne ` +
        `continue pas ce qu’il en avait vu (${String(size)} lignes).`,
      en:
        `The witness ${String(witness)} says that this journal does ` +
        `not continue what it saw of it (${String(size)} lines).`,
    }),
  },
};
