// Numbers, moments and durations as Brazilians write them; moments in the viewer's own time zone.

const LANGUAGE = 'pt-BR';

const integer = new Intl.NumberFormat(LANGUAGE);
const tenths = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 1 });
const short = new Intl.NumberFormat(LANGUAGE, { notation: 'compact', maximumFractionDigits: 1 });
const percentage = new Intl.NumberFormat(LANGUAGE, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const relative = new Intl.RelativeTimeFormat(LANGUAGE);
const clock = new Intl.DateTimeFormat(LANGUAGE, { timeStyle: 'medium' });
const hourMinute = new Intl.DateTimeFormat(LANGUAGE, { hour: '2-digit', minute: '2-digit' });
const dateTime = new Intl.DateTimeFormat(LANGUAGE, { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' });
const exact = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'full', timeStyle: 'long' });
const weekday = new Intl.DateTimeFormat(LANGUAGE, { weekday: 'short', day: '2-digit' });
// A day of the API is a day in UTC: shown elsewhere it must not slip to the day before.
const utcDay = new Intl.DateTimeFormat(LANGUAGE, { day: '2-digit', month: '2-digit', timeZone: 'UTC' });

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

export const count = (number) => integer.format(number);
export const decimal = (number) => tenths.format(number);
export const brief = (number) => short.format(number);
export const time = (moment) => clock.format(moment);
export const dayOfWeek = (moment) => weekday.format(moment).replace('.', '');
export const momentExactly = (moment) => exact.format(new Date(moment));
export const moment = (text) => dateTime.format(new Date(text)).replace(',', '');
export const utcDate = (day) => utcDay.format(new Date(day));

// Of nouns that only take an s.
export const plural = (number, one) => (number === 1 ? one : `${one}s`);
export const counted = (number, one) => `${count(number)} ${plural(number, one)}`;
export const parcels = (number) => counted(number, 'pacote');

// "qui 26, 14:00–15:00"
export function hourSpan(start) {
  const end = new Date(start.getTime() + HOUR * 1_000);
  return `${dayOfWeek(start)}, ${hourMinute.format(start)}–${hourMinute.format(end)}`;
}

// A share of something; what is there but rounds to nothing is not shown as nothing.
export function share(part, whole = 1) {
  if (!(whole > 0)) return percentage.format(0);
  const value = part / whole;
  return value > 0 && value < 0.0005 ? `< ${percentage.format(0.001)}` : percentage.format(value);
}

// Seconds, at most two units: "3 d 4 h", "5 h 10 min", "12 min", "40 s".
export function duration(seconds) {
  if (seconds >= DAY) return two(Math.floor(seconds / DAY), 'd', Math.floor((seconds % DAY) / HOUR), 'h');
  if (seconds >= HOUR) return two(Math.floor(seconds / HOUR), 'h', Math.floor((seconds % HOUR) / MINUTE), 'min');
  return seconds >= MINUTE ? `${Math.floor(seconds / MINUTE)} min` : `${Math.floor(seconds)} s`;
}

// Seconds ago.
export function age(seconds) {
  if (seconds < 1) return 'agora mesmo';
  if (seconds < MINUTE) return relative.format(-seconds, 'second').replace('segundos', 's').replace('segundo', 's');
  if (seconds < HOUR) return relative.format(-Math.floor(seconds / MINUTE), 'minute');
  if (seconds < DAY) return relative.format(-Math.floor(seconds / HOUR), 'hour');
  return relative.format(-Math.floor(seconds / DAY), 'day');
}

function two(large, largeUnit, small, smallUnit) {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
