/** What is wrong with this address, as far as the window can tell; main looks closer. */
export function emailFault(email: string): string | null {
  return /^[^\s@+.]+(\.[^\s@+.]+)*@[^\s@.]+(\.[^\s@.]+)+$/.test(email.trim())
    ? null
    : "Enter your official address, such as name@city.example.";
}
