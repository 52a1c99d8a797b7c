/** Times of day at which a reminder may come. */

const first = 6;
const last = 18;

/** `8:30 AM` of `08:30` */
export function clockWords(time: string): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, "0")} ${hour < 12 ? "AM" : "PM"}`;
}

/** Every half hour of an office day, and the time that is set now, whatever it is. */
export function clockChoices(now: string): readonly { readonly value: string; readonly label: string }[] {
  const usual = Array.from({ length: (last - first) * 2 + 1 }, (_, n) => {
    const minutes = first * 60 + n * 30;
    return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  });
  const times = usual.includes(now) ? usual : [...usual, now].sort();
  return times.map((value) => ({ value, label: clockWords(value) }));
}
