import type { Picture, Pictures, PictureType } from "../../../pipeline/model/picture.ts";
import type { Relationship } from "./package-parts.ts";
import { type Content, element, run } from "./word-xml.ts";

/** The pictures of the edition as Word's drawings, and what of them the package has to hold. */
export interface Drawings {
  /** The run that shows a picture; null for one that is not there, or whose kind Word shows with a second picture only. */
  show(url: string, description: string): Content | null;
  /** The relationships of those that a part of the package shows. */
  usedIn(part: string): Relationship[];
  /** Every picture that is shown. */
  media(): Picture[];
}

/** SVG needs a picture of another kind beside it, for programs that do not know it (MS-ODRAWXML 2.3.1.2). */
const SHOWN: ReadonlySet<PictureType> = new Set(["image/png", "image/jpeg", "image/gif"]);

/** English metric units (ISO/IEC 29500-1, 20.1.2.1): in a pixel, and in a twentieth of a point. */
const PIXEL = 9525;
const TWENTIETH = 635;

const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006";

/**
 * @param firstId the number of the first relationship; those below are others'
 * @param width the measure, in twentieths of a point: no picture is wider, or higher than one and a half times that
 */
export function drawings(pictures: Pictures, firstId: number, width: number): Drawings {
  const ids = new Map<string, { readonly id: string; readonly picture: Picture }>();
  let shown = 0;
  return {
    show(url, description) {
      const picture = pictures.get(url);
      if (!picture || !SHOWN.has(picture.mediaType)) return null;
      const { id } = ids.get(url) ?? { id: `rId${firstId + ids.size}` };
      ids.set(url, { id, picture });
      return run(null, [element("w:drawing", {}, [inline(picture, id, ++shown, { description, width })])]);
    },
    usedIn(part) {
      const used = new Set([...part.matchAll(/<a:blip r:embed="(rId\d+)"/g)].map(([, id]) => id));
      return [...ids.values()]
        .filter(({ id }) => used.has(id))
        .map(({ id, picture }) => ({ id, kind: "image", target: `media/${picture.name}` }));
    },
    media: () => [...ids.values()].map(({ picture }) => picture),
  };
}

/** A picture in the line of text (20.4.2.8), as large as it is where there is room for it. */
function inline(
  picture: Picture,
  relationship: string,
  number: number,
  { description, width }: { readonly description: string; readonly width: number },
): Content {
  const room = Math.min(
    1,
    (width * TWENTIETH) / (picture.width * PIXEL),
    (width * 1.5 * TWENTIETH) / (picture.height * PIXEL),
  );
  const extent = {
    cx: Math.max(1, Math.round(picture.width * PIXEL * room)),
    cy: Math.max(1, Math.round(picture.height * PIXEL * room)),
  };
  const name = { id: number, name: picture.name, descr: description };
  const shape = element("pic:pic", { "xmlns:pic": `${DRAWING}/picture` }, [
    element("pic:nvPicPr", {}, [element("pic:cNvPr", name), element("pic:cNvPicPr")]),
    element("pic:blipFill", {}, [
      element("a:blip", { "r:embed": relationship }),
      element("a:stretch", {}, [element("a:fillRect")]),
    ]),
    element("pic:spPr", {}, [
      element("a:xfrm", {}, [element("a:off", { x: 0, y: 0 }), element("a:ext", extent)]),
      element("a:prstGeom", { prst: "rect" }, [element("a:avLst")]),
    ]),
  ]);
  return element(
    "wp:inline",
    { "xmlns:wp": `${DRAWING}/wordprocessingDrawing`, distT: 0, distB: 0, distL: 0, distR: 0 },
    [
      element("wp:extent", extent),
      element("wp:docPr", name),
      element("a:graphic", { "xmlns:a": `${DRAWING}/main` }, [
        element("a:graphicData", { uri: `${DRAWING}/picture` }, [shape]),
      ]),
    ],
  );
}
