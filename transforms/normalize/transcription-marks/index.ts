import type { NormalizeTransform } from "../../../pipeline/transform.ts";
import { findBracketed } from "./bracketed.ts";
import { findCodes } from "./codes.ts";
import { Collector } from "./collector.ts";
import { findEmphasis } from "./emphasis.ts";
import { transcriptionMarkRules } from "./rules.ts";
import { findThoughtBreaks, findWrappedBlocks } from "./wrapped-blocks.ts";

/** The marks of Project Gutenberg's and Distributed Proofreaders' transcribers (DP Formatting Guidelines 2.0). */
export const transcriptionMarks: NormalizeTransform<Record<string, never>> = {
  phase: "normalize",
  name: "transcription-marks",
  defaults: {},
  rules: transcriptionMarkRules,
  run(view) {
    const { text } = view;
    const out = new Collector();
    findEmphasis(text, out);
    findWrappedBlocks(view, out);
    findThoughtBreaks(view, out);
    findBracketed(text, out);
    findCodes(text, out);
    return out.finish();
  },
};
