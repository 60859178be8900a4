import { expect, test } from "vitest";
import { Terminal } from "./terminal.ts";

/** What somebody sees after what was written: lines, the cursor going up, a line rubbed out. */
function aScreen() {
  const lines = [""];
  let row = 0;
  return {
    isTTY: true,
    write(text: string) {
      const plain = text.replaceAll("\u001b[1A", "↑").replaceAll("\u001b[2K", "⌫");
      for (const part of plain.split(/([\n\r↑⌫])/)) {
        if (part === "\n") row += 1;
        else if (part === "↑") row -= 1;
        else if (part === "⌫") lines[row] = "";
        else if (part !== "\r") lines[row] = (lines[row] ?? "") + part;
      }
    },
    get seen() {
      return lines.filter((line) => line !== "");
    },
  };
}

test("a code leaves the screen once it is over, and what was said stays", () => {
  const screen = aScreen();
  const terminal = new Terminal(screen);
  terminal.say("Lecteur de cartes");
  terminal.show("Code : AAAA-1111");
  terminal.say("Présentez une carte.");
  expect(screen.seen).toEqual(["Lecteur de cartes", "Présentez une carte.", "Code : AAAA-1111"]);
  // Enter, typed on the line of the code.
  screen.write("\n");
  terminal.typed();
  terminal.show("Code : BBBB-2222");
  expect(screen.seen).toEqual(["Lecteur de cartes", "Présentez une carte.", "Code : BBBB-2222"]);
  terminal.over();
  terminal.over();
  terminal.say("Étalonné");
  expect(screen.seen).toEqual(["Lecteur de cartes", "Présentez une carte.", "Étalonné"]);
});

test("a command typed on the line of the code leaves the code alone below it", () => {
  const screen = aScreen();
  const terminal = new Terminal(screen);
  terminal.show("Code : AAAA-1111");
  screen.write("e\n");
  terminal.typed();
  expect(screen.seen).toEqual(["Code : AAAA-1111"]);
  terminal.say("Étalonné");
  expect(screen.seen).toEqual(["Étalonné", "Code : AAAA-1111"]);
});
