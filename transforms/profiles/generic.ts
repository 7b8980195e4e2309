import type { Profile } from "../../pipeline/model/profile.ts";

/** Books and papers of no house style in particular. */
export const generic: Profile = {
  name: "generic",
  recognizedBy: [],
  numberedDocuments: false,
  documentKinds: [],
  editorialNotes: ["editorial note"],
  volumeTitles: [],
  listLabels: {
    subject: ["subject", "subjects"],
    participants: ["participants", "present", "those present", "also present", "attendance"],
  },
  sourceNote: null,
  sourceNoteUnnumbered: null,
  smallCapitalSignatures: false,
  insertions: null,
  italics: [],
};
