import { codeOn } from "./printed-card.ts";

const [WIDTH, HEIGHT] = [640, 480];

/** One frame of a film (YUV4MPEG2): the code of a page on white, as a camera sees it. */
export const film = (body: string): Buffer => filmOf(codeOn(body));

export function filmOf({ size, dark }: ReturnType<typeof codeOn>): Buffer {
  const side = Math.floor(HEIGHT / size);
  const light = Buffer.alloc(WIDTH * HEIGHT, 235);
  for (const [column, row] of dark)
    for (let y = row * side; y < (row + 1) * side; y += 1)
      light.fill(16, y * WIDTH + column * side, y * WIDTH + (column + 1) * side);
  const grey = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\nFRAME\n`);
  return Buffer.concat([head, light, grey]);
}
