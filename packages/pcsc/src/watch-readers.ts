import { asked, establish } from "./context.ts";
import { PcscError, TIMED_OUT } from "./errors.ts";
import { atrBytes, type Handle, pcscLibrary, type ReaderState } from "./library.ts";
import { readersIn } from "./list-readers.ts";

export type ReaderEvent =
  /** When a card is on it already, `card_came` follows. */
  | { readonly type: "reader_came"; readonly reader: string; readonly hasCard: boolean }
  | { readonly type: "reader_left" | "card_left"; readonly reader: string }
  | { readonly type: "card_came"; readonly reader: string; readonly answerToReset: Uint8Array };

const STATE = { changed: 0x2, present: 0x20, mute: 0x200 } as const;
/** A name that is no reader: its state changes when one is plugged in or out. */
const PLUGGED = "\\\\?PnP?\\Notification";
/**
 * Cancelling ends a wait that began, and no other: who ends the watch between two waits is heard at the next.
 */
const A_WAIT_MS = 1_000;

/**
 * What happens on the readers of this machine, from what is there now on, until `signal` ends it. A card
 * taken away and put back between two looks left and came: the service counts. Throws `no_service` when the
 * service stops.
 */
export async function* watchReaders({
  signal,
}: {
  readonly signal?: AbortSignal;
} = {}): AsyncGenerator<ReaderEvent, void> {
  const library = pcscLibrary();
  const context = await establish();
  const stop = () => void library.cancel(context);
  signal?.addEventListener("abort", stop);
  try {
    let plugged = stateOf(PLUGGED);
    let known: readonly ReaderState[] = [];
    while (!signal?.aborted) {
      const names = await readersIn(context);
      for (const state of known.filter(({ szReader }) => !names.includes(szReader))) yield* unplugged(state);
      known = names.map((name) => known.find((state) => state.szReader === name) ?? stateOf(name));
      const [plugs, ...told] = await changed(context, [plugged, ...known], signal);
      if (!plugs) continue;
      for (const state of told) yield* eventsOf(state);
      plugged = seen(plugs);
      known = told.map(seen);
    }
  } finally {
    signal?.removeEventListener("abort", stop);
    library.release(context);
  }
}

/** What the service tells of each, in the same order; nothing when the wait ended without news. */
async function changed(
  context: Handle,
  states: readonly ReaderState[],
  signal: AbortSignal | undefined,
): Promise<readonly ReaderState[]> {
  const status = await asked(pcscLibrary().statusChange, context, A_WAIT_MS, states, states.length);
  // The library puts new objects in the array.
  if (status === 0) return states;
  const error = new PcscError(status, "SCardGetStatusChange");
  if (error.code === "cancelled" && signal?.aborted) return [];
  if (status === TIMED_OUT || error.code === "reader_gone") return [];
  throw error;
}

function* eventsOf({ szReader: reader, dwCurrentState, dwEventState, rgbAtr, cbAtr }: ReaderState) {
  const was = isPresent(dwCurrentState);
  const is = isPresent(dwEventState);
  const another = was && is && movesOf(dwEventState) !== movesOf(dwCurrentState);
  if (dwCurrentState === UNAWARE) yield { type: "reader_came", reader, hasCard: is } as const;
  if (was && (!is || another)) yield { type: "card_left", reader } as const;
  if (is && (!was || another)) {
    yield { type: "card_came", reader, answerToReset: rgbAtr.slice(0, cbAtr) } as const;
  }
}

function* unplugged({ szReader: reader, dwCurrentState }: ReaderState) {
  if (dwCurrentState === UNAWARE) return;
  if (isPresent(dwCurrentState)) yield { type: "card_left", reader } as const;
  yield { type: "reader_left", reader } as const;
}

/** What is said of a reader that nothing is known of. */
const UNAWARE = 0;
const isPresent = (state: number) => (state & STATE.present) !== 0 && (state & STATE.mute) === 0;
/** How many cards came and went, in the high half. */
const movesOf = (state: number) => state >>> 16;
const seen = (state: ReaderState): ReaderState => ({
  ...state,
  dwCurrentState: (state.dwEventState & ~STATE.changed) >>> 0,
});

const stateOf = (szReader: string): ReaderState => ({
  szReader,
  pvUserData: null,
  dwCurrentState: UNAWARE,
  dwEventState: 0,
  cbAtr: 0,
  rgbAtr: new Uint8Array(atrBytes()),
});
