import type { OpenToken, Token } from "./tokens.ts";

/** Finds the first opening tag of some names between two tokens, without looking at those between. */
export class TokenIndex {
  private readonly tokens: readonly Token[];
  private readonly places = new Map<string, number[]>();

  constructor(tokens: readonly Token[], names: ReadonlySet<string>) {
    this.tokens = tokens;
    for (const [at, token] of tokens.entries()) {
      if (token.type !== "open" || !names.has(token.name)) continue;
      const places = this.places.get(token.name);
      if (places) places.push(at);
      else this.places.set(token.name, [at]);
    }
  }

  first(name: string, from: number, to: number): OpenToken | null {
    const places = this.places.get(name) ?? [];
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    const at = places[low];
    const token = at !== undefined && at < to ? this.tokens[at] : undefined;
    return token?.type === "open" ? token : null;
  }
}
