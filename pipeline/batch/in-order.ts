/** Hands things on in the order of their numbers (from 0), in whatever order they come. */
export class InOrder<Thing> {
  readonly #hand: (thing: Thing) => void;
  readonly #waiting = new Map<number, Thing>();
  #next = 0;

  constructor(hand: (thing: Thing) => void) {
    this.#hand = hand;
  }

  put(number: number, thing: Thing): void {
    this.#waiting.set(number, thing);
    for (let next = this.#waiting.get(this.#next); next !== undefined; next = this.#waiting.get(this.#next)) {
      this.#waiting.delete(this.#next++);
      this.#hand(next);
    }
  }

  /** How many there are, those that wait for others included. */
  get count(): number {
    return this.#next + this.#waiting.size;
  }
}
