import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pictureKind } from "../../pipeline/picture-kind.ts";
import { PICTURES } from "../support/pictures.ts";

const svg = (attributes: string, content = "") =>
  new TextEncoder().encode(
    `<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${content}</svg>`,
  );

describe("the kind of a picture", () => {
  it.each([
    ["png", PICTURES.png, { mediaType: "image/png", width: 3, height: 2 }],
    ["gif", PICTURES.gif, { mediaType: "image/gif", width: 3, height: 2 }],
    ["jpeg", PICTURES.jpeg, { mediaType: "image/jpeg", width: 3, height: 2 }],
    ["svg in inches", svg('width="2in" height="96"'), { mediaType: "image/svg+xml", width: 192, height: 96 }],
    ["svg with a view box", svg('viewBox="0 0 12.4 8"'), { mediaType: "image/svg+xml", width: 12, height: 8 }],
    [
      "svg whose parts point to each other",
      svg('viewBox="0 0 9 9"', '<g id="a"/><use href="#a"/><rect fill="url( \'#b\')"/>'),
      { mediaType: "image/svg+xml", width: 9, height: 9 },
    ],
  ])("is told by its bytes: %s", async (_name, bytes, kind) => {
    expect(await pictureKind(bytes)).toEqual(kind);
  });

  it.each([
    ["nothing", new Uint8Array()],
    ["text", new TextEncoder().encode("svg")],
    ["a PNG that is cut off", PICTURES.png.slice(0, 60)],
    ["a JPEG without a frame", PICTURES.jpeg.map((byte, at) => (at === 3 ? 0xd8 : byte))],
    ["a JPEG that is cut off", PICTURES.jpeg.slice(0, 150)],
    ["a GIF that is cut off", PICTURES.gif.slice(0, 40)],
    ["a PNG of no width", PICTURES.png.map((byte, at) => (at >= 16 && at < 20 ? 0 : byte))],
    ["an SVG without a size", svg("")],
    ["an SVG that is not well-formed", svg('viewBox="0 0 9 9"', "<g>")],
    ["an SVG with a script", svg('viewBox="0 0 9 9"', "<script>1</script>")],
    ["an SVG with a handler", svg('viewBox="0 0 9 9" onload="x()"')],
    ["an SVG with a link out", svg('viewBox="0 0 9 9"', '<g xlink:href="https://example.org/a"/>')],
    ["an SVG with a picture", svg('viewBox="0 0 9 9"', '<image href="#a"/>')],
    ["an SVG that fetches", svg('viewBox="0 0 9 9"', '<rect fill="url(https://example.org)"/>')],
    [
      "an SVG with entities",
      new TextEncoder().encode('<!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'),
    ],
  ])("is none for %s", async (_name, bytes) => {
    expect(await pictureKind(bytes)).toBeNull();
  });

  it("is told or none of whatever bytes, and never a size that no reader can show", async () => {
    const start = fc.constantFrom(
      PICTURES.png.slice(0, 8),
      PICTURES.gif.slice(0, 6),
      PICTURES.jpeg.slice(0, 4),
      new Uint8Array(),
    );
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 60 }), async (begin, rest) => {
        const end = [0x49, 0x45, 0x4e, 0x44, 0x00, 0x3b, 0xff, 0xd9];
        const kind = await pictureKind(new Uint8Array([...begin, ...rest, ...end]));
        if (kind === null) return;
        for (const length of [kind.width, kind.height]) expect(length >= 1 && length <= 65_535).toBe(true);
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});
