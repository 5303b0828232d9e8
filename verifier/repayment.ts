/** What is owed of a paid course on a day: docs/formats/log-entry.md §5.13. Days are days of the calendar, sums integers of fen. */

const dayMs = 86_400_000;
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;

/** The same day so many years later; the 29th of February becomes the 28th where there is none. */
export function yearsLater(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) + years;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const rest = day.slice(4) === '-02-29' && !leap ? '-02-28' : day.slice(4);
  return `${String(year).padStart(4, '0')}${rest}`;
}

export function repaymentDue(paid: number, from: string, years: number, on: string): number {
  if (on <= from) return paid;
  for (let year = 1; year <= years; year++) {
    const end = yearsLater(from, year);
    if (on >= end) continue;
    const days = numberOf(end) - numberOf(yearsLater(from, year - 1));
    const unserved = (years - year) * days + (numberOf(end) - numberOf(on));
    return Number((BigInt(paid) * BigInt(unserved)) / BigInt(years * days));
  }
  return 0;
}
