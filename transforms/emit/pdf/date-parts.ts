/** The parts of an ISO 8601 date and time in UTC. @throws RangeError where it is none */
export function dateParts(
  date: string,
): Readonly<Record<"year" | "month" | "day" | "hour" | "minute" | "second", number>> {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?Z$/.exec(date);
  if (!parts) throw new RangeError(`Not a date and time in UTC: ${date}`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  return { year, month, day, hour, minute, second };
}
