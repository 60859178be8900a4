/** Where the program speaks to whoever is at the PC. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const UP = "\u001b[1A";
const RUBBED = "\r\u001b[2K";

/**
 * The terminal of the program. A pairing code lets a page in: its line is rubbed out as soon as the code is
 * over, so that it is not left under the eyes of whoever passes, a screen of a kiosk above all. On what is no
 * screen (a pipe), lines stay as they were written.
 */
export class Terminal {
  readonly #screen: Screen;
  #line = "";

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  say(text: string): void {
    this.#rub();
    this.#screen.write(`${text}\n`);
    this.#draw();
  }

  /** The Enter key moved down by one line. */
  typed(): void {
    if (this.#line !== "" && this.#screen.isTTY) this.#screen.write(UP);
    this.#rub();
    this.#draw();
  }

  /** On a line of its own, below everything, until it is over. */
  show(line: string): void {
    this.#rub();
    this.#line = line;
    if (this.#screen.isTTY) this.#draw();
    else this.#screen.write(`${line}\n`);
  }

  over(): void {
    this.#rub();
    this.#line = "";
  }

  #rub(): void {
    if (this.#line !== "" && this.#screen.isTTY) this.#screen.write(RUBBED);
  }

  #draw(): void {
    if (this.#line !== "" && this.#screen.isTTY) this.#screen.write(this.#line);
  }
}
