import type { Profile } from "../../pipeline/model/profile.ts";

/**
 * Foreign Relations of the United States, as the Office of the Historian prints it:
 * numbered documents, a source note at each heading, datelines, lists of subjects and participants.
 */
export const frus: Profile = {
  name: "frus",
  recognizedBy: [
    { pattern: "foreign relations of the united states", weight: 1 },
    { pattern: "^\\s{0,4}\\d{1,3}\\.\\s+source: ", weight: 2 },
    { pattern: "^\\s{0,4}\\[?\\d{1,4}\\]?\\. (memorandum|telegram|letter|editorial note|airgram|despatch|minutes)\\b", weight: 1 },
    { pattern: "^\\d{1,4}\\. editorial note$", weight: 2 },
    { pattern: "\\bdepartment of state, central files\\b", weight: 1 },
    { pattern: "^(participants|subject)$", weight: 1 },
    { pattern: "\\[here follows? ", weight: 1 },
  ],
  numberedDocuments: true,
  documentKinds: [
    "account", "address", "agreement", "aide-mémoire", "airgram", "annex", "attachment", "background", "backchannel",
    "briefing", "cable", "chronology", "circular", "communiqué", "contents", "conversation", "declaration", "delegation",
    "despatch", "diary", "discussion", "dispatch", "draft", "editorial note", "entry", "executive", "extract", "information",
    "instruction", "intelligence", "joint", "letter", "list", "memoir", "memoranda", "memorandum", "message", "minutes", "national",
    "note", "notes", "operations", "outline", "paper", "paragraph", "policy", "position", "preliminary", "presidential", "progress",
    "proposal", "protocol", "quadripartite", "question", "record", "report", "resolution", "response", "scope", "situation",
    "special", "speech", "staff", "statement", "study", "summary", "talking", "telegram", "telephone", "text", "transcript",
    "transmission", "treaty", "tripartite", "united", "verbatim", "working",
  ],
  editorialNotes: ["editorial note"],
  volumeTitles: ["foreign relations of the united states"],
  listLabels: {
    subject: ["subject", "subjects"],
    participants: [
      "participants", "participant", "present", "others present", "members present", "also present", "in attendance", "attendance",
      "list of participants",
    ],
  },
  sourceNote: "Source:",
};
