import { Socket } from "node:net";

/**
 * Sends in one system call what is written in one turn of the event loop: a begin, its settings, the queries
 * that follow.
 */
export class GatheringSocket extends Socket {
  #held = false;

  override write(content: string | Uint8Array, ...rest: readonly unknown[]): boolean {
    this.#hold();
    return Reflect.apply(super.write, this, [content, ...rest]);
  }

  #hold(): void {
    if (this.#held) return;
    this.#held = true;
    this.cork();
    setImmediate(() => {
      this.#held = false;
      this.uncork();
    });
  }
}
