// What the pages can do beyond being read: keep the reader's choices, set notes beside their markers, and show
// where the words of a search stand. Without it everything is still there.

(() => {
  const { WORD, fold } = globalThis.emendWords;
  const CHOICES = "emend-reader";
  const inputs = [...document.querySelectorAll(".switches input")];

  // a browser may forbid storage, above all for pages from a disk
  const stored = () => {
    try {
      return JSON.parse(localStorage.getItem(CHOICES) ?? "[]");
    } catch {
      return [];
    }
  };
  const store = () => {
    try {
      const chosen = inputs.filter((input) => input.checked).map((input) => input.id);
      localStorage.setItem(CHOICES, JSON.stringify(chosen));
    } catch {
      // the choice holds for this page
    }
  };
  const chosen = stored();
  if (Array.isArray(chosen)) for (const input of inputs) if (chosen.includes(input.id)) input.checked = true;
  for (const input of inputs)
    input.addEventListener("change", () => {
      store();
      placeNotes();
    });

  const display = document.querySelector("details.display");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !display?.open) return;
    display.open = false;
    display.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (display?.open && !display.contains(event.target)) display.open = false;
  });

  const side = document.querySelector("article > .side");
  const beside = matchMedia("screen and (min-width: 68rem)");
  const GAP = 10;

  // each note level with its marker, or below the note before it
  function placeNotes() {
    if (!side) return;
    const notes = [...side.querySelectorAll(".note")];
    side.classList.toggle("placed", beside.matches);
    for (const note of notes) note.style.marginTop = "";
    if (!beside.matches) return;
    const wanted = notes.map((note) => {
      const back = note.querySelector("a.note-number");
      const marker = back && document.getElementById(decodeURIComponent(back.hash.slice(1)));
      // a note within a note follows the one it stands in
      return marker && !side.contains(marker) ? marker.getBoundingClientRect().top - 4 : null;
    });
    const top = side.getBoundingClientRect().top;
    const heights = notes.map((note) => note.getBoundingClientRect().height);
    let room = top;
    for (const [at, note] of notes.entries()) {
      if (wanted[at] === null) continue;
      // the margins of two notes collapse into the larger one
      const ahead = Math.max(room === top ? 0 : GAP, wanted[at] - room);
      note.style.marginTop = `${ahead}px`;
      room += ahead + heights[at];
    }
  }

  let waiting = 0;
  const later = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(placeNotes);
  };
  placeNotes();
  addEventListener("resize", later);
  addEventListener("load", later);
  document.fonts?.ready.then(later);
  beside.addEventListener("change", later);

  // the words that a search led here for, as its page names them
  const sought = new URLSearchParams(location.search).getAll("hit");
  if (sought.length === 0 || !document.body.classList.contains("text")) return;
  const words = new Set(sought.map(fold));
  const text = document.querySelector("article");
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  let first = null;
  for (const node of nodes) {
    if (node.parentElement.closest(".page, del")) continue;
    for (const match of [...node.data.matchAll(WORD)].reverse()) {
      if (!words.has(fold(match[0]))) continue;
      const hit = node.splitText(match.index);
      hit.splitText(match[0].length);
      const mark = document.createElement("mark");
      hit.replaceWith(mark);
      mark.append(hit);
    }
  }
  first = text.querySelector("mark");
  if (!location.hash) first?.scrollIntoView({ block: "center" });
  later();
})();
