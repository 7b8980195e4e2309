import { Tokenizer } from "htmlparser2";

type Attributes = ReadonlyMap<string, string>;

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Text as it stands. */
interface TextToken extends Place {
  readonly type: "text";
}

/** A character reference and what it stands for. */
interface ReferenceToken extends Place {
  readonly type: "reference";
  readonly value: string;
}

/** Comments, declarations and processing instructions. */
interface CommentToken extends Place {
  readonly type: "comment";
}

export interface OpenToken extends Place {
  readonly type: "open";
  readonly name: string;
  readonly attributes: Attributes;
  readonly selfClosing: boolean;
}

interface CloseToken extends Place {
  readonly type: "close";
  readonly name: string;
}

export type Token = TextToken | ReferenceToken | CommentToken | OpenToken | CloseToken;

const NONE: Attributes = new Map();
const CDATA = "<![CDATA[";

/**
 * The tokens of an HTML text (HTML Living Standard 13.2.5), which together cover it without a gap or an overlap.
 * What has no end — a tag or a comment that the file's end cuts — is text.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  let name = "";
  let attributes: Map<string, string> | null = null;
  let attribute = "";
  let value = "";
  const add = (token: Token) => {
    if (token.end > token.start) tokens.push(token);
    from = token.end;
  };
  const openEnd = (index: number, selfClosing: boolean) => {
    add({ type: "open", start: from, end: index + 1, name, attributes: attributes ?? NONE, selfClosing });
    attributes = null;
  };
  /** `index` is the place of the “>”, or the end of a file that cuts the comment off. */
  const comment = (_start: number, index: number) => {
    const end = Math.min(index + 1, text.length);
    if (!text.startsWith(CDATA, from)) add({ type: index < text.length ? "comment" : "text", start: from, end });
    else if (!text.startsWith("]]>", end - 3)) add({ type: "text", start: from, end });
    else {
      add({ type: "comment", start: from, end: from + CDATA.length });
      add({ type: "text", start: from, end: end - 3 });
      add({ type: "comment", start: from, end });
    }
  };
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (_start, end) => add({ type: "text", start: from, end }),
      ontextentity(code, end) {
        const last = tokens.at(-1);
        // a reference may stand for two code points
        if (last?.type === "reference" && last.end === end)
          tokens[tokens.length - 1] = { ...last, value: last.value + String.fromCodePoint(code) };
        else add({ type: "reference", start: from, end, value: String.fromCodePoint(code) });
      },
      onopentagname(start, end) {
        name = text.slice(start, end).toLowerCase();
      },
      onattribname(start, end) {
        attribute = text.slice(start, end).toLowerCase();
        value = "";
      },
      onattribdata(start, end) {
        value += text.slice(start, end);
      },
      onattribentity(code) {
        value += String.fromCodePoint(code);
      },
      onattribend() {
        attributes ??= new Map();
        if (!attributes.has(attribute)) attributes.set(attribute, value);
      },
      onopentagend: (index) => openEnd(index, false),
      onselfclosingtag: (index) => openEnd(index, true),
      onclosetag(start, index) {
        const end = text.indexOf(">", index);
        if (end >= 0) add({ type: "close", start: from, end: end + 1, name: text.slice(start, index).toLowerCase() });
      },
      oncomment: comment,
      oncdata: comment,
      ondeclaration: comment,
      onprocessinginstruction: comment,
      onend: () => {},
    },
  );
  tokenizer.write(text);
  tokenizer.end();
  if (from < text.length) add({ type: "text", start: from, end: text.length });
  return tokens;
}
