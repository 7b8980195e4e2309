import type { Rule } from "./model/rule.ts";

const reported = (id: Rule["id"], summary: string, before: string, rationale: string): Rule => ({
  id,
  tier: "flag",
  summary,
  example: { before, after: null },
  rationale,
});

/** What can be wrong with a source, its decisions or the files made of it, before and after the transforms. */
export const SOURCE_RULES: readonly Rule[] = [
  reported(
    "source/empty",
    "Reports a source without text.",
    "a file of 0 bytes",
    "Nothing can be made of it; most often a download or a copy failed.",
  ),
  reported(
    "source/binary",
    "Reports a source that is a picture, a PDF, an archive or other binary data.",
    "a PNG picture named scan.txt",
    "Told by its first bytes or by zero characters; reading it as text would make nonsense of it.",
  ),
  reported(
    "source/broken-encoding",
    "Reports a source whose UTF-8 or UTF-16 is broken, with the place.",
    "caf\\xC3 in a file that is UTF-8 elsewhere",
    "A mixture of good and broken characters is damage; guessing another encoding would spoil the good ones.",
  ),
  reported(
    "source/encoding-assumed",
    "Says which encoding a source was read in, where it is not plain UTF-8.",
    "a file with the byte 93 and no UTF-8",
    "The bytes of Windows-1252 can stand for other characters in other encodings, so a person should look.",
  ),
  reported(
    "source/malformed",
    "Reports a source whose markup is cut off, not well-formed, or declares entities of its own.",
    "an ALTO file that ends in the middle of a line",
    "Half a file would make half an edition; entities could grow without end or read other files.",
  ),
  reported(
    "source/unreadable",
    "Reports a source that does not exist or cannot be read.",
    "a file without permission to read",
    "The other sources of the run still become editions.",
  ),
  reported(
    "source/too-large",
    "Reports a source with more bytes than the configuration allows.",
    "a file of 80 MB",
    "Larger files are most often not texts, and would need more memory than small machines have.",
  ),
  reported(
    "source/endless-paragraph",
    "Reports a source with a paragraph longer than any in print.",
    "a line of 50 MB",
    "The ends of its lines were lost, and setting it as one paragraph would fill the memory.",
  ),
  reported(
    "source/none",
    "Reports a folder without sources.",
    "input/ with nothing but a README",
    "A run that does nothing should not look like one that went well.",
  ),
  reported(
    "source/unknown-format",
    "Reports a source that none of the readers can read.",
    "a file that only a switched-off reader knows",
    "A reader says how sure it is that it knows a file; none was.",
  ),
  reported(
    "source/pages",
    "Reports a folder of pages or a METS list that cannot be one source, and says which pages of a list were taken.",
    "a METS whose pages lie on a server",
    "Nothing is fetched, nothing outside the list's own folder is read, and pages of one source are of one kind.",
  ),
  reported(
    "source/same-name",
    "Says that sources share a name, so that their editions carry the whole file name.",
    "report.txt and report.md",
    "Without that one edition would overwrite the other.",
  ),
  reported(
    "decisions/invalid",
    "Reports a file of decisions that cannot be read.",
    "letter.txt.decisions.yaml with an unknown key",
    "An editor's decisions are obeyed in full or not at all, so the source waits until the file is right.",
  ),
  reported(
    "metadata/invalid",
    "Reports a file of metadata that cannot be read, with the place.",
    "an unknown key in letter.txt.metadata.yaml",
    "An edition without its editors’ names and licence must not pass for one that has them.",
  ),
  reported(
    "decisions/unmatched",
    "Reports a decision that fits no repair of the source.",
    "a decision on words that the source no longer has",
    "The source or the rules changed since it was made; the decision has no effect any more.",
  ),
  reported(
    "pictures/missing",
    "Reports a picture that the source names and that is not there; its description stands for it.",
    "an img whose file was not copied along",
    "A reader must see that something is missing. Nothing is fetched from a network.",
  ),
  reported(
    "pictures/unusable",
    "Reports a picture that lies outside the source's folder, is too large, or is no PNG, JPEG, GIF or plain SVG; its description stands for it.",
    "a TIFF, or an SVG with a script",
    "Its kind is told by its bytes. Formats that some readers cannot show would be holes in the edition.",
  ),
  reported(
    "pictures/of-a-text",
    "Says that pictures in a folder are named by a text there, and are parts of that and no sources.",
    "a seal.png beside the letter.html that shows it",
    "Read as a source of its own, each illustration would become an edition of the few letters in it.",
  ),
  reported(
    "editions/unwritable",
    "Reports a source whose editions cannot be written.",
    "a source whose name is longer than the file system allows",
    "The other sources of the run still become editions.",
  ),
  reported(
    "editions/superseded",
    "Says which files of an earlier run were removed, because what they were made of has changed; those that someone changed stay.",
    "a PDF of an earlier text, after only the TEI was made again",
    "Old and new editions side by side would pass for the same text.",
  ),
  reported(
    "editions/orphaned",
    "Reports editions whose source is no longer in the folder that it was found in.",
    "output/letter/ after input/letter.txt was renamed",
    "They may be wanted, or be left over: only a person knows. --prune removes them.",
  ),
  reported(
    "editions/manifest",
    "Reports a manifest of an earlier run that cannot be used, so that everything is made again.",
    "a manifest.json that was cut off",
    "Without it nobody knows what the files beside it were made of.",
  ),
  reported(
    "engine/process",
    "Reports that the process that worked on a source came to a sudden end; nothing is written for that source.",
    "a text for which the memory does not suffice",
    "The other sources of the run still become editions.",
  ),
  reported(
    "engine/defect",
    "Reports an error inside a transform; nothing is written for that source.",
    "a transform that throws",
    "An edition of which one step failed would look whole and not be so.",
  ),
  reported(
    "engine/invalid-edition",
    "Reports an edition that does not pass its own schema, or is not the same when read back; nothing is written.",
    "a TEI file with an element in the wrong place",
    "Every file is checked on every build, before it is written.",
  ),
];
