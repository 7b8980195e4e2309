/** What is to be done where elements end, by the index of the token before which, or with which, an element ends. */
export class Endings {
  private readonly endings: ((() => void)[] | undefined)[];

  constructor(tokens: number) {
    this.endings = new Array(tokens + 1);
  }

  at(token: number, ending: () => void): void {
    const endings = this.endings[token];
    if (endings) endings.push(ending);
    else this.endings[token] = [ending];
  }

  /** Ends the elements that end before a token, the innermost first. */
  end(token: number): void {
    for (const ending of this.endings[token]?.reverse() ?? []) ending();
  }
}
