import { type ConnectedCard, connectCard, type ReaderEvent, watchReaders } from "@ardeco/pcsc";

/** Readers and what is on them: those of the PC, or emulated ones. */
export interface CardReaders {
  /**
   * What is there first, then what changes, until `signal` ends it. Throws when readers cannot be seen any
   * more.
   */
  watch(signal: AbortSignal): AsyncIterable<ReaderEvent>;
  /** Alone with the card. Throws PcscError. */
  connect(reader: string): Promise<ConnectedCard>;
}

/** Those of the PC, by its smart card service. */
export const pcscReaders: CardReaders = {
  watch: (signal) => watchReaders({ signal }),
  connect: (reader) => connectCard(reader),
};
