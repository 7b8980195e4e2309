/** How sure a repair or a note link is. */
export type Certainty = "high" | "medium" | "low";

/**
 * What may happen to a rule's repairs.
 * `auto`: applied, because the measured rate of false changes is nil.
 * `propose`: recorded, applied only where a decision accepts it.
 * `flag`: reported, never applied.
 */
export type Tier = "auto" | "propose" | "flag";

/** `transform/finding`, both in kebab-case, e.g. `page-markers/bracketed`. */
export type RuleId = `${string}/${string}`;

/** One entry of the rule catalogue, from which the documentation and `emend explain` come. */
export interface Rule {
  readonly id: RuleId;
  readonly tier: Tier;
  /** One sentence: what the rule finds and what it does about it. */
  readonly summary: string;
  /** A short case; `after` is null where the rule only reports. */
  readonly example: { readonly before: string; readonly after: string | null };
  /** Why the tier is what it is, and what the rule leaves alone. */
  readonly rationale: string;
}
