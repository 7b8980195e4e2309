const DAY = /^(\d{4})-(0[1-9]|1[0-2])-(\d\d)$/;
const YEAR_OR_MONTH = /^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/;
const TIME_OF_DAY = /T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z?$/;

/** Whether a value is an `xsd:date`, `gYear`, `gYearMonth` or `dateTime`, of a day that exists. */
export function isSchemaDate(value: string): boolean {
  if (value.startsWith("0000")) return false;
  if (YEAR_OR_MONTH.test(value)) return true;
  const [, year, month, day] = DAY.exec(value.replace(TIME_OF_DAY, "")) ?? [];
  return Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month));
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
