import type { Box } from "../../../pipeline/model/layout.ts";
import type { ReadLine, ReadPage, Turn } from "./read-page.ts";

/** The smallest box around boxes; an empty one at the corner where there are none. */
export function around(boxes: readonly Box[]): Box {
  const [first] = boxes;
  if (!first) return { left: 0, top: 0, right: 0, bottom: 0 };
  let { left, top, right, bottom } = first;
  for (const box of boxes) {
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.right);
    bottom = Math.max(bottom, box.bottom);
  }
  return { left, top, right, bottom };
}

/** The box around the corners of a polygon, written as `x,y x,y …` (PAGE XML, ALTO); null where there are none. */
export function aroundPoints(points: string | undefined): Box | null {
  const numbers = (points ?? "").split(/[\s,]+/u).flatMap((each) => (each === "" ? [] : [Number(each)]));
  if (numbers.length < 4 || numbers.some(Number.isNaN)) return null;
  const corners: Box[] = [];
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const [x = 0, y = 0] = [numbers[at], numbers[at + 1]];
    corners.push({ left: x, top: y, right: x, bottom: y });
  }
  return around(corners);
}

/** Parts of a box side by side, of the given lengths in characters. */
export function divide(box: Box, lengths: readonly number[]): Box[] {
  const all = lengths.reduce((sum, length) => sum + length, 0) || 1;
  const step = (box.right - box.left) / all;
  let before = 0;
  return lengths.map((length) => {
    const left = box.left + step * before;
    before += length;
    return { ...box, left, right: box.left + step * before };
  });
}

/** A page turned so that most of its text stands upright; a line that lies otherwise keeps its place. */
export function upright(page: ReadPage): ReadPage {
  const letters = [0, 0, 0, 0];
  for (const line of page.lines) {
    const turn = turnOfLine(line);
    for (const { text } of line.words) letters[turn] = (letters[turn] ?? 0) + text.length;
  }
  const most = letters.indexOf(Math.max(...letters));
  if (most === 0) return page;
  const turn: Turn = most === 1 ? 1 : most === 2 ? 2 : 3;
  const all = around(page.lines.flatMap(({ box }) => (box ? [box] : [])));
  const [width, height] = [page.width || all.right, page.height || all.bottom];
  const turned = (box: Box | null): Box | null => box && turnBox(box, turn, width, height);
  const lines = page.lines.map(
    (line): ReadLine => ({
      ...line,
      box: turned(line.box),
      words: line.words.map((word) => ({ ...word, box: turned(word.box) })),
    }),
  );
  const size = turn === 2 ? { width, height } : { width: height, height: width };
  return { ...page, ...size, lines };
}

/** Words that go so much more down or up the page than across it stand on a line that is turned. */
const STEEP = 3;

/** How a line is turned: as its file says, or where it says nothing, as its words go up or down the page. */
function turnOfLine({ words, turn }: ReadLine): Turn {
  const placed = words.flatMap(({ box }) => (box ? [box] : []));
  const [first, last] = [placed[0], placed.at(-1)];
  if (turn !== 0 || !first || !last || first === last) return turn;
  const across = (last.left + last.right - first.left - first.right) / 2;
  const down = (last.top + last.bottom - first.top - first.bottom) / 2;
  if (Math.abs(down) < Math.abs(across) * STEEP) return 0;
  return down > 0 ? 3 : 1;
}

function turnBox({ left, top, right, bottom }: Box, turn: 1 | 2 | 3, width: number, height: number): Box {
  switch (turn) {
    case 1:
      return { left: height - bottom, top: left, right: height - top, bottom: right };
    case 2:
      return { left: width - right, top: height - bottom, right: width - left, bottom: height - top };
    case 3:
      return { left: top, top: width - right, right: bottom, bottom: width - left };
  }
}
